import type { Level } from './factors.ts';

/** How many of the combinations of levels were met. */
export interface Covered {
  readonly covered: number;
  /** How many the document and the data allow, as far as that was tried. */
  readonly possible: number;
  readonly all: number;
}

/** What a level would add to a query. */
export interface Gains {
  /** How many new combinations a query would meet if it had a further level. */
  gain(level: Level, others: readonly Level[]): number;
  /** How many open combinations a level has, whatever else a query has. */
  openOf(level: Level): number;
}

/** Combinations of levels that queries are to meet. */
abstract class Coverage implements Gains {
  readonly #combinations: (readonly Level[])[] = [];
  readonly #open = new Set<number>();
  readonly #impossible = new Set<number>();
  /** How many open combinations each level has, by its number. */
  readonly #openOf: number[] = [];
  #covered = 0;

  /** Visits the numbers of the combinations that a level forms with other levels of a query. */
  protected abstract visit(level: Level, others: readonly Level[], visitor: (number: number) => void): void;

  /** Adds a combination. @returns Its number. */
  protected add(combination: readonly Level[]): number {
    const number = this.#combinations.length;
    this.#combinations.push(combination);
    this.#open.add(number);
    this.#count(number, 1);
    return number;
  }

  /** The combinations that are still to be met: their numbers. */
  open(): number[] {
    return [...this.#open];
  }

  isOpen(number: number): boolean {
    return this.#open.has(number);
  }

  combination(number: number): readonly Level[] {
    return this.#combinations[number] ?? [];
  }

  openOf({ id }: Level): number {
    return this.#openOf[id] ?? 0;
  }

  gain(level: Level, others: readonly Level[]): number {
    let gain = 0;
    this.visit(level, others, (number) => {
      if (this.#open.has(number)) gain += 1;
    });
    return gain;
  }

  /** Counts the combinations of a query as met. */
  meet(levels: readonly Level[]): void {
    for (const [index, level] of levels.entries()) {
      this.visit(level, levels.slice(0, index), (number) => this.cover(number));
    }
  }

  /** Counts a combination as met. */
  cover(number: number): void {
    if (this.#close(number) || this.#impossible.delete(number)) this.#covered += 1;
  }

  /** Counts a combination as impossible, until a query meets it. */
  giveUp(number: number): void {
    if (this.#close(number)) this.#impossible.add(number);
  }

  get counts(): Covered {
    const all = this.#combinations.length;
    return { covered: this.#covered, possible: all - this.#impossible.size, all };
  }

  #close(number: number): boolean {
    if (!this.#open.delete(number)) return false;
    this.#count(number, -1);
    return true;
  }

  #count(number: number, step: number): void {
    for (const level of this.combination(number)) this.#openOf[level.id] = this.openOf(level) + step;
  }
}

/** Pairs of levels. */
export class PairCoverage extends Coverage {
  /** The number of each pair, or -1. */
  readonly #numbers: Int32Array;
  readonly #size: number;

  /** @param excludes Whether no query can have both levels. */
  constructor(levels: readonly Level[], excludes: (a: Level, b: Level) => boolean) {
    super();
    this.#size = levels.length;
    this.#numbers = new Int32Array(levels.length ** 2).fill(-1);
    for (const [index, a] of levels.entries()) {
      for (const b of levels.slice(index + 1)) {
        if (a.factor === b.factor || excludes(a, b)) continue;
        const number = this.add([a, b]);
        this.#numbers[a.id * this.#size + b.id] = number;
        this.#numbers[b.id * this.#size + a.id] = number;
      }
    }
  }

  protected override visit(level: Level, others: readonly Level[], visitor: (number: number) => void): void {
    for (const other of others) {
      const number = this.#numbers[level.id * this.#size + other.id] ?? -1;
      if (number >= 0) visitor(number);
    }
  }
}

/** Triples of a filter, an order and a position. */
export class TripleCoverage extends Coverage {
  readonly #numbers = new Map<string, number>();
  readonly #related = new Set<number>();

  /** @param areRelated Whether a service probably has a rule for both levels. */
  constructor(levels: readonly Level[], areRelated: (filter: Level, order: Level) => boolean) {
    super();
    const ofKind = (kind: Level['kind']): Level[] => levels.filter((level) => level.kind === kind);
    for (const filter of ofKind('filter')) {
      for (const order of ofKind('order')) {
        for (const position of ofKind('position')) {
          const number = this.add([filter, order, position]);
          this.#numbers.set(keyOf(filter, order, position), number);
          if (areRelated(filter, order)) this.#related.add(number);
        }
      }
    }
  }

  /** Whether a service probably has a rule for the filter and the order of a triple. */
  isRelated(number: number): boolean {
    return this.#related.has(number);
  }

  /** Counts the triples of a query as met of which at least one level decides, apart from related ones. */
  override meet(levels: readonly Level[], decisive = levels): void {
    const [order, position] = (['order', 'position'] as const).map((kind) =>
      levels.find((level) => level.kind === kind),
    );
    if (!order || !position) return;
    const isPlaced = decisive.includes(order) || decisive.includes(position);
    for (const filter of levels) {
      const number = this.#numbers.get(keyOf(filter, order, position));
      if (number === undefined || this.isRelated(number)) continue;
      if (isPlaced || decisive.includes(filter)) this.cover(number);
    }
  }

  protected override visit(level: Level, others: readonly Level[], visitor: (number: number) => void): void {
    const all = [level, ...others];
    const order = all.find(({ kind }) => kind === 'order');
    const position = all.find(({ kind }) => kind === 'position');
    if (!order || !position) return;
    // If the level is a filter, only its own triple is new. If not, it completes the triples of all filters.
    for (const filter of level.kind === 'filter' ? [level] : all.filter(({ kind }) => kind === 'filter')) {
      const number = this.#numbers.get(keyOf(filter, order, position));
      if (number !== undefined) visitor(number);
    }
  }
}

function keyOf(filter: Level, order: Level, position: Level): string {
  return [filter.id, order.id, position.id].join();
}

/** What a level would add to two coverages. @param weight How much more the first one counts. */
export function sumOf(one: Gains, other: Gains, weight: number): Gains {
  return {
    gain: (level, others) => weight * one.gain(level, others) + other.gain(level, others),
    openOf: (level) => weight * one.openOf(level) + other.openOf(level),
  };
}
