import type { ListDescriptor, NamedProperty, SortDirection } from '@conoha-images/document';
import fc from 'fast-check';
import { orders } from '../cases/queries.ts';
import { subsetOf } from '../cases/subsets.ts';
import { NotChecked, RelationFailure } from '../errors.ts';
import { type Context, expectedItems, type ListQuery } from '../model/list-query.ts';
import {
  compareItems,
  defaultTerms,
  type RequestedOrder,
  type RequestedTerm,
  sortedProperties,
} from '../model/order.ts';
import { compareValues, type Item, propertyOf, textOf, type Value } from '../model/value.ts';
import { firstResponses, type Walk } from '../target/page.ts';
import { largestContext } from '../target/survey.ts';
import type { CheckEnvironment } from './support/environment.ts';
import { expectItems, expectSameItems, expectSameLists, readList } from './support/expectations.ts';
import { forAll } from './support/for-all.ts';
import { type Check, listRelation, type Relation } from './support/relation.ts';

const directions: readonly SortDirection[] = ['asc', 'desc'];

/** A list that is sorted by one key. */
interface SortedList {
  readonly key: NamedProperty;
  readonly direction: SortDirection;
  readonly context: Context;
  readonly walk: Walk;
}

/** A relation of the list sorted by each key in each direction. @param applies Whether a key has it. Default: every key. */
function sortedRelation(
  name: string,
  sentence: string,
  check: (environment: CheckEnvironment, sorted: SortedList) => void,
  applies: (key: NamedProperty, list: ListDescriptor) => boolean = () => true,
): Relation {
  return {
    name,
    sentence,
    checks: (list) =>
      directedKeys(list)
        .filter((key) => applies(key, list))
        .flatMap((key) =>
          directions.map((direction) => ({
            subject: `${key.name} ${direction}`,
            run: async (environment) => {
              const query = sortedQuery(environment, orderBy(list, key, direction));
              check(environment, { key, direction, context: query.context, walk: await readList(environment, query) });
            },
          })),
        ),
  };
}

/** The sort keys whose direction a request can choose. */
function directedKeys({ order }: ListDescriptor): readonly NamedProperty[] {
  return order?.by === undefined && order?.direction === undefined ? [] : order.keys;
}

/** The list with the most items, and so with the most different, equal and missing values, in an order. */
function sortedQuery({ survey }: CheckEnvironment, order: RequestedOrder | undefined): ListQuery {
  const context = largestContext(survey);
  if (context.items.length < 2) throw new NotChecked('the list has fewer than two items');
  return { context, conditions: [], order };
}

/** An order by one key: in one parameter if the list has one, and in sort keys if it does not. */
function orderBy(list: ListDescriptor, key: NamedProperty, direction: SortDirection): RequestedOrder {
  return orderByTerms(list, [{ key, direction }]);
}

function orderByTerms({ order }: ListDescriptor, terms: readonly RequestedTerm[]): RequestedOrder {
  return { syntax: order?.by === undefined ? 'key' : 'by', terms };
}

const orderKeepsItems = sortedRelation(
  'order-keeps-items',
  'Sorting neither adds nor removes items.',
  (environment, { context, walk }) => {
    expectSameItems(environment, context.items, walk.items, firstResponses(walk));
  },
);

const orderSorts = sortedRelation(
  'order-sorts',
  'Adjacent items are in order: numbers compare as numbers, times as instants, strings by their bytes.',
  (environment, sorted) =>
    expectAdjacent(environment, sorted, (left, right) => {
      if (left === undefined || right === undefined) return true;
      const difference = compareValues(left, right);
      return sorted.direction === 'asc' ? difference <= 0 : difference >= 0;
    }),
);

const orderNulls = sortedRelation(
  'order-nulls',
  'Items without a value come first in ascending order and last in descending order.',
  (environment, sorted) => {
    const { key, direction, context } = sorted;
    if (context.items.every((item) => propertyOf(item, key) !== undefined)) {
      throw new NotChecked(`every item has a value of ${key.name}`);
    }
    expectAdjacent(environment, sorted, (left, right) =>
      direction === 'asc' ? left === undefined || right !== undefined : left !== undefined || right === undefined,
    );
  },
  ({ nullable }) => nullable,
);

const orderTies = sortedRelation(
  'order-ties',
  'Items with the same value are ordered by the tie-breakers, so that the order is always the same.',
  (environment, sorted) => {
    const { list } = environment;
    const { key, direction } = sorted;
    const properties = sortedProperties(list, orderBy(list, key, direction)) ?? [];
    let ties = 0;
    expectAdjacent(environment, sorted, (left, right, a, b) => {
      if (compareValues(left, right) !== 0) return true;
      ties += 1;
      return compareItems(a, b, properties) <= 0;
    });
    if (ties === 0) throw new NotChecked(`no two items have the same ${key.name}`);
  },
  ({ property }, list) => property !== list.key,
);

