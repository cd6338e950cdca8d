import { type Description, nodeAt } from '@conoha-images/document';
import { describeDocument } from '@conoha-images/document/node';
import { Mock } from '@conoha-images/mock';
import { describe, expect, test } from 'vitest';
import { Contract } from '../source/contract.ts';
import { checkContract, type Report } from '../source/index.ts';
import { books, shelf } from './books.ts';
import { failedChecks, json, target } from './changed-mock.ts';

describe('the relations follow from the document', () => {
  test('an invented API that does what its document says passes', async () => {
    const mock = new Mock({ description: books, data: shelf });
    const report = await checkContract({ ...target, description: books, fetch: mock.fetch, seed: 1 });
    expect(failedChecks(report)).toEqual([]);
    expect(report.results.filter(({ status }) => status === 'held').length).toBeGreaterThan(60);
    expect(report.results.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['min_pages', 'published gte', 'pages desc']),
    );
  });

  test('a filter that is added to the document is checked, and fails if the service ignores it', async () => {
    const extended = withParameter(books, {
      name: 'max_pages',
      in: 'query',
      schema: { type: 'integer' },
      'x-filter': { property: '/pages', operator: 'lte' },
    });
    const only = ['filter-matches', 'filter-last-value'];
    const check = (service: Description) =>
      checkContract({
        ...target,
        description: extended,
        seed: 1,
        only,
        fetch: new Mock({ description: service, data: shelf }).fetch,
      });
    const correct = await check(extended);
    expect(failedChecks(correct)).toEqual([]);
    const before = await checkContract({
      ...target,
      description: books,
      seed: 1,
      only,
      fetch: new Mock({ description: books, data: shelf }).fetch,
    });
    expect(correct.coverage.pairs?.covered).toBeGreaterThan(before.coverage.pairs?.all ?? Number.NaN);
    expect(failedChecks(await check(books))).toEqual(['filter-matches max_pages']);
  });

  test('an item that contradicts itself fails, and the failure has both values', async () => {
    const only = ['response-items-consistent'];
    const mock = new Mock({ description: books, data: shelf });
    const check = (acquired: string) =>
      checkContract({
        ...target,
        description: books,
        seed: 1,
        only,
        fetch: async (input, init) => {
          const { shelf: page } = (await (await mock.fetch(new Request(input, init))).json()) as typeof shelf;
          return json({ shelf: { ...page, books: page.books.map((book) => ({ ...book, acquired })) } });
        },
      });
    expect(failedChecks(await check('2021-05-01T00:00:00Z'))).toEqual([]);
    const { results } = await check('2021-04-01T00:00:00Z');
    expect(results[0]?.failure).toMatchObject({
      expected: expect.stringMatching(
        /^acquired of 97840000000\d\d not before its published "2021-04-\d\dT0\d:00:00Z"$/,
      ),
      got: '"2021-04-01T00:00:00Z"',
    });
  });

  test.each([
    { type: ['string', 'null'], format: 'uri-reference' },
    { type: 'array', items: { properties: { rel: { type: 'string' }, href: { type: 'string' } } } },
  ])('a link that every page must have is null or in an empty array on the last page: %j', async (more) => {
    const copy = structuredClone(books.document) as {
      components: { schemas: { Shelf: { properties: { shelf: object } } } };
    };
    Object.assign(copy.components.schemas.Shelf.properties.shelf, { required: ['books', 'more'] });
    Object.assign(nodeAt(copy, 'components', 'schemas', 'Shelf', 'properties', 'shelf', 'properties') as object, {
      more,
    });
    const description = describeDocument(copy);
    const mock = new Mock({ description, data: shelf });
    const report = await checkContract({ ...target, description, fetch: mock.fetch, seed: 1 });
    expect(failedChecks(report)).toEqual([]);
  });

  test('a promise that the document does not make is not checked', () => {
    const names = new Set(new Contract({ ...target, description: books }).checks.map(({ relation }) => relation.name));
    // Its list has no offset, no link to the first page, no filter that ignores case, and no rule for parameters
    // that the document does not name.
    const absent = ['offset-skips', 'first-keeps-query', 'filter-ignores-case', 'filter-additional'];
    for (const name of absent) expect(names).not.toContain(name);
    for (const name of ['order-sorts', 'next-keeps-query', 'filter-wildcard']) expect(names).toContain(name);
  });
});

function withParameter({ document }: Description, parameter: object): Description {
  const copy = structuredClone(document) as { paths: { '/books': { get: { parameters: object[] } } } };
  copy.paths['/books'].get.parameters.push(parameter);
  return describeDocument(copy);
}

describe('a filter that ignores case', () => {
  const ignoringCase: Description = {
    ...books,
    lists: books.lists.map((list) => ({
      ...list,
      filters: list.filters.map((filter) =>
        ['lent', 'genre'].includes(filter.parameter) ? { ...filter, ignoreCase: true } : filter,
      ),
    })),
  };

  /** Checks a library that changes the values of these two filters before it compares them. */
  function check(change: (value: string) => string, description = ignoringCase): Promise<Report> {
    const mock = new Mock({ description: books, data: shelf });
    const fetch: typeof globalThis.fetch = (input, init) => {
      const url = new URL(String(input));
      for (const name of ['lent', 'genre']) {
        const value = url.searchParams.get(name);
        if (value !== null) url.searchParams.set(name, change(value));
      }
      return mock.fetch(url.href, init);
    };
    const only = ['filter-ignores-case', 'rejects-value'];
    return checkContract({ ...target, description, fetch, seed: 1, only });
  }

  test('a filter that ignores case passes if the service accepts every case', async () => {
    const report = await check((value) => value.toLowerCase());
    expect(failedChecks(report)).toEqual([]);
    expect(report.results.filter(({ relation }) => relation === 'filter-ignores-case')).toMatchObject([
      { subject: 'genre', status: 'held' },
      { subject: 'lent', status: 'held' },
    ]);
  });

  test('a filter that ignores case fails if the service rejects another case', async () => {
    const rejecting = await check((value) => (value === value.toLowerCase() ? value : 'invalid'));
    expect(failedChecks(rejecting)).toEqual(['filter-ignores-case genre', 'filter-ignores-case lent']);
    expect(rejecting.results[0]?.failure).toMatchObject({
      expected: 'a page with status 200',
      got: expect.stringMatching(/^status 400, /),
    });
  });

  test('a filter that ignores case fails if another case gives another list', async () => {
    const report = await check((value) => (value === 'TRUE' ? 'false' : value.toLowerCase()));
    expect(failedChecks(report)).toEqual(['filter-ignores-case lent']);
  });

  test('a filter must reject other cases if the document does not say that it ignores case', async () => {
    const report = await check((value) => value.toLowerCase(), books);
    expect(failedChecks(report)).toEqual(['rejects-value genre', 'rejects-value lent']);
  });
});
