import { type Operator, readLists } from '@conoha-images/document';
import { describe, expect, test } from 'vitest';
import { books, type Document, listOf, parameterOf } from './books.ts';

test('reads everything that the list of books does', () => {
  const text = { type: 'string', nullable: false } as const;
  const pages = { property: '/pages', type: 'integer', nullable: true } as const;
  const single = { prefixed: false, repeated: false } as const;
  const comparisons: Operator[] = ['eq', 'gt', 'gte', 'lt', 'lte'];
  expect(readLists(books())).toEqual({
    problems: [],
    lists: [
      {
        operationId: 'listBooks',
        path: '/books',
        items: '/shelf/books',
        key: '/isbn',
        page: {
          limit: 'count',
          marker: 'after',
          next: { pointer: '/shelf/more' },
          default: 10,
          maximum: 50,
          minimumLimit: 0,
        },
        order: {
          by: 'order',
          keys: [
            { name: 'title', property: '/title', ...text },
            { name: 'pages', ...pages },
          ],
          defaultDirection: 'asc',
          default: [{ key: 'title', direction: 'asc' }],
          ties: [{ property: '/isbn', ...text }],
        },
        filters: [
          {
            parameter: 'genre',
            property: '/genre',
            ...text,
            ...single,
            operators: ['eq'],
            values: ['novel', 'essay', 'any'],
            wildcard: 'any',
          },
          { parameter: 'min_pages', ...pages, ...single, operators: ['gte'] },
          {
            parameter: 'published',
            property: '/published',
            type: 'date-time',
            nullable: false,
            operators: comparisons,
            prefixed: true,
            repeated: false,
          },
          {
            parameter: 'subject',
            property: '/subjects',
            ...text,
            operators: ['contains'],
            prefixed: false,
            repeated: true,
          },
          {
            parameter: 'lent',
            property: '/lent',
            type: 'boolean',
            nullable: false,
            ...single,
            operators: ['eq'],
            default: false,
          },
        ],
        others: [{ parameter: 'reader', reason: 'A reader is not a property of a book.' }],
        invariants: [
          { property: '/acquired', operator: 'gte', other: '/published', type: 'date-time', nullable: true },
        ],
      },
    ],
  });
});

test('additional parameters compare every property that has a single value', () => {
  const { lists, problems } = readLists(
    books((document) => {
      listOf(document)['x-list'].additional = { operator: 'eq', suffixes: { _from: 'gte' }, except: ['title'] };
      const { lent, ...properties } = document.components.schemas.Book.properties;
      document.components.schemas.Lent = { properties: { lent } };
      Object.assign(document.components.schemas.Book, {
        allOf: [{ $ref: '#/components/schemas/Lent' }],
        properties,
      });
    }),
  );
  expect(problems).toEqual([]);
  expect(lists[0]?.additional).toEqual({
    operator: 'eq',
    suffixes: { _from: 'gte' },
    except: ['title'],
    properties: [
      { name: 'isbn', property: '/isbn', type: 'string', nullable: false },
      { name: 'genre', property: '/genre', type: 'string', nullable: false },
      { name: 'pages', property: '/pages', type: 'integer', nullable: true },
      { name: 'published', property: '/published', type: 'date-time', nullable: false },
      { name: 'acquired', property: '/acquired', type: 'date-time', nullable: true },
      { name: 'lent', property: '/lent', type: 'boolean', nullable: false },
    ],
  });
});

