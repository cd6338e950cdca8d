/** A run of the contract against the list with a fault, or a right variant. */
export interface FaultRun {
  /** The name of the fault, or of a list without one. */
  readonly fault: string;
  readonly seed: number;
  /** Whether a check should fail. */
  readonly isFaulty: boolean;
}

/** What a run found. */
export interface CheckedFault {
  readonly fault: string;
  readonly seed: number;
  /** The maximum number of requests. */
  readonly budget: number;
  /** The relation of which a check failed first; undefined if no check failed. */
  readonly relation: string | undefined;
}

/** The maximum number of requests of a run by default, and of a run that meets more triples. */
export const usualBudget = 1_500;
export const largeBudget = 5_000;
