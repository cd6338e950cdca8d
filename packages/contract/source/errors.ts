import { inWords, type Parameters } from './model/parameters.ts';
import type { Item } from './model/value.ts';
import type { ReceivedResponse } from './target/messages.ts';

/** Two lists that should be the same. */
export interface Comparison {
  readonly expected: readonly Item[];
  readonly got: readonly Item[];
  /** Whether their order should be the same too. */
  readonly inOrder: boolean;
}

/** Thrown if a relation does not hold. */
export class RelationFailure extends Error {
  override readonly name = 'RelationFailure';
  readonly expected: string;
  readonly got: string;
  /** The responses that show the failure: one to three of them. */
  readonly responses: readonly ReceivedResponse[];

  /** The lists that differ. Undefined if the relation compares something else. */
  readonly compared: Comparison | undefined;

  constructor(expected: string, got: string, responses: readonly ReceivedResponse[], compared?: Comparison) {
    super(`expected ${expected}; got ${got}`);
    this.expected = expected;
    this.got = got;
    this.responses = responses;
    this.compared = compared;
  }
}

/** Thrown if a link does not have the parameters that it should have. */
export class LinkFailure extends RelationFailure {
  readonly expectedParameters: Parameters;
  readonly gotParameters: Parameters;

  constructor(expectedParameters: Parameters, gotParameters: Parameters, responses: readonly ReceivedResponse[]) {
    const got = inWords(gotParameters) || 'a link without parameters';
    super(`a link with ${inWords(expectedParameters)}`, got, responses);
    this.expectedParameters = expectedParameters;
    this.gotParameters = gotParameters;
  }
}

/** Thrown if responses have different versions of an item, as they have if somebody changes it meanwhile. */
export class VersionFailure extends RelationFailure {}

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
