import { standardDescription } from '@conoha-images/spec/description';
import { beforeAll, describe, test } from 'vitest';
import { checkOptions, contractRules, type OptionRules, orFunction } from './check-options.ts';
import { checksOf, listIn, type PendingCheck } from './checks.ts';
import { Contract } from './contract.ts';
import { coverageOf, lowCoverageLines } from './coverage.ts';
import type { ContractOptions } from './options.ts';
import { relations } from './relations/index.ts';
import { failureMessage } from './reporters/failure-message.ts';
import type { Result } from './results.ts';

/**
 * Thrown in the test of a relation that does not hold, and if the coverage is too low. Its message says what was expected
 * and got, and how to reproduce it.
 */
export class ContractError extends Error {
  override readonly name = 'ContractError';
}

/** A value, or a function that returns it when the tests begin: the URL of a server that starts then, or a new token. */
type Later<Value> = Value | (() => Value | Promise<Value>);

export interface ContractTestOptions extends Omit<ContractOptions, 'baseUrl' | 'token' | 'secondToken'> {
  /** Where the service is. */
  readonly baseUrl: Later<string>;
  /** Sent only in the header that the document names. Default: no token. */
  readonly token?: Later<string | undefined>;
  /** The token of another caller with items of their own. Default: no token. */
  readonly secondToken?: Later<string | undefined>;
}

/**
 * How long one test may take, in milliseconds: the first test of several relations sends the queries of all of them, at
 * the rate that the options allow.
 */
const longestRun = 3_600_000;

const rules = {
  ...contractRules,
  baseUrl: orFunction(contractRules.baseUrl),
  token: orFunction(contractRules.token),
  secondToken: orFunction(contractRules.secondToken),
} satisfies OptionRules<ContractTestOptions>;

/**
 * Declares the contract of a list as Vitest tests: one test for each relation and each part of the list that it is
 * checked for. A check that the target's data does not allow is skipped, with the reason. A warning is an annotation of a
 * test that passes. With `requireCoverage`, the last test fails if too many checks were skipped.
 *
 * @param name The name of the `describe` around the tests.
 * @throws {NotRun} if an option or a relation is unknown, an option has the wrong type, or the document has no such list.
 * @see packages/contract/README.md
 */
export function describeContract(name: string, options: ContractTestOptions): void {
  checkOptions(options, rules);
  // The tests follow from the document alone, so they are declared before the service runs.
  const { description = standardDescription, operationId, only, requireCoverage } = options;
  const checks = checksOf(listIn(description, operationId), only);

  describe(name, { timeout: longestRun }, () => {
    let contract: Contract;
    const results: Result[] = [];

    beforeAll(async () => {
      contract = new Contract({
        ...options,
        baseUrl: await currentValue(options.baseUrl),
        token: await currentValue(options.token),
        secondToken: await currentValue(options.secondToken),
      });
      await contract.open();
    }, longestRun);

    for (const topic of Object.keys(relations)) {
      const ofTopic = checks.filter((check) => check.topic === topic);
      if (ofTopic.length === 0) continue;
      describe(topic, () => {
        test.for(ofTopic.map((check) => [titleOf(check), check] as const))(
          '%s',
          async ([, check], { skip, annotate }) => {
            const result = await contract.run(check);
            results.push(result);
            if (result.status === 'not-checked' || result.status === 'known') skip(result.reason);
            // Vitest 3.0 and 3.1 have no annotations.
            if (result.status === 'warning') await annotate?.(failureMessage(result, contract.seed), 'warning');
            if (result.status === 'failed') throw new ContractError(failureMessage(result, contract.seed));
          },
        );
      });
    }

    if (requireCoverage !== undefined) {
      test('coverage', () => {
        // Of the checks that ran: Vitest may have been told to run only some of them.
        const lines = lowCoverageLines(coverageOf(results, requireCoverage), results);
        if (lines.length > 0) throw new ContractError(lines.join('\n'));
      });
    }
  });
}

function currentValue<Value extends string | undefined>(value: Later<Value>): Value | Promise<Value> {
  return typeof value === 'function' ? value() : value;
}

function titleOf({ relation: { name }, check: { subject } }: PendingCheck): string {
  return subject === undefined ? name : `${name}: ${subject}`;
}
