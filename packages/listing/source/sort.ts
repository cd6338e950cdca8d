import type { ValueIndex } from './value-index.ts';

/** The positions of all items in an order. */
export interface Sorted {
  readonly positions: Uint32Array;
  /** For each position, its index in {@link positions}. */
  readonly places: Uint32Array;
}

/** A property to sort by. */
export interface Criterion {
  /** Makes the index, which takes longer than to compare a few items. */
  readonly index: () => ValueIndex;
  /** Compares the items at two positions, ascending. */
  readonly compare: (a: number, b: number) => number;
  readonly descending: boolean;
}

/** A share of the items, as a denominator. If more than these are equal in the first criterion, all are sorted by the others. */
const few = 8;

/** Sorts by the first criterion, then by the second, and so on. The time is linear in the number of items. */
export function sort(size: number, criteria: readonly Criterion[]): Sorted {
  const positions = sortedPositions(size, criteria);
  const places = new Uint32Array(size);
  for (let place = 0; place < size; place += 1) places[positions[place] as number] = place;
  return { positions, places };
}

function sortedPositions(size: number, criteria: readonly Criterion[]): Uint32Array {
  const unsorted = new Uint32Array(size);
  for (let position = 0; position < size; position += 1) unsorted[position] = position;
  const [first, ...others] = criteria;
  if (!first) return unsorted;
  const positions = sortedStably(unsorted, first);
  const runs = runsOf(positions, first.index().ranks());
  const equal = runs.reduce((sum, [start, end]) => sum + end - start, 0);
  // From the last criterion to the first: each pass keeps the order of the items that are equal to it.
  if (equal * few > size) return criteria.reduceRight(sortedStably, unsorted);
  for (const [start, end] of runs) {
    positions.subarray(start, end).sort((a, b) => {
      for (const { compare, descending } of others) {
        const compared = compare(a, b);
        if (compared !== 0) return descending ? -compared : compared;
      }
      return a - b;
    });
  }
  return positions;
}

/** The runs of several positions with the same rank, each from a start to before an end. */
function runsOf(positions: Uint32Array, ranks: Uint32Array): [start: number, end: number][] {
  const runs: [number, number][] = [];
  for (let start = 0, end = 1; start < positions.length; start = end, end += 1) {
    const rank = ranks[positions[start] as number];
    while (end < positions.length && ranks[positions[end] as number] === rank) end += 1;
    if (end - start > 1) runs.push([start, end]);
  }
  return runs;
}

/** A counting sort. Null and absent are the lowest value. */
function sortedStably(positions: Uint32Array, { index, descending }: Criterion): Uint32Array {
  const { rankCount } = index();
  const ranks = index().ranks();
  const highest = rankCount - 1;
  /** For each rank, the place of its next item; at first, the number of items that come before its own. */
  const places = new Uint32Array(highest + 1);
  for (let position = 0; position < ranks.length; position += 1) {
    const rank = ranks[position] as number;
    places[rank] = (places[rank] as number) + 1;
  }
  let sum = 0;
  for (let count = 0; count <= highest; count += 1) {
    const rank = descending ? highest - count : count;
    const size = places[rank] as number;
    places[rank] = sum;
    sum += size;
  }
  const sorted = new Uint32Array(positions.length);
  for (let place = 0; place < positions.length; place += 1) {
    const position = positions[place] as number;
    const rank = ranks[position] as number;
    const next = places[rank] as number;
    sorted[next] = position;
    places[rank] = next + 1;
  }
  return sorted;
}
