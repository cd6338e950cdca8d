import type { Description, ListDescriptor } from '@conoha-images/document';
import { Mock } from '@conoha-images/mock';
import { describe, expect, test } from 'vitest';
import { type CheckOptions, checkContract } from '../source/index.ts';
import { books, shelf } from './books.ts';
import { checkFault, commandParameters, sweepNames } from './changed-list.ts';
import { failedChecks, target } from './changed-mock.ts';

test('a single relation needs few requests, and finds its fault', async () => {
  const withoutOrder = (query: URLSearchParams): void => {
    for (const name of ['sort', 'sort_key', 'sort_dir']) query.delete(name);
  };
  const report = await checkFault({ asks: withoutOrder }, { only: ['order-sorts'], budget: 10_000 });
  expect(new Set(failedChecks(report).map((name) => name.split(' ')[0]))).toEqual(new Set(['order-sorts']));
  expect(report.requests).toBeLessThan(600);
  expect(commandParameters(report).every((names) => names.every((name) => /^(sort|limit)/.test(name)))).toBe(true);
});

describe('a list without an order, and a list with an offset', () => {
  const [list] = books.lists as [ListDescriptor];
  const { order: _, ...unordered } = list;
  const withOffset: ListDescriptor = { ...list, page: { ...list.page, offset: 'skip', minimumOffset: 0 } };

  function check(
    list: ListDescriptor,
    change: (query: URLSearchParams) => void = () => {},
    options: Partial<CheckOptions> = {},
  ) {
    const description: Description = { ...books, lists: [list] };
    const mock = new Mock({ description, data: shelf });
    const fetch: typeof globalThis.fetch = (input, init) => {
      const request = new Request(input, init);
      const url = new URL(request.url);
      change(url.searchParams);
      return mock.fetch(new Request(url, request));
    };
    return checkContract({ ...target, description, fetch, seed: 1, ...options });
  }

  test.each([
    ['a list without an order', unordered],
    ['a list with an offset', withOffset],
  ])('%s that does what its document says passes', async (_name, list) => {
    const report = await check(list);
    expect(failedChecks(report)).toEqual([]);
    expect(report.coverage.pairs?.covered).toBe(report.coverage.pairs?.possible);
  });

  test('a list without an order fails if it ignores a filter beside another one', async () => {
    const report = await check(unordered, (query) => (query.has('genre') ? query.delete('min_pages') : undefined), {
      only: sweepNames,
    });
    expect(failedChecks(report)).toEqual([expect.stringMatching(/^filters-combine (genre|min_pages)$/)]);
  });

  test.each<[string, string, (query: URLSearchParams) => void]>([
    [
      'skips one item too few',
      'offset-skips',
      (query) => query.has('skip') && query.set('skip', String(Math.max(0, Number(query.get('skip')) - 1))),
    ],
    [
      'ignores the offset beside a filter',
      'filter-with-marker lent',
      (query) => query.has('lent') && query.delete('skip'),
    ],
  ])('a list with an offset that %s fails %s', async (_does, relation, change) => {
    expect(failedChecks(await check(withOffset, change, { only: sweepNames }))).toEqual([relation]);
  });
});
