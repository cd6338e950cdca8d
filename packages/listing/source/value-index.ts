import type { Operator } from '@conoha-images/document';
import { addAll, type Bitset, difference, emptySet, removeAll, unite } from './bitset.ts';
import { compareStrings } from './compare.ts';
import { sortedIndexes } from './sorted-indexes.ts';
import type { Comparable } from './value.ts';
import { type Zones, zonesOf } from './zones.ts';

/** The positions of the items that satisfy a part of a request. */
export interface Selection {
  /** Selections of a list with the same name are the same. */
  readonly name: string;
  /** The number of positions. */
  readonly count: number;
  /** The positions, if making them takes less than making their set. */
  positions?(): readonly Uint32Array[];
  bits(): Bitset;
  /** Whether a block of an order may have such an item. Without this method, any block may. */
  mayBeIn?(order: Uint32Array, block: number): boolean;
}

/** The places of a value in the positions of an index: from a start to before an end. */
type Range = readonly [start: number, end: number];

/** How many sets of the first positions are kept. Each takes a bit for each item. */
const landmarkCount = 32;

/** The positions of items by the value of a property: lowest value first, and lowest position first if values are equal. */
export class ValueIndex {
  readonly #name: string;
  /** The number of items. */
  readonly #size: number;
  /** The distinct values, ascending. A boolean is 0 or 1. */
  readonly #values: readonly string[] | Float64Array;
  /** The positions of all items that have a value. */
  readonly #positions: Uint32Array;
  /** For each distinct value, its first place in the positions; at the end, the number of places. */
  readonly #starts: Uint32Array;
  /** Sets of the first positions, which grow by the same number of places. */
  readonly #zones = new WeakMap<Uint32Array, Zones>();
  #landmarks: readonly Bitset[] | undefined;
  /** How many places there are from one landmark to the next. */
  readonly #step: number;
  /** Whether an item has several values. */
  readonly #isMultiple: boolean;

  /**
   * @param name Different for each index of a list.
   * @param size The number of items.
   * @param values The values of the items that have one, all of the same type.
   * @param owners For each value, the position of its item. An item may have several values, which follow each other.
   */
  constructor(name: string, size: number, values: readonly Comparable[], owners: Uint32Array) {
    this.#name = name;
    this.#size = size;
    const entries = areStrings(values) ? values : numbersOf(values);
    const sorted = sortedIndexes(entries);
    const firstPlaces = placesOfDistinct(entries, sorted);
    this.#values = distinctValues(entries, sorted, firstPlaces);
    this.#starts = new Uint32Array(firstPlaces.length + 1);
    this.#starts.set(firstPlaces);
    this.#starts[firstPlaces.length] = sorted.length;
    this.#isMultiple = hasRepetition(owners, sorted.length);
    this.#step = Math.ceil(sorted.length / landmarkCount) || 1;
    // The array of the sorted indexes is used again, because it is large.
    for (let place = 0; place < sorted.length; place += 1) sorted[place] = owners[sorted[place] as number] as number;
    this.#positions = sorted;
  }

  /** The number of distinct values, and one for the items without a value. */
  get rankCount(): number {
    return this.#starts.length;
  }

