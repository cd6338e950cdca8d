import type { ListDescriptor, NamedProperty, SortDirection } from '@conoha-images/document';
import fc from 'fast-check';
import { Broken, NotChecked } from '../broken.ts';
import { orders, some } from '../cases.ts';
import type { Walk } from '../pages.ts';
import { type Context, compareItems, expectedItems, meaningOf, type Order, type Query, type Term } from '../query.ts';
import { expectKeys, expectSameKeys, firstOf, forAll, listOf, type Session } from '../session.ts';
import { compareValues, type Item, propertyOf, textOf } from '../value.ts';
import type { Check, Relation } from './relation.ts';

interface Sorted {
  readonly key: NamedProperty;
  readonly direction: SortDirection;
  readonly context: Context;
  readonly walk: Walk;
}

/** Checks a relation of the list as it is sorted by each sort key, in each direction. */
function sortedChecks(list: ListDescriptor, check: (session: Session, sorted: Sorted) => void): Check[] {
  const directions: readonly SortDirection[] =
    list.order?.by === undefined && list.order?.direction === undefined ? [] : ['asc', 'desc'];
  return (list.order?.keys ?? []).flatMap((key) =>
    directions.map((direction) => ({
      of: `${key.name} ${direction}`,
      run: async (session) => {
        const context = widest(session);
        check(session, { key, direction, context, walk: await sortedBy(session, context, [{ key, direction }]) });
      },
    })),
  );
}

/** The context that has the most items: with them come the most values, and the most that are equal or absent. */
function widest({ survey }: Session): Context {
  const [first, ...others] = survey.contexts;
  const found = others.reduce((best, each) => (each.items.length > best.items.length ? each : best), first as Context);
  if (found.items.length < 2) throw new NotChecked('the list has less than two items');
  return found;
}

function sortedBy(session: Session, context: Context, terms: readonly Term[]): Promise<Walk> {
  return listOf(session, { context, conditions: [], order: ask(session.list, terms) });
}

/** Asks for an order in the syntax that the list has: by one parameter, where it has both. */
function ask({ order }: ListDescriptor, terms: readonly Term[]): Order {
  return { syntax: order?.by === undefined ? 'key' : 'by', terms };
}

const orderPermutes: Relation = {
  name: 'order-permutes',
  sentence: 'A list that is sorted has the items that it has otherwise.',
  checks: (list) =>
    sortedChecks(list, ({ reader }, { context, walk }) => {
      expectSameKeys(reader.keysOf(context.items), reader.keysOf(walk.items), firstOf(walk));
    }),
};

const orderSorts: Relation = {
  name: 'order-sorts',
  sentence:
    'Of two items that follow each other, the first is not after the second: numbers compare as numbers, times as instants, strings by their bytes.',
  checks: (list) =>
    sortedChecks(list, ({ reader }, { key, direction, walk }) => {
      const wrong = neighbour(walk.items, (a, b) => {
        const [left, right] = [propertyOf(a, key), propertyOf(b, key)];
        if (left === undefined || right === undefined) return true;
        const compared = compareValues(left, right);
        return direction === 'asc' ? compared <= 0 : compared >= 0;
      });
      if (!wrong) return;
      const [expected, got] = wrong.map((item) => named(reader.keyOf(item), key, item));
      throw new Broken(`${got} before ${expected}`, 'the other way round', firstOf(walk));
    }),
};

const orderNulls: Relation = {
  name: 'order-nulls',
  sentence: 'Items without a value come first in ascending order, and last in descending.',
  checks: (list) =>
    sortedChecks(
      withKeys(list, ({ nullable }) => nullable),
      ({ reader }, { key, direction, context, walk }) => {
        const lacks = (item: Item): boolean => propertyOf(item, key) === undefined;
        if (!context.items.some(lacks)) throw new NotChecked(`every item has a value of ${key.name}`);
        const wrong = neighbour(walk.items, (a, b) =>
          direction === 'asc' ? lacks(a) || !lacks(b) : !lacks(a) || lacks(b),
        );
        if (!wrong) return;
        const place = direction === 'asc' ? 'before' : 'after';
        const keys = wrong.map((item) => named(reader.keyOf(item), key, item));
        throw new Broken(
          `what has no ${key.name} ${place} what has one`,
          `${keys[0]} before ${keys[1]}`,
          firstOf(walk),
        );
      },
    ),
};

const orderTies: Relation = {
  name: 'order-ties',
  sentence: 'Items with the same value come in the order of what breaks ties, so that the order is always the same.',
  checks: (list) =>
    sortedChecks(
      withKeys(list, ({ property }) => property !== list.key),
      (session, { key, direction, walk }) => {
        const { reader } = session;
        const meaning = meaningOf(session.list, ask(session.list, [{ key, direction }])) ?? [];
        let ties = 0;
        const wrong = neighbour(walk.items, (a, b) => {
          if (compareValues(propertyOf(a, key), propertyOf(b, key)) !== 0) return true;
          ties += 1;
          return compareItems(a, b, meaning) <= 0;
        });
        if (wrong) {
          const [first, second] = wrong.map((item) => reader.keyOf(item));
          const value = named(`both with the same`, key, wrong[0]);
          throw new Broken(`${second} before ${first} (${value})`, 'the other way round', firstOf(walk));
        }
        if (ties === 0) throw new NotChecked(`no two items have the same ${key.name}`);
      },
    ),
};

