import { parentPort } from 'node:worker_threads';
import { checkContract } from '@conoha-images/contract';
import { collection } from './collection.ts';
import { faults } from './faults/index.ts';
import { faultyFetch } from './faulty-service.ts';

/** What became of a fault: the relations that it breaks. */
export interface Caught {
  readonly fault: string;
  readonly relations: readonly string[];
  readonly requests: number;
}

// Always the same cases, so that what is written about them is always the same.
const seed = 1;

parentPort?.on('message', async (fault: string) => {
  const [first = '', second = ''] = Object.keys(collection.tokens);
  const report = await checkContract({
    ...{ baseUrl: 'http://127.0.0.1', token: first, secondToken: second, seed },
    fetch: faultyFetch(collection, faults[fault] ?? { does: 'nothing wrong' }),
  });
  const broken = report.results.filter(({ status }) => status === 'broken').map(({ relation }) => relation);
  parentPort?.postMessage({ fault, relations: [...new Set(broken)], requests: report.requests } satisfies Caught);
});
