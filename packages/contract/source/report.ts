import { Contract, type Result } from './contract.ts';
import type { ContractOptions } from './options.ts';

/** What became of all checks. */
export interface Report {
  /** Where the list is. */
  readonly url: string;
  readonly operationId: string;
  readonly seed: number;
  readonly requests: number;
  readonly milliseconds: number;
  readonly results: readonly Result[];
}

export interface CheckOptions extends ContractOptions {
  /** Told of each check when it has been made. */
  readonly onResult?: (result: Result, progress: { readonly done: number; readonly all: number }) => void;
}

/**
 * Checks that a service lists as its document says: every relation that can be derived from that, with cases drawn from
 * the service's own data. It sends GET requests of the list and nothing else, one after the other.
 *
 * @throws {NotRun} where an option is no such thing, the service can't be reached or refuses a token, or has no list.
 * @see packages/contract/README.md
 */
export async function checkContract({ onResult, ...options }: CheckOptions): Promise<Report> {
  const start = performance.now();
  const contract = new Contract(options);
  const results: Result[] = [];
  for (const planned of contract.planned) {
    const result = await contract.run(planned);
    results.push(result);
    onResult?.(result, { done: results.length, all: contract.planned.length });
  }
  return {
    ...{ url: contract.url, operationId: contract.list.operationId, seed: contract.seed },
    ...{ requests: contract.requests, milliseconds: performance.now() - start, results },
  };
}
