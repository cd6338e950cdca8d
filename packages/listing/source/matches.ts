import { type Bitset, has, intersect, lowest, mapped, sizeOf } from './bitset.ts';
import { RecentMap } from './recent-map.ts';
import type { Sorted } from './sort.ts';
import type { Selection } from './value-index.ts';
import { blockSizeOf } from './zones.ts';

/** How many sets of each kind are kept. Each takes a bit for each item. */
const maximumSets = 32;

/**
 * Shares of the list, as denominators. A selection below the first is tested item by item. Of the matches of all
 * selections, those below the second are put in order, and more are found by a walk through the order.
 */
const few = 256;
const several = 16;

/** How many blocks of an order are searched before it is known in which ones matches can be. */
const someBlocks = 8;

/** The positions that satisfy all conditions of a request. */
interface Intersection {
  readonly name: string;
  readonly bits: Bitset;
  readonly count: number;
}

/** An order of all positions, with a name. */
export interface Order extends Sorted {
  readonly name: string;
}

/**
 * Finds the positions that satisfy several conditions, in an order.
 *
 * The sets of recent requests are kept: the next page, and a request with another value for one filter, use them again.
 */
export class Matches {
  readonly #size: number;
  readonly #selections = new RecentMap<Bitset>(maximumSets);
  readonly #intersections = new RecentMap<Intersection>(maximumSets);
  /** Sets of places in an order. */
  readonly #placesInOrder = new RecentMap<Bitset>(maximumSets);

  /** @param size The number of items. */
  constructor(size: number) {
    this.#size = size;
  }

  /**
   * The first positions in an order that are in all selections.
   *
   * @param start The first place in the order that counts.
   * @param limit How many positions there are at most.
   */
  first(selections: readonly Selection[], order: Order, start: number, limit: number): number[] {
    if (limit === 0 || selections.some(({ count }) => count === 0)) return [];
    if (selections.length === 0) return Array.from(order.positions.subarray(start, start + limit));
    const smallest = selections.find(({ count, positions }) => positions && count * few <= this.#size);
    if (smallest) {
      const others = selections.filter((selection) => selection !== smallest).map((selection) => this.#bits(selection));
      return firstOfFew(smallest, others, order, start, limit);
    }
    const { name, bits, count } = this.#intersection(selections);
    if (count * several > this.#size) return walk(bits, selections, order.positions, start, limit);
    const places = this.#placesInOrder.of(`${name} ${order.name}`, () => mapped(bits, order.places));
    return positionsAt(lowest(places, start, limit), order);
  }

  #bits(selection: Selection): Bitset {
    return this.#selections.of(selection.name, () => selection.bits());
  }

  #intersection(selections: readonly Selection[]): Intersection {
    const name = selections.map((selection) => selection.name).join('\n');
    return this.#intersections.of(name, () => {
      const sets = selections.map((selection) => this.#bits(selection));
      const bits = (sets[0] as Bitset).slice();
      for (const set of sets.slice(1)) intersect(bits, set);
      return { name, bits, count: sizeOf(bits) };
    });
  }
}

/** The first positions of an order that are in a small selection and in some sets. */
function firstOfFew(
  { count, positions }: Selection,
  sets: readonly Bitset[],
  order: Order,
  start: number,
  limit: number,
): number[] {
  const places = new Uint32Array(count);
  let size = 0;
  for (const range of positions?.() ?? []) {
    for (let index = 0; index < range.length; index += 1) {
      const position = range[index] as number;
      const place = order.places[position] as number;
      if (place < start || !isInAll(sets, position)) continue;
      places[size] = place;
      size += 1;
    }
  }
  const sorted = places.subarray(0, size).sort();
  return positionsAt(sorted.length > limit ? sorted.subarray(0, limit) : sorted, order);
}

function isInAll(sets: readonly Bitset[], position: number): boolean {
  for (const set of sets) if (!has(set, position)) return false;
  return true;
}

function positionsAt(places: ArrayLike<number>, { positions }: Order): number[] {
  const found: number[] = [];
  for (let index = 0; index < places.length; index += 1) found.push(positions[places[index] as number] as number);
  return found;
}

/** The first positions of an order that are in a set, which has the positions that are in all selections. */
function walk(
  set: Bitset,
  selections: readonly Selection[],
  order: Uint32Array,
  start: number,
  limit: number,
): number[] {
  const found: number[] = [];
  const blockSize = blockSizeOf(order);
  const firstBlock = Math.floor(start / blockSize);
  for (let block = firstBlock; block * blockSize < order.length && found.length < limit; block += 1) {
    const isSearched =
      block < firstBlock + someBlocks || selections.every(({ mayBeIn }) => mayBeIn?.(order, block) ?? true);
    if (!isSearched) continue;
    const end = Math.min((block + 1) * blockSize, order.length);
    for (let place = Math.max(start, block * blockSize); place < end && found.length < limit; place += 1) {
      const position = order[place] as number;
      if (has(set, position)) found.push(position);
    }
  }
  return found;
}
