import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import type { Report } from '../source/index.ts';
import { canary, checkChanged, failedChecks, json } from './changed-mock.ts';

test('a failure says what was expected, what was received, and how to reproduce it', async () => {
  const report = await checkChanged(
    async (response, url) => {
      if (!url.searchParams.has('size_min')) return response;
      const body = (await response.json()) as { images?: { size: number | null }[] };
      return json({ ...body, images: body.images?.slice(1) }, response.status);
    },
    { only: ['filter-matches'], budget: 400 },
  );
  const failure = report.results.find(
    ({ relation, subject }) => relation === 'filter-matches' && subject === 'size_min',
  )?.failure;
  expect(failure?.expected).toMatch(/^\d+ items$/);
  expect(failure?.got).toMatch(/^\d+ items, without [0-9a-f-]{36}$/);
  expect(failure?.curl).toEqual([
    expect.stringMatching(
      /^curl -sS -H 'accept: application\/json' -H "x-auth-token: \$TOKEN" 'http:\/\/127\.0\.0\.1\/v2\/images\?size_min=-?\d+'$/,
    ),
  ]);
});

test('a failing query is made as small as possible', async () => {
  // Loses an item if a query has both a filter and an order.
  const report = await checkChanged(
    async (response, url) => {
      const { searchParams } = url;
      const isAffected = searchParams.has('disk_format') && searchParams.has('sort');
      if (!isAffected || response.status !== 200) return response;
      const body = (await response.json()) as { images: object[] };
      return json({ ...body, images: body.images.slice(0, -1) });
    },
    { only: ['filter-with-order'], seed: 3, budget: 600 },
  );
  expect(failedChecks(report)).toEqual(['filter-with-order disk_format']);
  const [command = ''] = report.results.flatMap(({ failure }) => failure?.curl ?? []);
  const names = [...new URL(/'(http[^']*)'$/.exec(command)?.[1] ?? '').searchParams.keys()];
  expect(names.toSorted()).toEqual(['disk_format', 'sort']);
});

test('the same seed draws the same failure again', async () => {
  const check = (seed: number) =>
    checkChanged((response, url) => (url.searchParams.has('name') ? json({ images: [] }) : response), {
      seed,
      only: ['filter-matches', 'rejects-value'],
      budget: 400,
    });
  const failures = ({ results }: Report) => results.map(({ failure }) => failure?.curl);
  const first = failures(await check(5));
  expect(failures(await check(5))).toEqual(first);
  expect(failures(await check(6))).not.toEqual(first);
});

test('with bail, a run ends at its first failure, and nothing after it is checked', async () => {
  const loses = (parameter: string) => (response: Response, url: URL) =>
    url.searchParams.has(parameter) ? json({ images: [] }) : response;
  const budget = 500;
  const only = ['filter-matches', 'filters-combine', 'rejects-value', 'error-body'];
  const whole = await checkChanged(loses('name'), { only, budget });
  const report = await checkChanged(loses('name'), { only, budget, bail: true });
  expect(failedChecks(report)).toEqual(failedChecks(whole).slice(0, 1));
  const place = report.results.findIndex(({ status }) => status === 'failed');
  for (const result of report.results.slice(place + 1)) {
    expect(result).toMatchObject({ status: 'not-checked', reason: 'an earlier check failed', requests: 0 });
  }
  expect(report.requests).toBeLessThan(whole.requests);
  const correct = await checkChanged((response) => response, { only, budget, bail: true });
  expect(failedChecks(correct)).toEqual([]);
  expect(correct.requests).toBeGreaterThan(report.requests);
});

test('a failure never contains a token, even if the service repeats it', async () => {
  const secondToken = 'canary-second-token';
  const report = await checkChanged(
    (response) => json({ message: `no ${canary} and ${secondToken}` }, response.status === 200 ? 500 : 400),
    { secondToken },
  );
  expect(failedChecks(report).length).toBeGreaterThan(0);
  const everything = JSON.stringify(report) + inspect(report, { depth: 9 });
  expect(everything).not.toMatch(/canary/);
  expect(everything).toMatch(/\[redacted\]/);
});

test.each([
  [
    'a value that is too long',
    'response-schema',
    async (response: Response) => {
      const body = (await response.json()) as { images?: object[] };
      const created_at = `${'-'.repeat(66)}${canary}`;
      return json({ ...body, images: body.images?.map((image) => ({ ...image, created_at })) }, response.status);
    },
  ],
  [
    'a body that is too long',
    'rejects-limit',
    (response: Response) => (response.ok ? response : json({ message: `${'-'.repeat(96)}${canary}` }, 500)),
  ],
])('a failure never contains the start of a token at the end of %s', async (_, relation, change) => {
  const report = await checkChanged(change, { only: [relation] });
  const failures = JSON.stringify(report.results.map(({ failure }) => failure));
  expect(failures).toContain('--[redacted]…');
  expect(failures).not.toContain('canary');
});
