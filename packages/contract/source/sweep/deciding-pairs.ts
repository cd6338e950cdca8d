import type { Random } from '../cases/random.ts';
import type { Gains } from './coverage.ts';
import type { Level } from './factors.ts';

/** A level that decides what is on a page, and another one that its query has. */
export interface DecidingPair {
  readonly decider: Level;
  readonly other: Level;
}

/** How many open pairs are compared to find one whose levels have many more. */
const comparedPairs = 24;

/** Ordered pairs of groups of levels: one that decides what is on a page, beside another one that its query has. */
export class DecidingPairs {
  /** The number of each level's group. */
  readonly #groups: readonly number[];
  readonly #size: number;
  /** For each pair of groups, whether it is still to be met. */
  readonly #open: Uint8Array;
  /** How many open pairs each group is in. */
  readonly #openOf: Int32Array;
  /** Pairs of levels: those to be met first, and all. Their groups may have been met. */
  readonly #first: DecidingPair[];
  readonly #all: DecidingPair[];

  /** @param isWanted Whether a pair is to be met. @param isFirst Whether it is to be met before others. */
  constructor(
    levels: readonly Level[],
    isWanted: (pair: DecidingPair) => boolean,
    isFirst: (pair: DecidingPair) => boolean,
  ) {
    const names = [...new Set(levels.map(groupOf))];
    this.#groups = levels.map((level) => names.indexOf(groupOf(level)));
    this.#size = names.length;
    this.#open = new Uint8Array(names.length ** 2);
    this.#openOf = new Int32Array(names.length);
    this.#all = levels
      .flatMap((decider) => levels.map((other) => ({ decider, other })))
      .filter((pair) => pair.decider.factor !== pair.other.factor && isWanted(pair));
    this.#first = this.#all.filter(isFirst);
    for (const pair of this.#all) if (!this.isOpen(pair)) this.#set(pair, 1);
  }

  isOpen(pair: DecidingPair): boolean {
    return this.#open[this.#numberOf(pair)] === 1;
  }

  /** An open pair, preferably of levels that have many others; undefined if none is left. */
  next(random: Random): DecidingPair | undefined {
    return this.#nextOf(this.#first, random) ?? this.#nextOf(this.#all, random);
  }

  /** What a level would add to a query. @param decides Whether a level of it would decide. */
  gains(decides: (level: Level) => boolean): Gains {
    return {
      openOf: (level) => this.#openOf[this.#groupOf(level)] ?? 0,
      gain: (level, others) => {
        const isDecider = decides(level);
        let gain = 0;
        for (const other of others) {
          if (isDecider && this.isOpen({ decider: level, other })) gain += 1;
          if (decides(other) && this.isOpen({ decider: other, other: level })) gain += 1;
        }
        return gain;
      },
    };
  }

  /** Counts the pairs of a query as met. */
  meet(levels: readonly Level[], decisive: readonly Level[]): void {
    for (const decider of decisive) for (const other of levels) this.close({ decider, other });
  }

  /** Counts a pair as met, or as impossible. */
  close(pair: DecidingPair): void {
    if (this.isOpen(pair)) this.#set(pair, 0);
  }

  #nextOf(pairs: DecidingPair[], random: Random): DecidingPair | undefined {
    const open: DecidingPair[] = [];
    while (open.length < comparedPairs && pairs.length > 0) {
      const index = random.below(pairs.length);
      const pair = pairs[index] as DecidingPair;
      if (this.isOpen(pair)) {
        open.push(pair);
      } else {
        pairs[index] = pairs.at(-1) as DecidingPair;
        pairs.pop();
      }
    }
    const openOf = (level: Level): number => this.#openOf[this.#groupOf(level)] ?? 0;
    const rank = ({ decider, other }: DecidingPair): number => openOf(decider) + openOf(other);
    return open.toSorted((a, b) => rank(b) - rank(a))[0];
  }

  #set(pair: DecidingPair, open: 0 | 1): void {
    this.#open[this.#numberOf(pair)] = open;
    for (const level of [pair.decider, pair.other]) {
      const group = this.#groupOf(level);
      this.#openOf[group] = (this.#openOf[group] ?? 0) + (open === 1 ? 1 : -1);
    }
  }

  #numberOf({ decider, other }: DecidingPair): number {
    return this.#groupOf(decider) * this.#size + this.#groupOf(other);
  }

  #groupOf({ id }: Level): number {
    return this.#groups[id] ?? 0;
  }
}

/** All values of an operator of a filter are one group, and so are contexts with the same parameters. */
function groupOf(level: Level): string {
  return level.kind === 'filter' || level.kind === 'context' ? level.group : level.name;
}
