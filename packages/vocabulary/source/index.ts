export type {
  Filter,
  ListDescriptor,
  Operator,
  Order,
  OtherParameter,
  Page,
  Pointer,
  Property,
  SortDirection,
  SortKey,
  SortTerm,
  ValueType,
} from './descriptor.ts';
export type { Problem, Rule } from './problem.ts';
export { type ReadLists, readLists } from './read-lists.ts';
