export { bodyPropertyNames } from './body-properties.ts';
export { type Description, DocumentError } from './description.ts';
export { examplesOf, examplesOfParameter } from './examples.ts';
export { excerpt } from './excerpt.ts';
export { foldCase } from './fold-case.ts';
export { parseInstant } from './instant.ts';
export { elements, entriesOf, isObject, type JsonObject, member } from './json.ts';
export { contradictions } from './lists/contradictions.ts';
export type {
  Additional,
  ComparisonOperator,
  Filter,
  Invariant,
  Link,
  ListDescriptor,
  NamedProperty,
  Operator,
  OrderRule,
  OtherParameter,
  PageRule,
  Property,
  RangeOperator,
  SortDirection,
  SortTerm,
  ValueType,
} from './lists/descriptor.ts';
export type { Path, Problem, Rule } from './lists/problem.ts';
export { type ReadLists, readLists } from './lists/read-lists.ts';
export { formatPointer, type Pointer, parsePointer, valueAt, withValueAt } from './pointer.ts';
export { nodeAt, referenceTokens, resolveReference } from './reference.ts';
export { type DocumentedResponse, documentedResponse } from './responses.ts';
export { serverOf } from './servers.ts';
export { suggestionFor } from './suggestion.ts';
export { type TokenPlace, tokenPlace } from './token.ts';
export type { Violation } from './violation.ts';
export { wrongValue } from './wrong-value.ts';
