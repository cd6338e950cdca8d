import { checkContract } from '@conoha-images/contract';
import { describeContract } from '@conoha-images/contract/vitest';
import { Mock, type MockServer, startMock } from '@conoha-images/mock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collection } from './collection.ts';

/** The URL of a mock that starts with the tests. */
function served(start: () => Promise<MockServer>): () => string {
  let mock: MockServer;
  beforeAll(async () => {
    mock = await start();
  });
  afterAll(() => mock.close());
  return () => mock.url;
}

describeContract('the mock, with its own catalogue', { baseUrl: served(() => startMock({ port: 0 })), token: 'any' });

describeContract('the mock, with the images of three projects', {
  baseUrl: served(() => startMock({ port: 0, data: { ...collection } })),
  ...{ token: 'tok-a', secondToken: 'tok-b' },
});

test('all of it takes at most 1,500 requests', async () => {
  const [first = '', second = ''] = Object.keys(collection.tokens);
  const mock = new Mock({ data: { ...collection } });
  const report = await checkContract({
    ...{ baseUrl: 'http://127.0.0.1', token: first, secondToken: second, budget: 10_000 },
    fetch: mock.fetch,
  });
  expect(report.requests, `seed ${report.seed}`).toBeLessThanOrEqual(1_500);
});

describe('Prism', () => {
  test('can not hold what takes more than an example', async () => {
    await using mock = await startMock({ port: 0, static: true });
    const report = await checkContract({ baseUrl: mock.url, token: 'any', seed: 1 });
    const relations = (status: string) =>
      new Set(report.results.filter((result) => result.status === status).map(({ relation }) => relation));
    const [broken, held] = [relations('broken'), relations('held')];
    // It answers every query with the same image, and takes some texts for numbers that are none.
    expect([...broken].toSorted()).toEqual([
      ...['everything-together', 'filter-additional', 'filter-changed', 'filter-complements', 'filter-complete'],
      ...['filter-conjunction', 'filter-in', 'filter-instants', 'filter-last-value', 'filter-narrows'],
      ...['filter-partition', 'filter-sound', 'filter-with-others', 'first-keeps-query', 'limit-zero'],
      ...['refusal-body', 'refuses-limit', 'refuses-marker', 'refuses-operator', 'refuses-order', 'refuses-value'],
    ]);
    // It knows who has a token, and gives what the schema says. That a list of one image has pages and an order says nothing.
    for (const name of ['refuses-caller', 'answer-schema', 'answer-media-type', 'answer-links']) {
      expect(held, name).toContain(name);
    }
    for (const name of ['pages-join', 'order-sorts', 'marker-continues']) expect(held, name).not.toContain(name);
  });
});
