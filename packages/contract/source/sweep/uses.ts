import type { Random } from '../cases/random.ts';
import type { Gains } from './coverage.ts';
import type { Level } from './factors.ts';

/** A kind of a level's values. */
interface Kind {
  readonly level: Level;
  readonly kind: number;
}

/** Counts how often each kind of value was read rightly, as a page showed, so that all of them are. */
export class Uses {
  /** By level and kind. */
  readonly #counts = new Map<Level, number[]>();

  of({ level, kind }: Kind): number {
    return this.#counts.get(level)?.[kind] ?? 0;
  }

  add({ level, kind }: Kind): void {
    const counts = this.#counts.get(level) ?? [];
    counts[kind] = (counts[kind] ?? 0) + 1;
    this.#counts.set(level, counts);
  }
}

/** Levels by how many new combinations they would add to a query: the most first, and equal ones in any order. */
export function sortedByGain<Some extends Level>(
  candidates: readonly Some[],
  levels: readonly Level[],
  gains: Gains,
  random: Random,
  weight: (level: Some) => number = () => 1,
): Some[] {
  return random
    .shuffled(candidates)
    .map((level) => ({
      level,
      gain: (1 + gains.gain(level, levels)) * weight(level),
      open: gains.openOf(level),
    }))
    .toSorted((a, b) => b.gain - a.gain || b.open - a.open)
    .map(({ level }) => level);
}
