import { checkOptions, contractRules, functionRule, type OptionRules } from './check-options.ts';
import { Contract } from './contract.ts';
import { coverageOf } from './coverage.ts';
import type { ContractOptions } from './options.ts';
import type { Report, Result } from './results.ts';

export interface CheckOptions extends ContractOptions {
  /** Called after each request, with the number of requests so far. */
  readonly onRequest?: (requests: number) => void;
  /** Called after each check. */
  readonly onResult?: (result: Result, progress: { readonly done: number; readonly all: number }) => void;
}

const rules = { ...contractRules, onResult: functionRule, onRequest: functionRule } satisfies OptionRules<CheckOptions>;

/**
 * Checks whether the list of a service does what its document says. It checks every relation that follows from the
 * document, with cases drawn from the service's own data. It sends only GET and HEAD requests of the list.
 *
 * @throws {NotRun} if an option is invalid, the service can't be reached or rejects a token, or it has no such list.
 * @see packages/contract/README.md
 */
export async function checkContract(options: CheckOptions): Promise<Report> {
  checkOptions(options, rules);
  const { onResult, onRequest, ...contractOptions } = options;
  const start = performance.now();
  const contract = new Contract(contractOptions, onRequest);
  const results: Result[] = [];
  for (const check of contract.checks) {
    const result = await contract.run(check);
    results.push(result);
    onResult?.(result, { done: results.length, all: contract.checks.length });
  }
  return {
    url: contract.url,
    operationId: contract.list.operationId,
    seed: contract.seed,
    requests: contract.requests,
    milliseconds: performance.now() - start,
    coverage: coverageOf(results, options.requireCoverage, contract.combinations),
    results,
  };
}