  /** For each item, the number of distinct values below its own, null and absent being one value, the lowest. */
  ranks(): Uint32Array {
    const ranks = new Uint32Array(this.#size);
    for (let rank = 1; rank < this.#starts.length; rank += 1) {
      const end = this.#starts[rank] as number;
      for (let place = this.#starts[rank - 1] as number; place < end; place += 1) {
        ranks[this.#positions[place] as number] = rank;
      }
    }
    return ranks;
  }

  /** The items with a value that holds in a comparison with operands. */
  select(operator: Operator, operands: readonly Comparable[]): Selection {
    const ranges = this.#compared(operator, operands);
    return {
      name: `${this.#name} ${ranges}`,
      count: ranges.reduce((sum, [start, end]) => sum + end - start, 0),
      positions: () => ranges.map(([start, end]) => this.#positions.subarray(start, end)),
      bits: () => this.#bits(ranges),
      mayBeIn: (order, block) => {
        const { lowest, highest } = this.#zonesOf(order);
        const [low, high] = [lowest[block] as number, highest[block] as number];
        return this.#isMultiple || ranges.some(([start, end]) => start <= high && low < end);
      },
    };
  }

  #zonesOf(order: Uint32Array): Zones {
    const zones = this.#zones.get(order) ?? zonesOf(order, this.#positions);
    this.#zones.set(order, zones);
    return zones;
  }

  #compared(operator: Operator, operands: readonly Comparable[]): readonly Range[] {
    const all = this.#positions.length;
    const [low, high] = this.#rangeOf(operands[0] as Comparable);
    switch (operator) {
      case 'eq':
      case 'contains':
      case 'in':
        return this.#rangesOf(operands);
      case 'neq':
        return [
          [0, low],
          [high, all],
        ];
      case 'lt':
        return [[0, low]];
      case 'lte':
        return [[0, high]];
      case 'gt':
        return [[high, all]];
      case 'gte':
        return [[low, all]];
    }
  }

  /** The places of some values, without those of a value that comes again or that no item has. */
  #rangesOf(operands: readonly Comparable[]): readonly Range[] {
    const ranges = operands.map((operand) => this.#rangeOf(operand)).filter(([start, end]) => start < end);
    return [...new Map(ranges.map((range) => [range[0], range])).values()].sort(([a], [b]) => a - b);
  }

  #bits(ranges: readonly Range[]): Bitset {
    const bits = emptySet(this.#size);
    for (const [start, end] of ranges) {
      // An item with several values may be before a range and also in it.
      if (this.#isMultiple || end - start < this.#step) addAll(bits, this.#positions, start, end);
      else unite(bits, difference(this.#first(end), this.#first(start)));
    }
    return bits;
  }

  /** A set of the first positions, up to a place. */
  #first(end: number): Bitset {
    this.#landmarks ??= landmarksOf(this.#positions, this.#size, this.#step);
    const closest = Math.round(end / this.#step);
    const place = Math.min(closest * this.#step, this.#positions.length);
    const bits = (this.#landmarks[closest] as Bitset).slice();
    if (place < end) addAll(bits, this.#positions, place, end);
    else removeAll(bits, this.#positions, end, place);
    return bits;
  }

  /** The places of a value: the first that is not below it, and the first that is above it. */
  #rangeOf(operand: Comparable): Range {
    const value = typeof operand === 'string' ? operand : numberOf(operand);
    let [low, high] = [0, this.#values.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBelow(this.#values[middle] as string | number, value)) low = middle + 1;
      else high = middle;
    }
    const end = this.#values[low] === value ? low + 1 : low;
    return [this.#starts[low] as number, this.#starts[end] as number];
  }
}

function landmarksOf(positions: Uint32Array, size: number, step: number): Bitset[] {
  const bits = emptySet(size);
  const landmarks = [bits.slice()];
  for (let start = 0; start < positions.length; start += step) {
    addAll(bits, positions, start, Math.min(start + step, positions.length));
    landmarks.push(bits.slice());
  }
  return landmarks;
}

function isBelow(a: string | number, b: string | number): boolean {
  return typeof a === 'string' ? compareStrings(a, String(b)) < 0 : a < Number(b);
}

function areStrings(values: readonly Comparable[]): values is readonly string[] {
  return typeof values[0] === 'string';
}

/** Zero is 0 and not -0, which is equal but has other bytes. */
function numberOf(value: Comparable): number {
  return Number(value) + 0;
}

function numbersOf(values: readonly Comparable[]): Float64Array {
  const numbers = new Float64Array(values.length);
  for (let index = 0; index < numbers.length; index += 1) numbers[index] = numberOf(values[index] as Comparable);
  return numbers;
}

type Entries = readonly string[] | Float64Array;

/** The places at which another value begins, if the entries are sorted. */
function placesOfDistinct(entries: Entries, sorted: Uint32Array): Uint32Array {
  const places = new Uint32Array(sorted.length);
  let count = 0;
  for (let place = 0; place < sorted.length; place += 1) {
    if (place > 0 && entries[sorted[place] as number] === entries[sorted[place - 1] as number]) continue;
    places[count] = place;
    count += 1;
  }
  return places.subarray(0, count);
}

function distinctValues(entries: Entries, sorted: Uint32Array, places: Uint32Array): Entries {
  const values = entries instanceof Float64Array ? new Float64Array(places.length) : new Array<string>(places.length);
  for (let index = 0; index < places.length; index += 1) {
    values[index] = entries[sorted[places[index] as number] as number] as never;
  }
  return values;
}

/** Whether an owner has several of the first entries. The entries of an owner follow each other. */
function hasRepetition(owners: Uint32Array, length: number): boolean {
  for (let index = 1; index < length; index += 1) if (owners[index] === owners[index - 1]) return true;
  return false;
}
