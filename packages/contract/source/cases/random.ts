import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Draws values. The same seed and name draw the same values, whatever else is drawn in a run. */
export class Random {
  readonly #generator: ReturnType<typeof xoroshiro128plus>;

  constructor(seed: number, name: string) {
    this.#generator = xoroshiro128plus(seedOf(seed, name));
  }

  /** An integer from 0 to below a size. */
  below(size: number): number {
    return uniformInt(this.#generator, 0, size - 1);
  }

  /** One of some values; undefined if there are none. */
  pick<Value>(values: readonly Value[]): Value | undefined {
    return values.length === 0 ? undefined : values[this.below(values.length)];
  }

  /** The same values in another order. */
  shuffled<Value>(values: readonly Value[]): Value[] {
    return this.sample(values, values.length);
  }

  /** At most so many of some values, in any order. */
  sample<Value>(values: readonly Value[], size: number): Value[] {
    const all = [...values];
    const count = Math.min(size, all.length);
    for (let index = 0; index < count; index += 1) {
      const other = index + this.below(all.length - index);
      [all[index], all[other]] = [all[other] as Value, all[index] as Value];
    }
    return all.slice(0, count);
  }

  /** At most so many values of some kinds, in any order: one of each kind before a second one of any. */
  sampleOfEach<Value>(kinds: readonly (readonly Value[])[], size: number): Value[] {
    const drawn = kinds.flatMap((values) => this.shuffled(values).map((value, place) => ({ value, place })));
    const byPlace = this.shuffled(drawn).toSorted((a, b) => a.place - b.place);
    return this.shuffled(byPlace.slice(0, size)).map(({ value }) => value);
  }
}

/** A seed for each name (FNV-1a), so that what one check draws does not depend on the other checks. */
function seedOf(seed: number, name: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash | 0;
}
