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
  /**
   * `known`: the check failed, and the profile knows why. `warning`: a standard allows what the check found, but it breaks
   * some clients.
   */
  readonly status: 'held' | 'failed' | 'warning' | 'known' | 'not-checked';
  /** Why it was not checked, or what is known about the failure. */
  readonly reason?: string;
  /** The known finding, by its name in docs/glance-findings.md. */
  readonly finding?: string;
  readonly failure?: Failure;
  readonly requests: number;
  readonly milliseconds: number;
}

/** How many checks were made. */
export interface MadeChecks {
  /** Checks with a verdict. The others were not checked. */
  readonly made: number;
  readonly all: number;
}

/** How many combinations of values of several parameters were requested. */
export interface CoveredCombinations {
  readonly covered: number;
  /** Those that the data allows: an item has the values. */
  readonly possible: number;
  /** Those that follow from the document. */
  readonly all: number;
}

/** A share that is lower than required. */
export interface LowShare {
  readonly subject: 'checks' | 'pairs';
  /** In percent, rounded down to one decimal. */
  readonly percent: number;
}

/** Combinations of two and of three parameters. Missing if the run counted none. */
export interface Combinations {
  readonly pairs?: CoveredCombinations;
  readonly triples?: CoveredCombinations;
}

/** How much of what follows from the document was checked. */
export interface Coverage extends Combinations {
  readonly checks: MadeChecks;
  /** The lowest allowed share of all checks, and of the pairs that the data allows, in percent. */
  readonly required: number;
  /** The shares that are lower. */
  readonly low: readonly LowShare[];
}

/** The results of all checks. */
export interface Report {
  /** Where the list is. */
  readonly url: string;
  readonly operationId: string;
  readonly seed: number;
  readonly requests: number;
  readonly milliseconds: number;
  /** How much was checked. */
  readonly coverage: Coverage;
  readonly results: readonly Result[];
}
