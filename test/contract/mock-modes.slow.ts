import { checkContract } from '@conoha-images/contract';
import { startMock } from '@conoha-images/mock';
import { expect, test } from 'vitest';
import { collection } from './collection.ts';

test('a mock in front of another passes the contract, and reports no valid response', async () => {
  await using upstream = await startMock({ port: 0, data: { ...collection } });
  await using proxy = await startMock({ port: 0, upstream: upstream.url });
  const options = { token: 'tok-a', secondToken: 'tok-b', seed: 1 };
  const { results } = await checkContract({ baseUrl: proxy.url, ...options });
  expect(results.filter(({ status }) => status === 'failed')).toEqual([]);
  expect(results.filter(({ status }) => status === 'held').length).toBeGreaterThan(0.9 * results.length);
  const reported = proxy.requests
    .flatMap(({ violations }) => violations)
    .filter((text) => !text.startsWith('request: '));
  expect(reported).toEqual([]);
});

test('Prism fails the relations that need more than an example', async () => {
  await using mock = await startMock({ port: 0, static: true });
  const report = await checkContract({ baseUrl: mock.url, token: 'any', seed: 1 });
  const relations = (status: string) =>
    new Set(report.results.filter((result) => result.status === status).map(({ relation }) => relation));
  const [failed, held] = [relations('failed'), relations('held')];
  // It responds to every query with the same image, and accepts some invalid values.
  expect([...failed]).toEqual(
    expect.arrayContaining([
      'error-body',
      'filter-additional',
      'filter-matches',
      'filter-non-default',
      'filters-combine',
      'limit-holds',
      'marker-continues',
      'rejects-limit',
      'rejects-marker',
      'rejects-operator',
      'rejects-order',
      'rejects-value',
    ]),
  );
  // It knows whether there is a token, and returns what the schema says.
  for (const name of ['rejects-token', 'response-schema', 'response-media-type', 'response-item-paths']) {
    expect(held, name).toContain(name);
  }
  // Its list of one image shows nothing about pages and order.
  for (const name of ['pages-join', 'order-with-marker']) expect(held, name).not.toContain(name);
});
