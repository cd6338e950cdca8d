import { parentPort } from 'node:worker_threads';
import { checkContract } from '@conoha-images/contract';
import { collection } from './collection.ts';
import { type CheckedFault, type FaultRun, largeBudget, usualBudget } from './fault-run.ts';
import { correctLists, faults } from './faults/index.ts';
import { correctListOf, faultyService } from './faulty-service.ts';
import type { RightVariant } from './right-variant.ts';
import { rightVariants } from './right-variants.ts';
import { serve } from './serve.ts';

/** Ends a run when a check has failed. */
class Found extends Error {}

const passing = new Set(['held', 'not-checked', 'known']);

parentPort?.on('message', async (run: FaultRun) => {
  parentPort?.postMessage(await checkedFault(run));
});

/** A list with a fault, without one, or a right variant. */
function subjectOf(name: string): RightVariant {
  const variant = rightVariants[name];
  if (variant) return variant;
  const fault = faults[name] ?? correctLists[name];
  if (!fault) throw new Error(`A run needs the name of a fault or a right variant; given: ${name}.`);
  const { does, overHttp, description } = fault;
  return {
    does,
    service: () => faultyService(correctListOf(fault), fault),
    ...(overHttp && { overHttp }),
    ...(description && { options: { description } }),
  };
}

/** Checks a list. A fault that the usual number of requests does not show gets more of them. */
async function checkedFault(run: FaultRun): Promise<CheckedFault> {
  const subject = subjectOf(run.fault);
  const usual = await checkedWith(usualBudget, run, subject);
  const isEnough = usual.relation !== undefined || !run.isFaulty;
  return isEnough ? usual : await checkedWith(largeBudget, run, subject);
}

async function checkedWith(
  budget: number,
  { fault: name, seed }: FaultRun,
  subject: RightVariant,
): Promise<CheckedFault> {
  const service = subject.service();
  let failed: string | undefined;
  const [token, secondToken] = Object.keys(collection.tokens);
  await using served = subject.overHttp ? await serve(service) : undefined;
  try {
    await checkContract({
      baseUrl: served?.url ?? 'http://127.0.0.1',
      token,
      secondToken,
      seed,
      budget,
      bail: true,
      ...subject.options,
      ...(!served && { fetch: (input, init) => service(new Request(input, init), 0) }),
      onResult: ({ status, relation }) => {
        if (passing.has(status)) return;
        failed = relation;
        throw new Found();
      },
    });
    return { fault: name, seed, budget, relation: undefined };
  } catch (error) {
    if (error instanceof Found) return { fault: name, seed, budget, relation: failed };
    throw new Error(`The contract can't run against ${name} with seed ${seed}.`, { cause: error });
  }
}
