import type { ListDescriptor, NamedProperty, SortDirection } from '@conoha-images/document';
import fc from 'fast-check';
import { NotChecked } from '../errors.ts';
import type { Context, ListQuery } from '../model/list-query.ts';
import type { RequestedOrder } from '../model/order.ts';
import type { Survey } from '../target/survey.ts';
import { conditions } from './conditions.ts';
import { subsetOf } from './subsets.ts';

/** Some sort keys: mostly few, sometimes many, sometimes one of them twice. */
function sortKeys(keys: readonly NamedProperty[]): fc.Arbitrary<NamedProperty[]> {
  const few = subsetOf(keys, 1, 3);
  return fc.oneof(
    { weight: 5, arbitrary: few },
    { weight: 1, arbitrary: subsetOf(keys, Math.min(4, keys.length), keys.length) },
    { weight: 1, arbitrary: few.map((drawn) => [...drawn, ...drawn.slice(0, 1)]) },
  );
}

/** Orders in every syntax that the list has; undefined if the document promises no order. */
export function orders({ order }: ListDescriptor): fc.Arbitrary<RequestedOrder> | undefined {
  if (!order) return undefined;
  const keys = sortKeys(order.keys);
  const direction = fc.constantFrom<SortDirection>('asc', 'desc');
  const undirected = (drawn: readonly NamedProperty[]): RequestedOrder => ({
    syntax: 'key',
    terms: drawn.map((key) => ({ key, direction: undefined })),
  });
  const inOneParameter = keys
    .chain((drawn) =>
      fc.tuple(
        ...drawn.map((key) => fc.option(direction, { nil: undefined }).map((value) => ({ key, direction: value }))),
      ),
    )
    .map((terms): RequestedOrder => ({ syntax: 'by', terms }));
  const keyLists = order.repeated ? keys : keys.map((drawn) => drawn.slice(0, 1));
  const inKeysAndDirections = keyLists.chain((drawn) =>
    fc.oneof(
      fc
        .tuple(...drawn.map((key) => direction.map((value) => ({ key, direction: value }))))
        .map((terms): RequestedOrder => ({ syntax: 'key', terms })),
      fc.constant(undirected(drawn)),
      direction.map((shared): RequestedOrder => ({ ...undirected(drawn), shared })),
    ),
  );
  const inKeys = order.direction === undefined ? keyLists.map(undirected) : inKeysAndDirections;
  return fc.oneof(...(order.by === undefined ? [] : [inOneParameter]), ...(order.key === undefined ? [] : [inKeys]));
}

/** Any order, or none; always none if the document promises no order. */
export function optionalOrders(list: ListDescriptor): fc.Arbitrary<RequestedOrder | undefined> {
  const requested = orders(list);
  return requested ? fc.option(requested, { nil: undefined }) : fc.constant(undefined);
}

/** The contexts that have at least so many items. @throws {NotChecked} if there are none. */
export function contextsWith({ contexts }: Survey, minimum: 1 | 2): Context[] {
  const large = contexts.filter(({ items }) => items.length >= minimum);
  if (large.length > 0) return large;
  throw new NotChecked(minimum === 1 ? 'the list is empty' : 'no list has two items');
}

/** Whole queries: a context, conditions that one of its items satisfies, and an order. @throws {NotChecked} if the list is empty. */
export function queries(list: ListDescriptor, survey: Survey, maximumConditions = 3): fc.Arbitrary<ListQuery> {
  return fc.constantFrom(...contextsWith(survey, 1)).chain((context) =>
    fc.record({
      context: fc.constant(context),
      conditions: conditions(list, context, maximumConditions),
      order: optionalOrders(list),
    }),
  );
}
