import type { Random } from '../cases/random.ts';
import type { Item } from '../model/value.ts';

/** How many items are compared to find one that is alike. */
const comparedItems = 12;

/** Finds items that many filters can't tell apart. */
export class Likeness {
  readonly #random: Random;
  readonly #properties: readonly string[];
  readonly #texts = new WeakMap<Item, readonly string[]>();

  constructor(items: readonly Item[], random: Random) {
    this.#random = random;
    this.#properties = [...new Set(items.flatMap((item) => Object.keys(item)))];
  }

  /** Some of other items that have many values in common with one. */
  alike(item: Item, others: readonly Item[], count: number): Item[] {
    if (count === 0) return [];
    const own = this.#textsOf(item);
    return this.#random
      .sample(
        others.filter((other) => other !== item),
        comparedItems,
      )
      .map((other) => ({ other, common: this.#textsOf(other).filter((text, index) => text === own[index]).length }))
      .toSorted((a, b) => b.common - a.common)
      .slice(0, count)
      .map(({ other }) => other);
  }

  #textsOf(item: Item): readonly string[] {
    const texts = this.#texts.get(item) ?? this.#properties.map((name) => JSON.stringify(item[name]) ?? '');
    this.#texts.set(item, texts);
    return texts;
  }
}
