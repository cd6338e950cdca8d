import { standardDescription } from '@conoha-images/spec/description';
import { beforeAll, describe, test } from 'vitest';
import { Contract, type Failure } from './contract.ts';
import type { ContractOptions } from './options.ts';
import { listIn, type Planned, plan } from './plan.ts';
import { relations } from './relations/index.ts';

/** Thrown in the test of a relation that does not hold. Its message has what was expected, what was got, and what shows it. */
export class ContractError extends Error {
  override readonly name = 'ContractError';

  constructor(sentence: string, { expected, got, curl }: Failure, seed: number) {
    super([sentence, `expected ${expected}`, `got ${got}`, ...curl, `seed ${seed}`].join('\n'));
  }
}

/** A value, or what gives it when the tests begin: the URL of a server that starts then, or a token that is issued then. */
type Later<Value> = Value | (() => Value | Promise<Value>);

export interface ContractTestOptions extends Omit<ContractOptions, 'baseUrl' | 'token' | 'secondToken'> {
  /** Where the service is. */
  readonly baseUrl: Later<string>;
  /** Sent where the document has it, and nowhere else. Default: none. */
  readonly token?: Later<string | undefined>;
  /** The token of another caller, who has items of his own. Default: none. */
  readonly secondToken?: Later<string | undefined>;
}

/**
 * Declares the contract of a list as tests of vitest: one for each relation and what it is checked for. What can't be
 * checked on the target's data is skipped, with the reason.
 *
 * @param name What the tests are called together.
 * @throws {NotRun} where the document has no such list, or there is no such relation.
 * @see packages/contract/README.md
 */
export function describeContract(name: string, options: ContractTestOptions): void {
  // Which tests there are follows from the document alone.
  const { description = standardDescription, operationId, only } = options;
  const planned = plan(listIn(description, operationId), only);

  describe(name, () => {
    let contract: Contract;

    beforeAll(async () => {
      contract = new Contract({
        ...options,
        baseUrl: await now(options.baseUrl),
        token: await now(options.token),
        secondToken: await now(options.secondToken),
      });
      await contract.open();
    });

    for (const about of Object.keys(relations)) {
      const those = planned.filter((each) => each.about === about);
      if (those.length === 0) continue;
      describe(about, () => {
        test.for(those.map((each) => [titleOf(each), each] as const))('%s', async ([, each], { skip }) => {
          const { status, reason, failure } = await contract.run(each);
          if (status === 'not-checked' || status === 'known') skip(reason);
          if (failure && status === 'broken') throw new ContractError(each.relation.sentence, failure, contract.seed);
        });
      });
    }
  });
}

function now<Value extends string | undefined>(value: Later<Value>): Value | Promise<Value> {
  return typeof value === 'function' ? value() : value;
}

function titleOf({ relation: { name }, check: { of } }: Planned): string {
  return of === undefined ? name : `${name}: ${of}`;
}
