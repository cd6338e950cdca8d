import { elements, entriesOf, formatPointer, isObject, resolveReference } from '@conoha-images/document';
import type { JsonPath } from './json-tokens.ts';

/** The places in a value whose schema allows integers, and no other numbers. */
export class IntegerPlaces {
  /** Pointers, with `*` for each element of an array. */
  readonly #integers = new Set<string>();
  readonly #numbers = new Set<string>();

  constructor(document: object, schema: unknown) {
    this.#collect(document, schema, [], []);
  }

  has(path: JsonPath): boolean {
    const place = formatPointer(path.map((step) => (typeof step === 'number' ? '*' : step)));
    return this.#integers.has(place) && !this.#numbers.has(place);
  }

  /** @param trail The schemas that led to this one. A schema that leads back to itself is not followed again. */
  #collect(document: object, schema: unknown, path: readonly string[], trail: readonly unknown[]): void {
    const resolved = resolveReference(document, schema);
    if (!isObject(resolved) || trail.includes(resolved)) return;
    const { type, properties, items, allOf, anyOf, oneOf } = resolved;
    for (const name of [type].flat()) {
      if (name === 'integer') this.#integers.add(formatPointer(path));
      if (name === 'number') this.#numbers.add(formatPointer(path));
    }
    const inner = [...trail, resolved];
    for (const [name, property] of entriesOf(properties)) this.#collect(document, property, [...path, name], inner);
    if (items !== undefined) this.#collect(document, items, [...path, '*'], inner);
    for (const part of [allOf, anyOf, oneOf].flatMap(elements)) this.#collect(document, part, path, inner);
  }
}
