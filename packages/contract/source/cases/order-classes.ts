import type { ListDescriptor, NamedProperty, SortDirection } from '@conoha-images/document';
import type { RequestedOrder, RequestedTerm } from '../model/order.ts';
import { type Item, propertyOf } from '../model/value.ts';
import type { Random } from './random.ts';

/** Orders that a service may treat alike. */
export interface OrderClass {
  /** Unique among the classes, for example `name desc`. */
  readonly name: string;
  /** A coarser class, for example all orders by one key in descending order. */
  readonly group: string;
  /** Orders, by the way they are requested. */
  readonly kinds: readonly (readonly RequestedOrder[])[];
}

const directions: readonly SortDirection[] = ['asc', 'desc'];

/** How many orders a kind with several keys has. */
const maximumOrders = 8;

/**
 * The classes of orders that a request can have: each key in each direction, several keys, and parts of an order.
 *
 * @param items Items to sort. Of several keys, those with few different values mostly come first: after a key whose values
 *   all differ, no other key decides anything.
 */
export function orderClasses({ order }: ListDescriptor, random: Random, items: readonly Item[] = []): OrderClass[] {
  if (!order) return [];
  const { by, key: keyParameter, direction: directionParameter, keys, repeated, ties } = order;
  const inBy = (terms: readonly RequestedTerm[]): RequestedOrder[] =>
    by === undefined ? [] : [{ syntax: 'by', terms }];
  const inKeys = (terms: readonly RequestedTerm[], shared?: SortDirection): RequestedOrder[] => {
    const hasDirection = shared !== undefined || terms.some(({ direction }) => direction !== undefined);
    if (keyParameter === undefined || (hasDirection && directionParameter === undefined)) return [];
    if (terms.length > 1 && !repeated) return [];
    return [{ syntax: 'key', terms, ...(shared !== undefined && { shared }) }];
  };
  const undirected = (some: readonly NamedProperty[]): RequestedTerm[] =>
    some.map((key) => ({ key, direction: undefined }));
  const directed = (some: readonly NamedProperty[]): RequestedTerm[] =>
    some.map((key) => ({ key, direction: random.pick(directions) }));
  const ordersOf = (make: () => RequestedOrder[]): RequestedOrder[] =>
    Array.from({ length: maximumOrders }, () => make()).flat();
  const several = (name: string, draw: () => readonly NamedProperty[]): OrderClass => ({
    name,
    group: 'several keys',
    kinds: [
      ordersOf(() => inBy(directed(draw()))),
      ordersOf(() => inKeys(directed(draw()))),
      ordersOf(() => inKeys(undirected(draw()), random.pick(directions))),
      ordersOf(() =>
        inBy(directed(draw()).map((term, index) => (index % 2 === 1 ? { ...term, direction: undefined } : term))),
      ),
      ordersOf(() => inKeys(undirected(draw()))),
    ],
  });
  const counts = new Map(keys.map((key) => [key, new Set(items.map((item) => propertyOf(item, key))).size]));
  const drawn = (size: number): NamedProperty[] => {
    const some = random.sample(keys, size);
    return random.below(4) === 0 ? some : some.toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0));
  };
  const [breaking, repeating] = [true, false].map((breaks) =>
    keys.filter(({ property }) => ties.some((tie) => tie.property === property) === breaks),
  ) as [NamedProperty[], NamedProperty[]];
  // A service breaks ties by such a key anyway, and may do so in a direction of its own.
  const brokenTies = breaking.flatMap((key) =>
    directions.map((direction) =>
      ordersOf(() => {
        const terms = [...directed(random.sample(repeating, 1)), { key, direction }];
        return by === undefined ? inKeys(terms) : inBy(terms);
      }),
    ),
  );
  const twoKeys = several('two keys', () => drawn(2));
  const classes: OrderClass[] = [
    ...keys.flatMap((key) =>
      directions.map((direction) => ({
        name: `${key.name} ${direction}`,
        group: `one key ${direction}`,
        kinds: [inBy([{ key, direction }]), inKeys([{ key, direction }])],
      })),
    ),
    {
      name: 'a key without a direction',
      group: 'a part of an order',
      kinds: keys.flatMap((key) => [inBy(undirected([key])), inKeys(undirected([key]))]),
    },
    {
      name: 'a direction without a key',
      group: 'a part of an order',
      kinds:
        keyParameter === undefined || directionParameter === undefined
          ? []
          : directions.map((shared): RequestedOrder[] => [{ syntax: 'key', terms: [], shared }]),
    },
    { ...twoKeys, kinds: [...twoKeys.kinds, ...brokenTies] },
    several('three keys', () => drawn(3)),
    several('more keys', () => {
      // Sometimes a key stands twice, and counts once.
      const some = drawn(4 + random.below(keys.length));
      return random.below(2) === 0 ? some : [...some, ...some.slice(0, 1)];
    }),
  ];
  return classes
    .map((orderClass) => ({ ...orderClass, kinds: orderClass.kinds.filter((kind) => kind.length > 0) }))
    .filter(({ kinds }) => kinds.length > 0);
}