describe('links of a page', () => {
  const pageOf = (change: (document: Document) => void) => {
    const { lists, problems } = readLists(books(change));
    expect(problems).toEqual([]);
    return lists[0]?.page;
  };
  const shelfOf = (document: Document) => document.components.schemas.Shelf.properties.shelf.properties;

  test.each([
    ['uri', { pointer: '/shelf/more', absolute: true }],
    ['uri-reference', { pointer: '/shelf/more' }],
  ])('a link is a whole URL if its format is uri: %s', (format, link) => {
    expect(pageOf((document) => Object.assign(shelfOf(document).more, { format }))?.next).toEqual(link);
  });

  test('a link in an array is that with the rel of its role', () => {
    const page = pageOf((document) => {
      const href = { type: 'string', format: 'uri' };
      document.components.schemas.Link = { properties: { rel: { type: 'string', enum: ['first', 'next'] }, href } };
      shelfOf(document).more = { type: 'array', items: { $ref: '#/components/schemas/Link' } };
      listOf(document)['x-list'].page.first = '/shelf/more';
    });
    expect(page?.next).toEqual({ pointer: '/shelf/more', rel: 'next', absolute: true });
    expect(page?.first).toEqual({ pointer: '/shelf/more', rel: 'first', absolute: true });
  });

  test.each([
    [{ type: ['string', 'null'] }, 'null'],
    [{ type: 'string' }, undefined],
    [{ type: 'array', items: { properties: { rel: { type: 'string' }, href: { type: 'string' } } } }, 'empty array'],
  ])('a page without a link that the schema requires has a value instead, if %j allows one', (schema, absence) => {
    const absenceIf = (required: boolean) =>
      pageOf((document) => {
        shelfOf(document).more = schema as never;
        if (required)
          Object.assign(document.components.schemas.Shelf.properties.shelf, { required: ['books', 'more'] });
      })?.next?.absence;
    expect([absenceIf(true), absenceIf(false)]).toEqual([absence, undefined]);
  });
});

test('reads the offset with its bounds, and the status of an unknown marker', () => {
  const { lists, problems } = readLists(
    books((document) => {
      listOf(document).parameters.push({
        name: 'skip',
        in: 'query',
        schema: { type: 'integer', minimum: 0, maximum: 9 },
      });
      Object.assign(listOf(document)['x-list'].page, { offset: 'skip', unknownMarker: 404 });
    }),
  );
  expect(problems).toEqual([]);
  expect(lists[0]?.page).toMatchObject({ offset: 'skip', minimumOffset: 0, maximumOffset: 9, unknownMarker: 404 });
});

test('reads the bounds of the limit, and which parameters are required or joined', () => {
  const { lists, problems } = readLists(
    books((document) => {
      parameterOf(document, 'count').schema = { type: 'integer', minimum: 1, maximum: 5 };
      parameterOf(document, 'reader').required = true;
      Object.assign(parameterOf(document, 'subject'), { required: true, explode: false });
    }),
  );
  expect(problems).toEqual([]);
  expect(lists[0]?.page).toMatchObject({ minimumLimit: 1, maximumLimit: 5 });
  expect(lists[0]?.others).toMatchObject([{ parameter: 'reader', required: true }]);
  expect(lists[0]?.filters.find((filter) => filter.parameter === 'subject')).toMatchObject({
    repeated: true,
    joined: true,
    required: true,
  });
});

test('reads the values of an open filter and of a parameter that compares nothing', () => {
  const { lists, problems } = readLists(
    books((document) => {
      parameterOf(document, 'reader').schema = { type: 'string', enum: ['17', '18'], default: '17' };
      Object.assign(parameterOf(document, 'genre')['x-filter'], { open: true });
    }),
  );
  expect(problems).toEqual([]);
  expect(lists[0]?.others).toMatchObject([{ values: ['17', '18'], default: '17' }]);
  expect(lists[0]?.filters[0]).toMatchObject({ values: ['novel', 'essay', 'any'], open: true });
});

test('reads that a filter ignores case', () => {
  const { lists, problems } = readLists(
    books((document) => {
      for (const name of ['genre', 'lent']) parameterOf(document, name)['x-filter'].ignoreCase = true;
    }),
  );
  expect(problems).toEqual([]);
  expect(lists[0]?.filters.filter(({ ignoreCase }) => ignoreCase).map(({ parameter }) => parameter)).toEqual([
    'genre',
    'lent',
  ]);
});

test('an invariant compares an integer and a number as numbers', () => {
  const { lists, problems } = readLists(
    books((document) => {
      const invariant = { property: '/pages', operator: 'gt', other: '/measures/height' };
      listOf(document)['x-list'].invariants = [invariant];
    }),
  );
  expect(problems).toEqual([]);
  expect(lists[0]?.invariants).toEqual([
    { property: '/pages', operator: 'gt', other: '/measures/height', type: 'number', nullable: true },
  ]);
});

test('an operation without an x-list is not a list', () => {
  expect(readLists(books((document) => delete listOf(document)['x-list']))).toEqual({ lists: [], problems: [] });
});
