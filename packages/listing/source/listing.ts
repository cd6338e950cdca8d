import type { ListDescriptor } from '@conoha-images/vocabulary';
import { Collection } from './collection.ts';
import { Filters } from './filters.ts';
import { ListError } from './list-error.ts';
import { parseInteger } from './number.ts';
import { readOrder, type Term } from './order.ts';
import { type Query, type Roles, rolesOf } from './query.ts';
import { type Sorted, sort } from './sort.ts';

/** Which items a caller gets to see. That is the service's own rule, which no list descriptor says. */
export interface Scope<Item> {
  /** Whether an item may be in a page. */
  readonly lists: (item: Item) => boolean;
  /** Whether an item may be the marker, after which a page starts. */
  readonly reads: (item: Item) => boolean;
}

export interface Page {
  /** Where each of the page's items stands among {@link Listing.items}. */
  readonly positions: readonly number[];
  /** The query of the first page. */
  readonly first: Query;
  /** The query of the next page. Undefined where this page is not full, and so the last. */
  readonly next: Query | undefined;
}

const everything: Scope<unknown> = { lists: () => true, reads: () => true };

/** How many orders of the items are kept, of 8 bytes an item each. */
const mostOrders = 16;

/**
 * What a list operation does: answers a query from a collection.
 *
 * Items are sorted when an order is first asked for, and properties are read when first compared; both are kept. From
 * then on a page costs what it returns and what its filters pass over on the way, wherever it starts.
 *
 * @see docs/list-vocabulary.md
 */
export class Listing<Item> {
  readonly #list: ListDescriptor;
  readonly #collection: Collection<Item>;
  readonly #filters: Filters<Item>;
  readonly #orders = new Map<string, Sorted>();

  /** @throws {TypeError} where an item has no key, or that of another. */
  constructor(list: ListDescriptor, items: readonly Item[]) {
    this.#list = list;
    this.#collection = new Collection(items, list.key);
    this.#filters = new Filters(list, this.#collection);
  }

  get items(): readonly Item[] {
    return this.#collection.items;
  }

  /**
   * The item after which the page of a query starts; undefined if the query has no marker. Makes no page.
   *
   * @throws {ListError} if {@link page} rejects the query.
   */
  markerOf(query: Query, scope: Scope<Item> = everything): Item | undefined {
    const { marker } = this.#read(query, scope);
    return marker === undefined ? undefined : this.items[marker];
  }

  /**
   * Answers a query.
   *
   * @param scope Default: every item is listed and read.
   * @throws {ListError} where the query asks for what the list does not do.
   */
  page(query: Query, scope: Scope<Item> = everything): Page {
    const { page } = this.#list;
    const { limit, order, conditions, marker } = this.#read(query, scope);
    const { positions: sorted, places } = this.#inOrder(order);
    const positions: number[] = [];
    let place = marker === undefined ? 0 : (places[marker] ?? 0) + 1;
    for (; place < sorted.length && positions.length < limit; place += 1) {
      const position = sorted[place] as number;
      const isListed = scope.lists(this.items[position] as Item);
      if (isListed && conditions.every((holds) => holds(position))) positions.push(position);
    }
    const first = query.filter(([name]) => name !== page.marker);
    const last = positions.length === limit ? positions.at(-1) : undefined;
    return {
      positions,
      first,
      next: last === undefined ? undefined : [...first, [page.marker, this.#collection.keyOf(last)]],
    };
  }

  #read(query: Query, scope: Scope<Item>) {
    const roles = rolesOf(this.#list, query);
    // Glance checks in this order, so of two mistakes the same one is answered.
    const listed = this.#filters.readListed(roles);
    const limit = this.#readLimit(roles);
    const order = readOrder(this.#list, roles);
    const conditions = [...listed, ...this.#filters.readRemaining(roles)];
    const marker = this.#readMarker(roles, scope);
    return { limit, order, conditions, marker };
  }

  #readLimit({ given }: Roles): number {
    const { limit, default: absent = Number.POSITIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = this.#list.page;
    const { least = 0, most = Number.POSITIVE_INFINITY } = this.#list.page;
    const text = given.get(limit)?.[0];
    const value = text === undefined ? absent : parseInteger(text);
    if (value === undefined) throw new ListError('not-an-integer', limit, text ?? '', 'a whole number, 0 or greater');
    if (value < 0) throw new ListError('negative', limit, text ?? '', '0 or greater');
    if (text !== undefined && (value < least || value > most)) {
      const range = most === Number.POSITIVE_INFINITY ? `${least} or greater` : `from ${least} to ${most}`;
      throw new ListError('out-of-range', limit, text, range);
    }
    return Math.min(value, maximum);
  }

  #readMarker({ given }: Roles, { reads }: Scope<Item>): number | undefined {
    const { marker } = this.#list.page;
    const key = given.get(marker)?.[0];
    if (key === undefined) return undefined;
    const position = this.#collection.positionOf(key);
    if (position === undefined) throw new ListError('unknown-marker', marker, key, 'the key of an item that exists');
    if (reads(this.items[position] as Item)) return position;
    throw new ListError('marker-not-readable', marker, key, 'the key of an item that the caller may see');
  }

  #inOrder(terms: readonly Term[]): Sorted {
    const name = terms.map(({ property, direction }) => `${direction} ${property.property}`).join();
    const kept = this.#orders.get(name);
    const sorted =
      kept ??
      sort(
        this.items.length,
        terms.map(({ property, direction }) => ({
          ranks: this.#collection.ranks(property),
          descending: direction === 'desc',
        })),
      );
    // Set anew, it is the last of the map; the first is the one not asked for the longest.
    this.#orders.delete(name);
    this.#orders.set(name, sorted);
    const [oldest] = this.#orders.keys();
    if (this.#orders.size > mostOrders && oldest !== undefined) this.#orders.delete(oldest);
    return sorted;
  }
}
