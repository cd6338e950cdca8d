/** A set of numbers from 0 on: number n is in the set if the bit n & 31 of the word n >>> 5 is set. */
export type Bitset = Int32Array;

/** An empty set for the numbers below a size. */
export function emptySet(size: number): Bitset {
  return new Int32Array((size + 31) >>> 5);
}

export function add(set: Bitset, number: number): void {
  set[number >>> 5] = (set[number >>> 5] as number) | (1 << (number & 31));
}

/** Adds some numbers of an array. */
export function addAll(set: Bitset, numbers: Uint32Array, start: number, end: number): void {
  for (let index = start; index < end; index += 1) add(set, numbers[index] as number);
}

/** Removes some numbers of an array. */
export function removeAll(set: Bitset, numbers: Uint32Array, start: number, end: number): void {
  for (let index = start; index < end; index += 1) {
    const number = numbers[index] as number;
    set[number >>> 5] = (set[number >>> 5] as number) & ~(1 << (number & 31));
  }
}

/** Removes the numbers of another set from a set, and returns it. */
export function difference(set: Bitset, other: Bitset): Bitset {
  for (let index = 0; index < set.length; index += 1) set[index] = (set[index] as number) & ~(other[index] as number);
  return set;
}

/** Adds the numbers of another set. */
export function unite(set: Bitset, other: Bitset): void {
  for (let index = 0; index < set.length; index += 1) set[index] = (set[index] as number) | (other[index] as number);
}

export function has(set: Bitset, number: number): boolean {
  return (((set[number >>> 5] as number) >>> (number & 31)) & 1) === 1;
}

/** Leaves in a set only the numbers that are in another one. */
export function intersect(set: Bitset, other: Bitset): void {
  for (let index = 0; index < set.length; index += 1) set[index] = (set[index] as number) & (other[index] as number);
}

/** How many numbers are in a set. */
export function sizeOf(set: Bitset): number {
  let size = 0;
  for (let index = 0; index < set.length; index += 1) {
    // Adds neighboring bits, then neighboring pairs, and so on.
    let word = set[index] as number;
    word = (word - ((word >>> 1) & 0x55555555)) | 0;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    word = (word + (word >>> 4)) & 0x0f0f0f0f;
    size += Math.imul(word, 0x01010101) >>> 24;
  }
  return size;
}

/** The lowest numbers of a set that are not below a start, ascending, up to a limit. */
export function lowest(set: Bitset, start: number, limit: number): number[] {
  const numbers: number[] = [];
  // In the first word, without the numbers below the start.
  let word = (set[start >>> 5] ?? 0) & (-1 << (start & 31));
  for (let index = start >>> 5; index < set.length; word = set[++index] ?? 0) {
    for (; word !== 0; word &= word - 1) {
      if (numbers.length >= limit) return numbers;
      numbers.push((index << 5) + 31 - Math.clz32(word & -word));
    }
  }
  return numbers;
}

/** The set that has, for each number of a set, the number at this index of an array. */
export function mapped(set: Bitset, numbers: Uint32Array): Bitset {
  const result = emptySet(numbers.length);
  for (let index = 0; index < set.length; index += 1) {
    for (let word = set[index] as number; word !== 0; word &= word - 1) {
      add(result, numbers[(index << 5) + 31 - Math.clz32(word & -word)] as number);
    }
  }
  return result;
}
