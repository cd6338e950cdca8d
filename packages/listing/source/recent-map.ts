/** The values that were used most recently, up to a number of them. */
export class RecentMap<Value> {
  readonly #maximum: number;
  readonly #values = new Map<string, Value>();

  constructor(maximum: number) {
    this.#maximum = maximum;
  }

  /** The value of a key, which is made if it is not here. */
  of(key: string, make: () => Value): Value {
    const known = this.#values.get(key);
    const value = known ?? make();
    // Setting it again makes it the last of the map, so the first is the one that was unused for the longest time.
    if (known !== undefined) this.#values.delete(key);
    this.#values.set(key, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.#maximum && oldest !== undefined) this.#values.delete(oldest);
    return value;
  }
}
