import type { ListDescriptor } from '@conoha-images/document';
import { NotChecked } from '../errors.ts';
import type { Condition } from '../model/condition.ts';
import type { Context, ListQuery } from '../model/list-query.ts';
import type { RequestedOrder } from '../model/order.ts';
import type { Survey } from '../target/survey.ts';
import { conditionsOn } from './conditions.ts';
import { orderClasses } from './order-classes.ts';
import type { Random } from './random.ts';

/** The contexts that have at least so many items. @throws {NotChecked} if there are none. */
export function contextsWith({ contexts }: Survey, minimum: 1 | 2): Context[] {
  const large = contexts.filter(({ items }) => items.length >= minimum);
  if (large.length > 0) return large;
  throw new NotChecked(minimum === 1 ? 'the list is empty' : 'no list has two items');
}

/** Any order in any syntax; undefined if the document promises no order. */
export function sampleOrder(list: ListDescriptor, random: Random): RequestedOrder | undefined {
  const kinds = orderClasses(list, random).flatMap((orderClass) => orderClass.kinds);
  return random.pick(random.pick(kinds) ?? []);
}

/**
 * A query: a context, conditions on different parameters that one of its items satisfies, and perhaps an order.
 *
 * @throws {NotChecked} if the list is empty.
 */
export function sampleQuery(list: ListDescriptor, survey: Survey, random: Random, maximumConditions = 3): ListQuery {
  const context = random.pick(contextsWith(survey, 1)) as Context;
  const all = conditionsOn(list, context, random.pick(context.items) ?? {});
  const conditions = new Map<string, Condition>();
  for (const condition of random.sample(all, random.below(maximumConditions + 1))) {
    conditions.set(condition.filter.parameter, condition);
  }
  const order = random.below(2) === 0 ? undefined : sampleOrder(list, random);
  return { context, conditions: [...conditions.values()], order };
}
