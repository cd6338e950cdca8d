import type { ListDescriptor } from '@conoha-images/document';
import { add, emptySet, sizeOf } from './bitset.ts';
import { Collection } from './collection.ts';
import { Filters } from './filters.ts';
import { ListError } from './list-error.ts';
import { Matches, type Order } from './matches.ts';
import { parseInteger } from './number.ts';
import { readOrder, type Term } from './order.ts';
import { type QueryPairs, type Roles, rolesOf, type SettingNames, settingNames } from './query.ts';
import { RecentMap } from './recent-map.ts';
import { sort } from './sort.ts';
import type { Selection } from './value-index.ts';

/**
 * Which items a caller may see. This is the service's own rule, which a list descriptor can't express.
 *
 * A list keeps what a scope lists for as long as the scope exists. So give the same object for each request of the same
 * caller: asking a new one for a page takes a call of `lists` for each item.
 */
export interface Scope<Item> {
  /** Whether pages may have the item. */
  readonly lists: (item: Item) => boolean;
  /** Whether the item may be the marker. */
  readonly reads: (item: Item) => boolean;
}

/** One page of items of a list, as positions, with the queries that its links have. */
export interface PagePositions {
  /** The positions of the page's items in {@link Listing.items}. */
  readonly positions: readonly number[];
  /** The query of the first page. */
  readonly first: QueryPairs;
  /** The query of the next page. Undefined if this page is not full and therefore the last. */
  readonly next: QueryPairs | undefined;
}

const everything: Scope<unknown> = { lists: () => true, reads: () => true };

/** How many orders of the items are kept. Each takes 8 bytes for each item. */
const maximumOrders = 16;

/**
 * A list operation over a collection of items: returns the page that a query asks for.
 *
 * Items are sorted when an order is first needed, and a property gets an index when a filter first compares it. Both are
 * kept. After that, filters take set operations with a bit for each item, and no page takes a scan of the items.
 *
 * @see docs/list-vocabulary.md
 */
export class Listing<Item> {
  readonly #list: ListDescriptor;
  readonly #collection: Collection<Item>;
  readonly #filters: Filters<Item>;
  readonly #settings: SettingNames;
  readonly #matches: Matches;
  readonly #orders = new RecentMap<Order>(maximumOrders);
  /** What each scope lists. */
  readonly #listed = new WeakMap<Scope<Item>, Selection>();
  #scopes = 0;

  /** @throws {TypeError} if an item has no key or the same key as another. */
  constructor(list: ListDescriptor, items: readonly Item[]) {
    this.#list = list;
    this.#settings = settingNames(list);
    this.#collection = new Collection(items, list.key);
    this.#filters = new Filters(list, this.#collection);
    this.#matches = new Matches(items.length);
  }

  get items(): readonly Item[] {
    return this.#collection.items;
  }

  /**
   * The item after which the page of a query starts; undefined if the query has no marker. Does not make the page.
   *
   * @throws {ListError} if {@link page} rejects the query.
   */
  markerOf(query: QueryPairs, scope: Scope<Item> = everything): Item | undefined {
    const { marker } = this.#read(query, scope);
    return marker === undefined ? undefined : this.items[marker];
  }

  /**
   * The page that a query asks for.
   *
   * @param scope Default: the caller may see every item.
   * @throws {ListError} if the query is invalid.
   */
  page(query: QueryPairs, scope: Scope<Item> = everything): PagePositions {
    const { page } = this.#list;
    const { limit, offset, order, conditions, marker } = this.#read(query, scope);
    const sorted = this.#inOrder(order);
    const start = marker === undefined ? 0 : (sorted.places[marker] as number) + 1;
    const found = this.#matches.first(
      [...conditions.map((select) => select()), ...(scope === everything ? [] : [this.#listedBy(scope)])],
      sorted,
      start,
      offset + limit,
    );
    const positions = found.slice(offset);
    const first = query.filter(([name]) => name !== page.marker);
    const last = positions.length === limit ? positions.at(-1) : undefined;
    return {
      positions,
      first,
      next: last === undefined ? undefined : [...first, [page.marker, this.#collection.keyOf(last)]],
    };
  }

  #read(query: QueryPairs, scope: Scope<Item>) {
    const roles = rolesOf(this.#settings, query);
    // Glance checks in this order, so a request with two mistakes gets the same error.
    const listed = this.#filters.readListed(roles);
    const limit = this.#readLimit(roles);
    const offset = this.#readOffset(roles);
    const order = readOrder(this.#list, roles);
    const conditions = [...listed, ...this.#filters.readRemaining(roles)];
    const marker = this.#readMarker(roles, scope);
    return { limit, offset, order, conditions, marker };
  }

  #readLimit({ settings }: Roles): number {
    const { limit, minimumLimit, maximumLimit, default: byDefault, maximum } = this.#list.page;
    const value = readCount(limit, settings, minimumLimit, maximumLimit) ?? byDefault ?? Number.POSITIVE_INFINITY;
    return Math.min(value, maximum ?? value);
  }

  #readOffset({ settings }: Roles): number {
    const { offset, minimumOffset, maximumOffset } = this.#list.page;
    return (offset === undefined ? undefined : readCount(offset, settings, minimumOffset, maximumOffset)) ?? 0;
  }

  #readMarker({ settings }: Roles, { reads }: Scope<Item>): number | undefined {
    const { marker, unknownMarker } = this.#list.page;
    const key = settings.get(marker)?.[0];
    if (key === undefined) return undefined;
    const position = this.#collection.positionOf(key);
    if (position === undefined) {
      throw new ListError('unknown-marker', marker, key, 'the key of an item that exists', key, unknownMarker);
    }
    if (reads(this.items[position] as Item)) return position;
    throw new ListError('marker-not-readable', marker, key, 'the key of an item that the caller may see', key, 403);
  }

  #listedBy(scope: Scope<Item>): Selection {
    const known = this.#listed.get(scope);
    if (known) return known;
    const listed = emptySet(this.items.length);
    for (let position = 0; position < this.items.length; position += 1) {
      if (scope.lists(this.items[position] as Item)) add(listed, position);
    }
    this.#scopes += 1;
    const selection = { name: `scope ${this.#scopes}`, count: sizeOf(listed), bits: () => listed };
    this.#listed.set(scope, selection);
    return selection;
  }

  #inOrder(terms: readonly Term[]): Order {
    const name = terms.map(({ property, direction }) => `${direction} ${property.property}`).join();
    return this.#orders.of(name, () => ({
      name,
      ...sort(
        this.items.length,
        terms.map(({ property, direction }) => ({
          index: () => this.#collection.values(property),
          compare: this.#collection.comparison(property),
          descending: direction === 'desc',
        })),
      ),
    }));
  }
}

/** The value of a parameter that counts items; undefined if the query does not have it. */
function readCount(
  name: string,
  settings: Roles['settings'],
  minimum = 0,
  maximum = Number.POSITIVE_INFINITY,
): number | undefined {
  const text = settings.get(name)?.[0];
  if (text === undefined) return undefined;
  const value = parseInteger(text);
  if (value === undefined) throw new ListError('not-an-integer', name, text, 'a whole number, 0 or greater');
  if (value < 0) throw new ListError('negative', name, text, '0 or greater');
  if (value >= minimum && value <= maximum) return value;
  const range = maximum === Number.POSITIVE_INFINITY ? `${minimum} or greater` : `from ${minimum} to ${maximum}`;
  throw new ListError('out-of-range', name, text, range);
}