const orderReverses: Relation = {
  name: 'order-reverses',
  sentence: 'The ascending list is the descending list reversed.',
  checks: (list) =>
    directedKeys(list).map((key) => ({
      subject: key.name,
      run: async (environment) => {
        const ascending = await readList(environment, sortedQuery(environment, orderBy(list, key, 'asc')));
        const descending = await readList(environment, sortedQuery(environment, orderBy(list, key, 'desc')));
        const responses = firstResponses(descending, ascending);
        expectItems(environment, descending.items.toReversed(), ascending.items, responses);
      },
    })),
};

const orderSeveralKeys = listRelation(
  'order-several-keys',
  'Each further sort key orders the items that are equal in all keys before it, in its own direction.',
  (environment) => {
    const { list } = environment;
    const requested = orders(list);
    if (!requested) throw new NotChecked('the document promises no order');
    return forAll(environment, 'orders', requested, 30, async (order) => {
      const query = sortedQuery(environment, order);
      const walk = await readList(environment, query);
      expectItems(environment, expectedItems(list, query), walk.items, firstResponses(walk));
    });
  },
  ({ order }) => order !== undefined,
);

const orderSyntaxes = listRelation(
  'order-syntaxes',
  'Both ways to request an order give the same list.',
  (environment) => {
    const direction = fc.constantFrom(...directions);
    const { keys: all = [], repeated } = environment.list.order ?? {};
    const cases = subsetOf(all, 1, repeated ? 3 : 1).chain((keys) =>
      fc.tuple(...keys.map((key) => direction.map((value) => ({ key, direction: value })))),
    );
    return forAll(environment, 'terms', cases, 12, (terms) =>
      expectSameLists(
        environment,
        sortedQuery(environment, { syntax: 'by', terms }),
        sortedQuery(environment, { syntax: 'key', terms }),
      ),
    );
  },
  ({ order }) => order?.by !== undefined && order.key !== undefined && order.direction !== undefined,
);

const orderDefault: Relation = {
  name: 'order-default',
  sentence: "If a request leaves out part of an order, the document's default applies.",
  checks: (list) => {
    const { order } = list;
    if (!order) return [];
    const standard = defaultTerms(list);
    const same = (subject: string, complete: RequestedOrder, ...short: (RequestedOrder | undefined)[]): Check => ({
      subject,
      run: async (environment) => {
        for (const requested of short) {
          await expectSameLists(environment, sortedQuery(environment, complete), sortedQuery(environment, requested));
        }
      },
    });
    const syntaxes = (['by', 'key'] as const).filter((syntax) => order[syntax] !== undefined);
    return [
      ...(standard.length > 0 ? [same('no order', orderByTerms(list, standard), undefined)] : []),
      ...order.keys.map((key) =>
        same(
          `${key.name} without a direction`,
          orderBy(list, key, order.defaultDirection),
          ...syntaxes.map((syntax): RequestedOrder => ({ syntax, terms: [{ key, direction: undefined }] })),
        ),
      ),
      ...(standard.length > 0 && order.direction !== undefined ? directions : []).map((shared) => {
        const terms = standard.map(({ key }) => ({ key, direction: undefined }));
        return same(
          `${shared} without a sort key`,
          { syntax: 'key', terms, shared },
          { syntax: 'key', terms: [], shared },
        );
      }),
    ];
  },
};

/** @throws {RelationFailure} if two adjacent items, by their values of the sort key, are not in order. */
function expectAdjacent(
  { reader }: CheckEnvironment,
  { key, walk }: SortedList,
  isOrdered: (left: Value | undefined, right: Value | undefined, a: Item, b: Item) => boolean,
): void {
  const pairs = walk.items.slice(1).map((item, index) => [walk.items[index] ?? {}, item] as const);
  const wrong = pairs.find(([a, b]) => !isOrdered(propertyOf(a, key), propertyOf(b, key), a, b));
  if (!wrong) return;
  const [first, second] = wrong.map((item) => {
    const value = propertyOf(item, key);
    return `${reader.keyOf(item)} (${key.name} ${value === undefined ? 'null' : textOf(value, key.type)})`;
  });
  throw new RelationFailure(`${second} before ${first}`, 'the reverse', firstResponses(walk));
}

export const orderRelations: readonly Relation[] = [
  orderKeepsItems,
  orderSorts,
  orderNulls,
  orderTies,
  orderReverses,
  orderSeveralKeys,
  orderSyntaxes,
  orderDefault,
];
