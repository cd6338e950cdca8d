import type { Answer } from './target.ts';

/** Thrown where a relation does not hold. */
export class Broken extends Error {
  override readonly name = 'Broken';
  readonly expected: string;
  readonly got: string;
  /** The answers that show it, two or three of them. */
  readonly shownBy: readonly Answer[];

  constructor(expected: string, got: string, shownBy: readonly Answer[]) {
    super(`expected ${expected}; got ${got}`);
    this.expected = expected;
    this.got = got;
    this.shownBy = shownBy;
  }
}

/** Thrown where the target's data, or what is known of it, is not enough to check a relation. */
export class NotChecked extends Error {
  override readonly name = 'NotChecked';
}

/** Thrown where nothing can be checked at all. Its message says why, and what to do. */
export class NotRun extends Error {
  override readonly name = 'NotRun';
}

/** Thrown in place of a request for which the budget has no room. */
export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent';
}
