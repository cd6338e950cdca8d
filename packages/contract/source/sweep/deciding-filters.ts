import { misreadings } from '../cases/mutants.ts';
import type { Oracle } from '../model/oracle.ts';
import type { Chosen } from './wish.ts';

/** Filters that decide: for each misreading of one of them, there is an item that it treats otherwise and that all others find. */
export class DecidingFilters {
  readonly filters: Chosen[] = [];
  readonly #oracle: Oracle;
  readonly #members: bigint;
  readonly #needed: number;
  #found: bigint;
  #told: readonly bigint[] = [];

  /** @param members The items of the list. @param needed How many of them all filters must find at least. */
  constructor(oracle: Oracle, members: bigint, needed: number) {
    this.#oracle = oracle;
    this.#members = members;
    this.#needed = needed;
    this.#found = members;
  }

  /** The items that satisfy all filters. */
  get found(): bigint {
    return this.#found;
  }

  /** For each misreading of a filter that decides, the items that it treats otherwise and that the others find. */
  get told(): readonly bigint[] {
    return this.#told;
  }

  /**
   * Adds a filter that decides, if all others go on deciding.
   *
   * @param isTelling Whether every misreading must treat an item of the list differently.
   */
  add(chosen: Chosen, isTelling = false): boolean {
    const matches = this.#oracle.matches(chosen.condition);
    const treated = misreadings(chosen.condition).map(
      (misread) => ((misread ? this.#oracle.matches(misread) : this.#members) ^ matches) & this.#members,
    );
    if (isTelling && treated.includes(0n)) return false;
    // A misreading that treats all items of the list alike can't be told apart.
    const told = treated.filter((items) => items !== 0n).map((items) => items & this.#found);
    return told.length > 0 && !told.includes(0n) && this.#add(chosen, matches, told);
  }

  /** Adds a filter that need not decide, if all others go on deciding. */
  restrict(chosen: Chosen): boolean {
    const matches = this.#oracle.matches(chosen.condition);
    const isFinding = (this.#found & matches) !== 0n || this.#told.length > 0;
    return isFinding && this.#add(chosen, matches, []);
  }

  #add(chosen: Chosen, matches: bigint, own: readonly bigint[]): boolean {
    const told = this.#told.map((items) => items & matches);
    const found = this.#found & matches;
    if (told.includes(0n) || countOf(found) < this.#needed) return false;
    this.#found = found;
    this.#told = [...told, ...own];
    this.filters.push(chosen);
    return true;
  }
}

/** How many bits of a number are set. */
function countOf(bits: bigint): number {
  return bits.toString(2).replaceAll('0', '').length;
}
