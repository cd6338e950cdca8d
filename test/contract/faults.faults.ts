import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CheckedFault } from './fault-worker.ts';
import { correctLists, faults } from './faults/index.ts';
import { matrix } from './matrix.ts';

/** Faults that no relation can find, because the document allows them, and the reason. */
const allowed: Readonly<Record<string, string>> = {
  'next-short': 'A page may have a next link although no items follow: the link leads to an empty page.',
};

const names = Object.keys(faults);
const checked = new Map<string, Promise<CheckedFault>>();
const workers: Worker[] = [];

/** Checks two faults at a time. */
beforeAll(() => {
  const waiting = [...Object.keys(correctLists), ...names];
  const settle = new Map<string, (result: CheckedFault) => void>();
  for (const name of waiting) checked.set(name, new Promise((resolve) => settle.set(name, resolve)));
  for (let index = 0; index < 2; index += 1) {
    const worker = new Worker(new URL('fault-worker.ts', import.meta.url), {
      execArgv: ['--conditions=@conoha-images/source'],
    });
    const next = (): void => {
      const name = waiting.shift();
      if (name !== undefined) worker.postMessage(name);
    };
    worker.on('message', (result: CheckedFault) => {
      settle.get(result.fault)?.(result);
      next();
    });
    workers.push(worker);
    next();
  }
});

afterAll(() => Promise.all(workers.map((worker) => worker.terminate())));

test.each(Object.keys(correctLists))('a list without a fault passes every check: %s', async (name) => {
  expect((await checked.get(name))?.relations).toEqual([]);
});

test.each(names.filter((name) => allowed[name] === undefined))('a relation finds the fault %s', async (name) => {
  expect((await checked.get(name))?.relations).not.toEqual([]);
});

test.each(Object.keys(allowed))('no relation finds %s, which the document allows', async (name) => {
  expect((await checked.get(name))?.relations, allowed[name]).toEqual([]);
});

test('docs/fault-matrix.md lists every fault and the relations that find it', async () => {
  const all = await Promise.all(names.map((name) => checked.get(name) as Promise<CheckedFault>));
  await expect(matrix(all, allowed)).toMatchFileSnapshot('../../docs/fault-matrix.md');
});
