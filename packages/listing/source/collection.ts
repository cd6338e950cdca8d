import { type Pointer, type Property, parsePointer } from '@conoha-images/document';
import { emptySet } from './bitset.ts';
import { RecentMap } from './recent-map.ts';
import { type Comparable, comparableAt, compare, elementsAt } from './value.ts';
import { type Selection, ValueIndex } from './value-index.ts';

/** How many indexes of properties that the document does not describe are kept, because requests can name any. */
const maximumUndescribed = 16;

/** The items of a list by position, with indexes of their properties, which are made when they are first needed. */
export class Collection<Item> {
  readonly items: readonly Item[];
  readonly #key: Pointer;
  readonly #keyTokens: readonly string[];
  readonly #positions = new Map<string, number>();
  readonly #indexes = new Map<string, ValueIndex>();
  /** The same indexes by the descriptor's own object, which is faster to find. */
  readonly #byProperty = new WeakMap<Property, ValueIndex>();
  readonly #undescribed = new RecentMap<ValueIndex>(maximumUndescribed);
  #names: ReadonlySet<string> | undefined;

  /** @throws {TypeError} if an item has no key or the same key as another. */
  constructor(items: readonly Item[], key: Pointer) {
    this.items = items;
    this.#key = key;
    this.#keyTokens = parsePointer(key);
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
    const key = comparableAt(this.items[position], this.#keyTokens, 'string');
    if (typeof key === 'string') return key;
    throw new TypeError(`Item ${position} has no string at ${this.#key}, its key.`);
  }

  /** The items by the value of a property. */
  values(property: Property): ValueIndex {
    const known = this.#byProperty.get(property);
    if (known) return known;
    const { property: pointer, type } = property;
    const tokens = parsePointer(pointer);
    const index = this.#kept(`${type} ${pointer}`, (item, add) => add(comparableAt(item, tokens, type)));
    this.#byProperty.set(property, index);
    return index;
  }

  /** Compares the values of two items. Null and absent are equal and lowest. */
  comparison({ property, type }: Property): (a: number, b: number) => number {
    const tokens = parsePointer(property);
    const valueAt = (position: number): Comparable | undefined => comparableAt(this.items[position], tokens, type);
    return (a, b) => compare(valueAt(a), valueAt(b));
  }

  /** The items by the elements of the array at a property. */
  elements({ property, type }: Property): ValueIndex {
    const tokens = parsePointer(property);
    return this.#kept(`elements ${type} ${property}`, (item, add) => elementsAt(item, tokens, type).forEach(add));
  }

  /** The items that have a string in a property which the document does not describe. */
  undescribed(name: string, value: string): Selection {
    this.#names ??= namesOf(this.items);
    if (!this.#names.has(name)) return nothing;
    const index = this.#undescribed.of(name, () =>
      this.#index(`own ${name}`, (item, add) => add(ownString(item, name))),
    );
    return index.select('eq', [value]);
  }

  #kept(name: string, read: Reader<Item>): ValueIndex {
    const index = this.#indexes.get(name) ?? this.#index(name, read);
    this.#indexes.set(name, index);
    return index;
  }

  #index(name: string, read: Reader<Item>): ValueIndex {
    const values: Comparable[] = [];
    let owners = new Uint32Array(this.items.length);
    let position = 0;
    const add = (value: Comparable | undefined): void => {
      if (value === undefined) return;
      if (values.length === owners.length) owners = withRoom(owners);
      owners[values.length] = position;
      values.push(value);
    };
    for (; position < this.items.length; position += 1) read(this.items[position] as Item, add);
    return new ValueIndex(name, this.items.length, values, owners);
  }
}

/** Adds the values that an item has at a property. */
type Reader<Item> = (item: Item, add: (value: Comparable | undefined) => void) => void;

function withRoom(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(2 * numbers.length);
  longer.set(numbers);
  return longer;
}

/** The selection of no item. */
export const nothing: Selection = { name: 'nothing', count: 0, bits: () => emptySet(0) };

/** The names of all properties of all items. */
function namesOf(items: readonly unknown[]): ReadonlySet<string> {
  const names = new Set<string>();
  let previous: readonly string[] = [];
  for (const item of items) {
    const current = typeof item === 'object' && item !== null ? Object.keys(item) : [];
    // Most items have the names of the item before, and comparing them is faster than adding them.
    for (let index = 0; index < current.length; index += 1) {
      if (current[index] !== previous[index]) names.add(current[index] as string);
    }
    previous = current;
  }
  return names;
}

function ownString(item: unknown, name: string): string | undefined {
  if (typeof item !== 'object' || item === null || !Object.hasOwn(item, name)) return undefined;
  const value = (item as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
}
