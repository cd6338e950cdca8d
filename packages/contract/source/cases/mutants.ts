import type { ListDescriptor, Operator, SortDirection } from '@conoha-images/document';
import type { Condition } from '../model/condition.ts';
import type { RequestedOrder } from '../model/order.ts';

/** Each range, and the one that differs from it only at its bound. */
const twins: Partial<Readonly<Record<Operator, Operator>>> = { gt: 'gte', gte: 'gt', lt: 'lte', lte: 'lt' };

/**
 * Misreadings of a condition by a careless service: a range without its bound or with it, a list without one of its ends. A
 * page that is the same for one of them does not show whether the condition is read rightly.
 */
function conditionMutants(condition: Condition): Condition[] {
  const { operator, operands } = condition;
  const twin = twins[operator];
  if (twin !== undefined) return [{ ...condition, operator: twin }];
  if (operands.length < 2) return [];
  return [operands.slice(1), operands.slice(0, -1)].map((fewer) => ({ ...condition, operands: fewer }));
}

const known = new WeakMap<Condition, readonly (Condition | undefined)[]>();

/** Misreadings of a condition, and undefined: a service may ignore it. */
export function misreadings(condition: Condition): readonly (Condition | undefined)[] {
  const all = known.get(condition) ?? [undefined, ...conditionMutants(condition)];
  known.set(condition, all);
  return all;
}

/** Misreadings of an order by a careless service: without its last key, or with that key in the other direction. */
export function orderMutants(order: RequestedOrder, list: ListDescriptor): RequestedOrder[] {
  const { terms, shared } = order;
  const last = terms.at(-1);
  if (shared !== undefined) return [{ ...order, shared: opposite(shared) }];
  if (!last || terms.length < 2) return [];
  const reversed = { ...last, direction: opposite(last.direction ?? list.order?.defaultDirection) };
  return [
    { ...order, terms: terms.slice(0, -1) },
    { ...order, terms: [...terms.slice(0, -1), reversed] },
  ];
}

function opposite(direction: SortDirection | undefined): SortDirection {
  return direction === 'asc' ? 'desc' : 'asc';
}
