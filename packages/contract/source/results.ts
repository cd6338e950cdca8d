import type { Topic } from './relations/index.ts';

/** What shows that a relation does not hold. */
export interface Failure {
  readonly expected: string;
  readonly got: string;
  /** Shell commands that reproduce it. In place of a token they have an environment variable. */
  readonly curl: readonly string[];
}

/** The result of one check. */
export interface Result {
  readonly topic: Topic;
  readonly relation: string;
  /** The part of the list that was checked, for example a parameter. Missing for the whole list. */
  readonly subject?: string;
  readonly sentence: string;
  /** `known`: the check failed, and the profile knows why. */
  readonly status: 'held' | 'failed' | 'known' | 'not-checked';
  /** Why it was not checked, or what is known about the failure. */
  readonly reason?: string;
  /** The known finding, by its name in docs/glance-findings.md. */
  readonly finding?: string;
  readonly failure?: Failure;
  readonly requests: number;
  readonly milliseconds: number;
}

/** The results of all checks. */
export interface Report {
  /** Where the list is. */
  readonly url: string;
  readonly operationId: string;
  readonly seed: number;
  readonly requests: number;
  readonly milliseconds: number;
  readonly results: readonly Result[];
}
