export type {
  Additional,
  Filter,
  ListDescriptor,
  NamedProperty,
  Operator,
  Order,
  OtherParameter,
  Page,
  Pointer,
  Property,
  RangeOperator,
  SortDirection,
  SortTerm,
  ValueType,
} from './descriptor.ts';
export type { Problem, Rule } from './problem.ts';
export { type ReadLists, readLists } from './read-lists.ts';
