import type { Pointer, Property, ValueType } from '@conoha-images/document';
import { type Comparable, comparableAt, compare, elementsAt } from './value.ts';

/** Which values of a property are lower than which. */
export interface Ranks {
  /** For each item, how many different values are lower than its own. Null and absent are one value, the lowest. */
  readonly ofItems: Uint32Array;
  /** How many different values there are. */
  readonly count: number;
}

/** The items of a list by position, and their properties by name: each is read when it is first needed, and kept. */
export class Collection<Item> {
  readonly items: readonly Item[];
  readonly #key: Pointer;
  readonly #positions = new Map<string, number>();
  readonly #values = new Map<string, readonly (Comparable | undefined)[]>();
  readonly #elements = new Map<string, readonly ReadonlySet<Comparable>[]>();
  readonly #ranks = new Map<string, Ranks>();

  /** @throws {TypeError} where an item has no key, or that of another. */
  constructor(items: readonly Item[], key: Pointer) {
    this.items = items;
    this.#key = key;
    for (const position of items.keys()) {
      const own = this.keyOf(position);
      const other = this.#positions.get(own);
      if (other !== undefined) throw new TypeError(`Items ${other} and ${position} have the same ${key}: ${own}.`);
      this.#positions.set(own, position);
    }
  }

  /** Where the item with this key is; undefined where there is none. */
  positionOf(key: string): number | undefined {
    return this.#positions.get(key);
  }

  keyOf(position: number): string {
    const key = comparableAt(this.items[position], this.#key, 'string');
    if (typeof key === 'string') return key;
    throw new TypeError(`Item ${position} has no string at ${this.#key}, which is its key.`);
  }

  values({ property, type }: Property): readonly (Comparable | undefined)[] {
    return kept(this.#values, property, type, () => this.items.map((item) => comparableAt(item, property, type)));
  }

  elements({ property, type }: Property): readonly ReadonlySet<Comparable>[] {
    return kept(this.#elements, property, type, () => this.items.map((item) => elementsAt(item, property, type)));
  }

  ranks(property: Property): Ranks {
    return kept(this.#ranks, property.property, property.type, () => {
      const values = this.values(property);
      const different = [...new Set(values)].filter((value) => value !== undefined).sort(compare);
      const rankOf = new Map<Comparable | undefined, number>(different.map((value, index) => [value, index + 1]));
      return {
        ofItems: Uint32Array.from(values, (value) => rankOf.get(value) ?? 0),
        count: different.length + 1,
      };
    });
  }
}

function kept<T>(map: Map<string, T>, property: Pointer, type: ValueType, make: () => T): T {
  const key = `${type} ${property}`;
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
