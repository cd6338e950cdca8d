import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caught } from './fault-worker.ts';
import { faults } from './faults/index.ts';
import { matrix } from './matrix.ts';

/** Faults that no relation can see, because the document allows what they do. */
const equivalent: Readonly<Record<string, string>> = {
  'next-short': 'A next page may stand on a page after which nothing comes: it leads to a page without items.',
};

const names = Object.keys(faults);
const caught = new Map<string, Promise<Caught>>();
const workers: Worker[] = [];

/** As many faults at once as the machine has processors for. */
beforeAll(() => {
  const waiting = ['nothing', ...names];
  const settle = new Map<string, (result: Caught) => void>();
  for (const name of waiting) caught.set(name, new Promise((resolve) => settle.set(name, resolve)));
  for (let index = 0; index < 2; index += 1) {
    const worker = new Worker(new URL('fault-worker.ts', import.meta.url), {
      execArgv: ['--conditions=@conoha-images/source'],
    });
    const next = (): void => {
      const name = waiting.shift();
      if (name !== undefined) worker.postMessage(name);
    };
    worker.on('message', (result: Caught) => {
      settle.get(result.fault)?.(result);
      next();
    });
    workers.push(worker);
    next();
  }
});

afterAll(() => Promise.all(workers.map((worker) => worker.terminate())));

test('a list without a fault breaks nothing', async () => {
  expect((await caught.get('nothing'))?.relations).toEqual([]);
});

test.each(names)('%s', async (name) => {
  const relations = (await caught.get(name))?.relations ?? [];
  if (equivalent[name] === undefined) expect(relations).not.toEqual([]);
  else expect(relations, equivalent[name]).toEqual([]);
});

test('docs/fault-matrix.md has them', async () => {
  const all = await Promise.all(names.map((name) => caught.get(name) as Promise<Caught>));
  await expect(matrix(all, equivalent)).toMatchFileSnapshot('../../docs/fault-matrix.md');
});
