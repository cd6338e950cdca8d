import type { Ranks } from './collection.ts';

/** The positions of all items in an order. */
export interface Sorted {
  readonly positions: Uint32Array;
  /** For each position, its index in {@link positions}. */
  readonly places: Uint32Array;
}

export interface Criterion {
  readonly ranks: Ranks;
  readonly descending: boolean;
}

/** Sorts by the first criterion, then by the second, and so on. The time is linear in the number of items. */
export function sort(size: number, criteria: readonly Criterion[]): Sorted {
  // From the last criterion to the first: each pass keeps the order of the items that are equal to it.
  const positions = criteria.reduceRight(
    sortedStably,
    Uint32Array.from({ length: size }, (_, position) => position),
  );
  const places = new Uint32Array(size);
  for (const [place, position] of positions.entries()) places[position] = place;
  return { positions, places };
}

/** A counting sort. `ends[n]` is the index for the next item of slot n; at first, the number of items in lower slots. */
function sortedStably(positions: Uint32Array, { ranks: { ofItems, count }, descending }: Criterion): Uint32Array {
  const slots = descending ? ofItems.map((rank) => count - 1 - rank) : ofItems;
  const ends = new Uint32Array(count + 1);
  for (const slot of slots) add(ends, slot + 1, 1);
  for (let slot = 1; slot <= count; slot += 1) add(ends, slot, ends[slot - 1] ?? 0);
  const sorted = new Uint32Array(positions.length);
  for (const position of positions) {
    const slot = slots[position] ?? 0;
    sorted[ends[slot] ?? 0] = position;
    add(ends, slot, 1);
  }
  return sorted;
}

function add(numbers: Uint32Array, index: number, amount: number): void {
  numbers[index] = (numbers[index] ?? 0) + amount;
}
