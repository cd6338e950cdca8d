import { excerpt } from '../excerpt.ts';
import { parseInstant } from '../instant.ts';
import { member } from '../json.ts';
import { parsePointer, valueAt } from '../pointer.ts';
import type { Violation } from '../violation.ts';
import type { ComparisonOperator, Invariant, ListDescriptor, ValueType } from './descriptor.ts';

const requirements: Readonly<Record<ComparisonOperator, string>> = {
  eq: 'must equal',
  neq: 'must differ from',
  gt: 'must be greater than',
  gte: 'must be at least',
  lt: 'must be less than',
  lte: 'must be at most',
};

const timeRequirements: Readonly<Record<ComparisonOperator, string>> = {
  eq: 'must be the same instant as',
  neq: 'must not be the same instant as',
  gt: 'must be after',
  gte: 'must not be before',
  lt: 'must be before',
  lte: 'must not be after',
};

/**
 * The invariants of a list that its items break, one violation for each. A path begins with that of the array of items,
 * such as `/images/0/updated_at`.
 *
 * Values that are null, absent or of another type break none.
 *
 * @see docs/list-vocabulary.md
 */
export function contradictions(
  { items: root, invariants = [] }: Pick<ListDescriptor, 'items' | 'invariants'>,
  items: readonly unknown[],
): Violation[] {
  return invariants.flatMap((invariant) =>
    brokenIn(items, invariant).map((index) => {
      const { property, other, operator, type } = invariant;
      const path = `${root}/${index}${property}`;
      const [value, otherValue] = [property, other].map((pointer) => excerpt(valueAt(items[index], pointer)));
      return {
        path,
        message: `${path} ${requirementOf(operator, type)} the item's ${other}, ${otherValue}; given: ${value}.`,
      };
    }),
  );
}

/** The indexes of the items that break an invariant. */
function brokenIn(items: readonly unknown[], { property, other, operator, type }: Invariant): number[] {
  // Parsing the pointers for each item would take longer than the comparison.
  const [tokens, otherTokens] = [parsePointer(property), parsePointer(other)];
  const indexes: number[] = [];
  for (const [index, item] of items.entries()) {
    const value = comparable(tokens.reduce(member, item), type);
    const otherValue = comparable(otherTokens.reduce(member, item), type);
    if (value === undefined || otherValue === undefined) continue;
    if (!holds(operator, value, otherValue)) indexes.push(index);
  }
  return indexes;
}

/** A value as it is compared. A date-time is its milliseconds since 1970. */
type Comparable = string | number | boolean;

/** The value as it is compared. Undefined if it is null, absent or of another type. */
function comparable(value: unknown, type: ValueType): Comparable | undefined {
  if (type === 'date-time') return typeof value === 'string' ? parseInstant(value) : undefined;
  return typeof value === (type === 'integer' ? 'number' : type) ? (value as Comparable) : undefined;
}

function holds(operator: ComparisonOperator, value: Comparable, other: Comparable): boolean {
  switch (operator) {
    case 'eq':
      return value === other;
    case 'neq':
      return value !== other;
    case 'gt':
      return value > other;
    case 'gte':
      return value >= other;
    case 'lt':
      return value < other;
    case 'lte':
      return value <= other;
  }
}

function requirementOf(operator: ComparisonOperator, type: ValueType): string {
  return (type === 'date-time' ? timeRequirements : requirements)[operator];
}
