import type { Operator, RangeOperator, ValueType } from './descriptor.ts';

const rangeOperators: ReadonlySet<Operator> = new Set<RangeOperator>(['gt', 'gte', 'lt', 'lte']);
const orderedTypes: ReadonlySet<ValueType> = new Set(['integer', 'number', 'date-time']);

/** Whether an operator compares by order. */
export function isRange(operator: Operator): operator is RangeOperator {
  return rangeOperators.has(operator);
}

/** Whether values of a type can be compared by a {@link RangeOperator}. */
export function hasOrder(type: ValueType): boolean {
  return orderedTypes.has(type);
}
