import { type Filter, type ListDescriptor, valueAt } from '@conoha-images/document';
import { type ComparedValue, type Condition, comparedValue, testOf } from './condition.ts';
import type { Context, ListQuery, PageQuery } from './list-query.ts';
import { compareItems, type RequestedOrder, sortedProperties } from './order.ts';
import { compareValues, type Item, propertyOf } from './value.ts';

/** What a page should have. */
export interface ExpectedPage {
  readonly items: readonly Item[];
  /** How many items of the list follow the page. */
  readonly following: number;
}

/**
 * Says what a query should get, by what was read of the target's data. It remembers how items compare, because it is
 * asked about thousands of queries before any of them is sent.
 */
export class Oracle {
  readonly list: ListDescriptor;
  /** Every item that the caller can see in any context. */
  readonly items: readonly Item[];
  readonly #numbers: ReadonlyMap<Item, number>;
  /** The number that stands for each item alone. */
  readonly #bits: ReadonlyMap<Item, bigint>;
  readonly #byKey: ReadonlyMap<string, Item>;
  readonly #members = new WeakMap<Context, bigint>();
  readonly #matches = new WeakMap<Condition, bigint>();
  readonly #tests = new WeakMap<Condition, (value: ComparedValue) => boolean>();
  readonly #columns = new WeakMap<Filter, readonly ComparedValue[]>();
  readonly #columnsByName = new Map<string, readonly ComparedValue[]>();
  readonly #sequences = new Map<string, readonly Item[]>();

  /** @param items Every item of the contexts that queries will have, once. */
  constructor(list: ListDescriptor, items: readonly Item[]) {
    this.list = list;
    this.items = items;
    this.#numbers = new Map(items.map((item, index) => [item, index]));
    this.#bits = new Map(items.map((item, index) => [item, 1n << BigInt(index)]));
    this.#byKey = new Map(items.map((item) => [this.keyOf(item), item]));
  }

  /** The item with a key; undefined if no caller's list has it. */
  itemWith(key: string): Item | undefined {
    return this.#byKey.get(key);
  }

  keyOf(item: Item): string {
    return String(valueAt(item, this.list.key));
  }

  /** Some items, as a number with a bit for each item. */
  bitsOf(items: readonly Item[]): bigint {
    return items.reduce((all, item) => all | (this.#bits.get(item) ?? 0n), 0n);
  }

  /** The items of a context, as a number with a bit for each item. */
  members(context: Context): bigint {
    return remembered(this.#members, context, () => {
      // Each context was read for itself, so an item of two contexts is two objects.
      const keys = new Set(context.items.map((item) => this.keyOf(item)));
      return bits(this.items.map((item) => keys.has(this.keyOf(item))));
    });
  }

  /** The items that satisfy a condition, whatever the context. */
  matches(condition: Condition): bigint {
    return remembered(this.#matches, condition, () => {
      const values = this.#values(condition.filter);
      const isMatch = testOf(condition);
      return bits(values.map(isMatch));
    });
  }

  /** Whether all of some items satisfy a condition. */
  isSatisfied(condition: Condition, items: readonly Item[]): boolean {
    const values = this.#values(condition.filter);
    const isMatch = remembered(this.#tests, condition, () => testOf(condition));
    return items.every((item) => isMatch(values[this.#numbers.get(item) ?? -1]));
  }

  /** The items of the list that a query describes, without its order. */
  found({ context, conditions }: Pick<ListQuery, 'context' | 'conditions'>): bigint {
    return conditions.reduce((found, condition) => found & this.matches(condition), this.members(context));
  }

  /** Some items, in an order. If the document promises no order, they have the order of {@link items}. */
  sorted(found: bigint, order: RequestedOrder | undefined): Item[] {
    const bits = found.toString(2);
    return this.#sequence(order).filter((item) => bits.at(-1 - (this.#numbers.get(item) ?? 0)) === '1');
  }

  /** What a page should have. @param size How many items a page has if neither the query nor the document says so. */
  page(query: PageQuery, size = Number.POSITIVE_INFINITY): ExpectedPage {
    return this.cut(this.sorted(this.found(query), query.order), query, size);
  }

  /** The page that a query with a marker, an offset and a limit cuts from a list. */
  cut(
    all: readonly Item[],
    { order, marker, offset = 0, limit }: PageQuery,
    size = Number.POSITIVE_INFINITY,
  ): ExpectedPage {
    const { default: standard = size, maximum = Number.POSITIVE_INFINITY } = this.list.page;
    const rest = (marker ? this.after(all, marker, order) : all).slice(offset);
    const items = rest.slice(0, Math.min(limit ?? standard, maximum));
    return { items, following: rest.length - items.length };
  }

  /** The items of a list that stand after a marker, which need not be one of them. */
  after(all: readonly Item[], marker: Item, order: RequestedOrder | undefined): readonly Item[] {
    const index = all.indexOf(marker);
    if (index >= 0) return all.slice(index + 1);
    const properties = sortedProperties(this.list, order) ?? [];
    const next = all.findIndex((item) => compareItems(item, marker, properties) > 0);
    return next < 0 ? [] : all.slice(next);
  }

  /** What a filter compares of each item. */
  #values(filter: Filter): readonly ComparedValue[] {
    return remembered(this.#columns, filter, () => {
      const { property, type, operators, ignoreCase } = filter;
      const name = JSON.stringify([property, type, operators.includes('contains'), ignoreCase]);
      return remembered(this.#columnsByName, name, () => this.items.map((item) => comparedValue(item, filter)));
    });
  }

  #sequence(order: RequestedOrder | undefined): readonly Item[] {
    const properties = sortedProperties(this.list, order);
    if (!properties) return this.items;
    // Not by its parameters: two orders, of which one is a misreading of the other, may have the same.
    const name = JSON.stringify(properties.map(({ property, direction }) => [property, direction]));
    return remembered(this.#sequences, name, () => {
      const columns = properties.map((property) => ({
        direction: property.direction,
        values: this.items.map((item) => propertyOf(item, property)),
      }));
      return [...this.items.keys()]
        .toSorted((a, b) => {
          for (const { direction, values } of columns) {
            const difference = compareValues(values[a], values[b]);
            if (difference !== 0) return direction === 'asc' ? difference : -difference;
          }
          return 0;
        })
        .map((index) => this.items[index] as Item);
    });
  }
}

/** A number with a bit for each value that is true; the first value is the lowest bit. */
function bits(values: readonly boolean[]): bigint {
  let digits = '';
  for (const value of values) digits = (value ? '1' : '0') + digits;
  return digits === '' ? 0n : BigInt(`0b${digits}`);
}

interface Store<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

/** A value that is found out only once. */
function remembered<Key, Value>(store: Store<Key, Value>, key: Key, find: () => Value): Value {
  const known = store.get(key);
  if (known !== undefined) return known;
  const value = find();
  store.set(key, value);
  return value;
}
