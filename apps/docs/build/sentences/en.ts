import type { Filter, ListDescriptor, OtherParameter } from '@conoha-images/document';
import type { Behavior, Sentences } from './sentences.ts';

const operators: Sentences['operators'] = {
  eq: 'equal to the value',
  neq: 'not equal to the value',
  gt: 'greater than the value',
  gte: 'at least the value',
  lt: 'less than the value',
  lte: 'at most the value',
  in: 'equal to one of the comma-separated values',
  contains: 'containing the value',
};

export const english: Sentences = {
  operators,
  filter,
  other: ({ reason }: OtherParameter) => [reason],
  list: (_list: ListDescriptor): Behavior[] => [],
};

function filter({ property, operators: [first] }: Filter): string[] {
  return [`Selects items whose \`${property.slice(1)}\` is ${operators[first]}.`];
}
