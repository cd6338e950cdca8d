import type { ComparisonOperator, Invariant } from '@conoha-images/document';
import { holds, type Item, propertyOf } from './value.ts';

const requirements: Readonly<Record<ComparisonOperator, string>> = {
  eq: 'equal to',
  neq: 'different from',
  gt: 'greater than',
  gte: 'not less than',
  lt: 'less than',
  lte: 'not greater than',
};

const timeRequirements: Readonly<Record<ComparisonOperator, string>> = {
  ...requirements,
  gt: 'after',
  gte: 'not before',
  lt: 'before',
  lte: 'not after',
};

/** Whether an item is as an invariant says. One of which a value is missing is. */
export function keepsInvariant(item: Item, { property, operator, other, type }: Invariant): boolean {
  const value = propertyOf(item, { property, type });
  const otherValue = propertyOf(item, { property: other, type });
  return value === undefined || otherValue === undefined || holds(operator, value, [otherValue]);
}

/** How the first value of an invariant compares with the second, such as `not before`. */
export function requirementOf({ operator, type }: Invariant): string {
  return (type === 'date-time' ? timeRequirements : requirements)[operator];
}
