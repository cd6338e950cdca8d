import type { Pointer, Property, ValueType } from '@conoha-images/document';
import { type Comparable, comparableAt, compare, elementsAt } from './value.ts';

/** The order of the values of a property. */
export interface Ranks {
  /** For each item, the number of distinct values lower than its own. Null and absent are one value, the lowest. */
  readonly ofItems: Uint32Array;
  /** The number of distinct values. */
  readonly count: number;
}

/** The items of a list by position, with the values of their properties, which are kept once they have been read. */
export class Collection<Item> {
  readonly items: readonly Item[];
  readonly #key: Pointer;
  readonly #positions = new Map<string, number>();
  readonly #values = new Map<string, readonly (Comparable | undefined)[]>();
  readonly #elements = new Map<string, readonly ReadonlySet<Comparable>[]>();
  readonly #ranks = new Map<string, Ranks>();

  /** @throws {TypeError} if an item has no key or the same key as another. */
  constructor(items: readonly Item[], key: Pointer) {
    this.items = items;
    this.#key = key;
    for (const position of items.keys()) {
      const itemKey = this.keyOf(position);
      const other = this.#positions.get(itemKey);
      if (other !== undefined) throw new TypeError(`Items ${other} and ${position} have the same ${key}: ${itemKey}.`);
      this.#positions.set(itemKey, position);
    }
  }

  /** The position of the item with this key. Undefined if there is none. */
  positionOf(key: string): number | undefined {
    return this.#positions.get(key);
  }

  /** @throws {TypeError} if the item has no key. */
  keyOf(position: number): string {
    const key = comparableAt(this.items[position], this.#key, 'string');
    if (typeof key === 'string') return key;
    throw new TypeError(`Item ${position} has no string at ${this.#key}, its key.`);
  }

  /** For each item, the value of the property. */
  values({ property, type }: Property): readonly (Comparable | undefined)[] {
    return kept(this.#values, property, type, () => this.items.map((item) => comparableAt(item, property, type)));
  }

  /** For each item, the elements of the array at the property. */
  elements({ property, type }: Property): readonly ReadonlySet<Comparable>[] {
    return kept(this.#elements, property, type, () => this.items.map((item) => elementsAt(item, property, type)));
  }

  /** For each item, the place of its value among all values of the property. */
  ranks(property: Property): Ranks {
    return kept(this.#ranks, property.property, property.type, () => {
      const values = this.values(property);
      const distinct = [...new Set(values)].filter((value) => value !== undefined).sort(compare);
      const rankOf = new Map<Comparable | undefined, number>(distinct.map((value, index) => [value, index + 1]));
      return {
        ofItems: Uint32Array.from(values, (value) => rankOf.get(value) ?? 0),
        count: distinct.length + 1,
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
