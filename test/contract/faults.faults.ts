import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allowed } from './allowed-faults.ts';
import { usualBudget } from './fault-run.ts';
import { FaultRuns } from './fault-runs.ts';
import { correctLists, faults } from './faults/index.ts';
import { matrix } from './matrix.ts';
import { rightVariants } from './right-variants.ts';

/** The share of the faults that each seed must find with the usual number of requests. It must find all with more. */
const usualShare = 0.97;

const { SEEDS = '1', FAULTS = '' } = process.env;

/** The page of the documentation says what ten seeds find. With other seeds, or only some faults, it stays as it is. */
const isWhole = SEEDS === '10' && FAULTS === '';
const seeds = Array.from({ length: Number(SEEDS) }, (_, index) => index + 1);
const isChosen = (name: string): boolean => new RegExp(FAULTS).test(name);
const names = Object.keys(faults).filter(isChosen);
const correct = Object.keys(correctLists).filter(isChosen);
const variants = Object.keys(rightVariants).filter(isChosen);
const promised = names.filter((name) => allowed[name] === undefined);

let runs: FaultRuns;

beforeAll(() => {
  // All runs of a seed follow each other, because they have the same queries, which are made only once.
  runs = new FaultRuns([
    ...variants.map((fault) => ({ fault, seed: 1, isFaulty: false })),
    ...seeds.flatMap((seed) => [
      ...correct.map((fault) => ({ fault, seed, isFaulty: false })),
      ...names.map((fault) => ({ fault, seed, isFaulty: allowed[fault] === undefined })),
    ]),
  ]);
});

afterAll(() => runs[Symbol.asyncDispose]());

test.each(variants)('no check fails on the right variant %s', async (name) => {
  expect((await runs.of(name, 1)).relation, rightVariants[name]?.does).toBeUndefined();
});

describe.each(seeds)('seed %i', (seed) => {
  test.each(correct)('finds nothing in the list without a fault %s', async (name) => {
    expect((await runs.of(name, seed)).relation).toBeUndefined();
  });

  test.each(promised)('finds the fault %s', async (name) => {
    expect((await runs.of(name, seed)).relation, faults[name]?.does).toBeDefined();
  });

  test.runIf(FAULTS === '')(`finds at least ${usualShare} of the faults with ${usualBudget} requests`, async () => {
    const all = await Promise.all(promised.map((name) => runs.of(name, seed)));
    const missed = all.filter(({ budget, relation }) => relation === undefined || budget > usualBudget);
    const names = missed.map(({ fault }) => fault).join(', ');
    expect(missed.length, names).toBeLessThanOrEqual((1 - usualShare) * promised.length);
  });

  test.each(names.filter((name) => allowed[name] !== undefined))('does not find %s, which is allowed', async (name) => {
    expect((await runs.of(name, seed)).relation, allowed[name]).toBeUndefined();
  });
});

test.runIf(isWhole)('docs/fault-matrix.md lists every fault and the relations that find it', async () => {
  const checked = await Promise.all(names.map((name) => Promise.all(seeds.map((seed) => runs.of(name, seed)))));
  await expect(matrix(checked, allowed)).toMatchFileSnapshot('../../docs/fault-matrix.md');
});
