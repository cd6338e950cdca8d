import { beforeAll, describe, test } from 'vitest';
import { Contract, type ContractOptions, type Failure } from './contract.ts';
import { relations } from './relations/index.ts';

/** Thrown in the test of a relation that does not hold. Its message has what was expected, what was got, and what shows it. */
export class ContractError extends Error {
  override readonly name = 'ContractError';

  constructor(sentence: string, { expected, got, curl }: Failure, seed: number) {
    super([sentence, `expected ${expected}`, `got ${got}`, ...curl, `seed ${seed}`].join('\n'));
  }
}

/**
 * Declares the contract of a list as tests of vitest: one for each relation and what it is checked for. What can't be
 * checked on the target's data is skipped, with the reason.
 *
 * @param name What the tests are called together.
 * @param options Or what makes them, when the tests begin, for a target that starts then. The document is needed before.
 * @see packages/contract/README.md
 */
export function describeContract(
  name: string,
  options: ContractOptions | (() => ContractOptions | Promise<ContractOptions>),
  fixed: Pick<ContractOptions, 'description' | 'operationId' | 'only' | 'seed'> = {},
): void {
  describe(name, () => {
    const early = typeof options === 'function' ? { baseUrl: 'http://localhost', ...fixed } : { ...options, ...fixed };
    // Which tests there are follows from the document alone.
    const planned = new Contract({ ...early, pathParameters: placeholders }).planned;
    let contract: Contract;

    beforeAll(async () => {
      contract = new Contract({ ...(typeof options === 'function' ? await options() : options), ...fixed });
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

/** Any value will do where nothing is sent. */
const placeholders = new Proxy({}, { get: () => 'any' }) as Readonly<Record<string, string>>;

function titleOf({ relation: { name }, check: { of } }: Contract['planned'][number]): string {
  return of === undefined ? name : `${name}: ${of}`;
}
