import { parentPort } from 'node:worker_threads';
import { checkContract } from '@conoha-images/contract';
import { standardDescription } from '@conoha-images/spec/description';
import { collection } from './collection.ts';
import { correctLists, faults } from './faults/index.ts';
import { faultyFetch } from './faulty-service.ts';

/** A fault, and the relations that find it. */
export interface CheckedFault {
  readonly fault: string;
  readonly relations: readonly string[];
  readonly requests: number;
}

// Always the same seed, so that docs/fault-matrix.md does not change by chance.
const seed = 1;

parentPort?.on('message', async (name: string) => {
  const [token = '', secondToken = ''] = Object.keys(collection.tokens);
  const fault = faults[name] ?? correctLists[name];
  if (!fault) throw new Error(`There is no fault ${name}.`);
  const report = await checkContract({
    baseUrl: 'http://127.0.0.1',
    token,
    secondToken,
    seed,
    description: fault.description ?? standardDescription,
    fetch: faultyFetch(collection, fault),
  });
  const failed = report.results.filter(({ status }) => status === 'failed').map(({ relation }) => relation);
  const result: CheckedFault = { fault: name, relations: [...new Set(failed)], requests: report.requests };
  parentPort?.postMessage(result);
});
