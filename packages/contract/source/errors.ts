import type { ReceivedResponse } from './target/messages.ts';

/** Thrown if a relation does not hold. */
export class RelationFailure extends Error {
  override readonly name = 'RelationFailure';
  readonly expected: string;
  readonly got: string;
  /** The responses that show the failure: one to three of them. */
  readonly responses: readonly ReceivedResponse[];

  constructor(expected: string, got: string, responses: readonly ReceivedResponse[]) {
    super(`expected ${expected}; got ${got}`);
    this.expected = expected;
    this.got = got;
    this.responses = responses;
  }
}

/** Thrown if the target's data, or what is known about it, is not enough to check a relation. */
export class NotChecked extends Error {
  override readonly name = 'NotChecked';
}

/** Thrown if nothing can be checked. Its message says why, and what to do. */
export class NotRun extends Error {
  override readonly name = 'NotRun';
}

/** Thrown instead of sending a request that would exceed the budget. */
export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent';
}
