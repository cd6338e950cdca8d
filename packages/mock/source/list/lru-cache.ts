/** The values that were read or set most recently, with their keys, up to a total size. */
export class LruCache<Value> {
  readonly #limit: number;
  readonly #sizeOf: (value: Value, key: string) => number;
  readonly #values = new Map<string, Value>();
  #size = 0;

  /**
   * @param limit The maximum of the sizes' sum. A value that exceeds it alone is not kept.
   * @param sizeOf The size of a value with its key. Must be the same each time.
   */
  constructor(limit: number, sizeOf: (value: Value, key: string) => number) {
    this.#limit = limit;
    this.#sizeOf = sizeOf;
  }

  get(key: string): Value | undefined {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    // Setting it again moves it to the end of the map. The first is the least recent.
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    this.#delete(key);
    const size = this.#sizeOf(value, key);
    if (size > this.#limit) return;
    this.#values.set(key, value);
    this.#size += size;
    for (const oldest of this.#values.keys()) {
      if (this.#size <= this.#limit) break;
      this.#delete(oldest);
    }
  }

  #delete(key: string): void {
    const value = this.#values.get(key);
    if (value === undefined) return;
    this.#values.delete(key);
    this.#size -= this.#sizeOf(value, key);
  }
}