const orderReverses: Relation = {
  name: 'order-reverses',
  sentence: 'The ascending list is the descending one, read backwards.',
  checks: ({ order }) =>
    (order?.by === undefined && order?.direction === undefined ? [] : (order?.keys ?? [])).map((key) => ({
      of: key.name,
      run: async (session) => {
        const context = widest(session);
        const up = await sortedBy(session, context, [{ key, direction: 'asc' }]);
        const down = await sortedBy(session, context, [{ key, direction: 'desc' }]);
        const { reader } = session;
        expectKeys(reader.keysOf(down.items).toReversed(), reader.keysOf(up.items), firstOf(down, up));
      },
    })),
};

const orderByAll: Relation = {
  name: 'order-by-all-keys',
  sentence: 'Of several sort keys, each one orders what the keys before it leave equal, in its own direction.',
  checks: ({ order }) =>
    order
      ? [
          {
            run: (session) => {
              const { list, reader } = session;
              const context = widest(session);
              const asked = orders(list);
              if (!asked) throw new NotChecked('the document promises no order');
              return forAll(session, 'orders', asked, 30, async (each) => {
                const query: Query = { context, conditions: [], order: each };
                const got = await listOf(session, query);
                expectKeys(reader.keysOf(expectedItems(list, query)), reader.keysOf(got.items), firstOf(got));
              });
            },
          },
        ]
      : [],
};

const orderSyntaxes: Relation = {
  name: 'order-syntaxes',
  sentence: 'Both ways to ask for an order give the same list.',
  checks: ({ order }) =>
    order?.by === undefined || order.key === undefined || order.direction === undefined
      ? []
      : [
          {
            run: (session) => {
              const context = widest(session);
              const direction = fc.constantFrom<SortDirection>('asc', 'desc');
              const terms = some(order.keys, 1, 3).chain((keys) =>
                fc.tuple(...keys.map((key) => direction.map((each) => ({ key, direction: each })))),
              );
              return forAll(session, 'terms', terms, 12, async (each) => {
                const { reader } = session;
                const [by, key] = [
                  await listOf(session, { context, conditions: [], order: { syntax: 'by', terms: each } }),
                  await listOf(session, { context, conditions: [], order: { syntax: 'key', terms: each } }),
                ];
                expectKeys(reader.keysOf(by.items), reader.keysOf(key.items), firstOf(by, key));
              });
            },
          },
        ],
};

const orderDefault: Relation = {
  name: 'order-default',
  sentence: 'What a request leaves out of the order is what the document has as the default.',
  checks: (list) => {
    const { order } = list;
    if (!order) return [];
    const standard = order.default.flatMap(({ key, direction }) => {
      const found = order.keys.find(({ name }) => name === key);
      return found ? [{ key: found, direction }] : [];
    });
    const same = (of: string, short: readonly Order[] | undefined, long: Order): Check => ({
      of,
      run: async (session) => {
        const context = widest(session);
        const { reader } = session;
        const expected = await listOf(session, { context, conditions: [], order: long });
        for (const each of short ?? [undefined]) {
          const got = await listOf(session, { context, conditions: [], order: each });
          expectKeys(reader.keysOf(expected.items), reader.keysOf(got.items), firstOf(expected, got));
        }
      },
    });
    const syntaxes = [
      ...(order.by === undefined ? [] : ['by' as const]),
      ...(order.key === undefined ? [] : ['key' as const]),
    ];
    return [
      ...(standard.length > 0 ? [same('no order', undefined, ask(list, standard))] : []),
      ...order.keys.map((key) =>
        same(
          `${key.name} without a direction`,
          syntaxes.map((syntax) => ({ syntax, terms: [{ key, direction: undefined }] })),
          ask(list, [{ key, direction: order.defaultDirection }]),
        ),
      ),
      ...(standard.length > 0 && order.direction !== undefined
        ? (['asc', 'desc'] as const).map((shared) =>
            same(`${shared} without a sort key`, [{ syntax: 'key', terms: [], shared }], {
              syntax: 'key',
              terms: standard.map(({ key }) => ({ key, direction: undefined })),
              shared,
            }),
          )
        : []),
    ];
  },
};

function withKeys(list: ListDescriptor, keep: (key: NamedProperty) => boolean): ListDescriptor {
  return list.order ? { ...list, order: { ...list.order, keys: list.order.keys.filter(keep) } } : list;
}

/** The first two neighbours that do not stand as they should. */
function neighbour(items: readonly Item[], isRight: (a: Item, b: Item) => boolean): [Item, Item] | undefined {
  for (const [index, item] of items.entries()) {
    const next = items[index + 1];
    if (next !== undefined && !isRight(item, next)) return [item, next];
  }
  return undefined;
}

function named(key: string, property: NamedProperty, item: Item | undefined): string {
  const value = item === undefined ? undefined : propertyOf(item, property);
  return `${key} ${property.name} ${value === undefined ? 'null' : textOf(value, property.type)}`;
}

export const orderRelations: readonly Relation[] = [
  orderPermutes,
  orderSorts,
  orderNulls,
  orderTies,
  orderReverses,
  orderByAll,
  orderSyntaxes,
  orderDefault,
];
