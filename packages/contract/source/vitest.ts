import { standardDescription } from '@conoha-images/spec/description';
import { beforeAll, describe, test } from 'vitest';
import { checksOf, listIn, type PendingCheck } from './checks.ts';
import { Contract } from './contract.ts';
import type { ContractOptions } from './options.ts';
import { relations } from './relations/index.ts';
import { failureMessage } from './reporters/failure-message.ts';
import type { Result } from './results.ts';

/** Thrown in the test of a relation that does not hold. Its message says what was expected and got, and how to reproduce it. */
export class ContractError extends Error {
  override readonly name = 'ContractError';

  constructor(result: Result, seed: number) {
    super(failureMessage(result, seed));
  }
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
 * Declares the contract of a list as Vitest tests: one test for each relation and each part of the list that it is
 * checked for. A check that the target's data does not allow is skipped, with the reason.
 *
 * @param name The name of the `describe` around the tests.
 * @throws {NotRun} if the document has no such list, or a relation is unknown.
 * @see packages/contract/README.md
 */
export function describeContract(name: string, options: ContractTestOptions): void {
  // The tests follow from the document alone, so they are declared before the service runs.
  const { description = standardDescription, operationId, only } = options;
  const checks = checksOf(listIn(description, operationId), only);

  describe(name, () => {
    let contract: Contract;

    beforeAll(async () => {
      contract = new Contract({
        ...options,
        baseUrl: await currentValue(options.baseUrl),
        token: await currentValue(options.token),
        secondToken: await currentValue(options.secondToken),
      });
      await contract.open();
    });

    for (const topic of Object.keys(relations)) {
      const ofTopic = checks.filter((check) => check.topic === topic);
      if (ofTopic.length === 0) continue;
      describe(topic, () => {
        test.for(ofTopic.map((check) => [titleOf(check), check] as const))('%s', async ([, check], { skip }) => {
          const result = await contract.run(check);
          if (result.status === 'not-checked' || result.status === 'known') skip(result.reason);
          if (result.status === 'failed') throw new ContractError(result, contract.seed);
        });
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
