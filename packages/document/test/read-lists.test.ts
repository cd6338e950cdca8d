import { formatPointer, type Operator, readLists } from '@conoha-images/document';
import schema from '@conoha-images/document/list-vocabulary.schema.json' with { type: 'json' };
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { books, type Document, listOf, originalBooks, parameterOf } from './books.ts';

test('reads everything that the books API does', () => {
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
        page: { limit: 'count', marker: 'after', next: '/shelf/more', default: 10, maximum: 50, minimumLimit: 0 },
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
            ...{ parameter: 'genre', property: '/genre', ...text, ...single, operators: ['eq'] },
            ...{ values: ['novel', 'essay', 'any'], wildcard: 'any' },
          },
          { parameter: 'min_pages', ...pages, ...single, operators: ['gte'] },
          {
            ...{ parameter: 'published', property: '/published', type: 'date-time', nullable: false },
            ...{ operators: comparisons, prefixed: true, repeated: false },
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
            ...{ parameter: 'lent', property: '/lent', type: 'boolean', nullable: false },
            ...{ ...single, operators: ['eq'], default: false },
          },
        ],
        others: [{ parameter: 'reader', reason: 'A reader is no property of a book.' }],
      },
    ],
  });
});

test('reads what a parameter does that the operation does not name, for every property with a single value', () => {
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
      { name: 'lent', property: '/lent', type: 'boolean', nullable: false },
    ],
  });
});

test('reads what parameters say of their use', () => {
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
    ...{ repeated: true, joined: true, required: true },
  });
});

test('reads the values of a parameter that compares nothing, and those of an open filter', () => {
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

describe('a schema is read alike however it is written', () => {
  const expected = readLists(books()).lists;

  test.each<[string, (document: Document) => void]>([
    [
      'a parameter that is a reference',
      (document) => {
        document.components.parameters = { Genre: parameterOf(document, 'genre') };
        const { parameters } = listOf(document);
        parameters[parameters.indexOf(parameterOf(document, 'genre'))] = { $ref: '#/components/parameters/Genre' };
      },
    ],
    [
      'a response that is a reference',
      (document) => {
        document.components.responses = { Shelf: listOf(document).responses['200'] };
        listOf(document).responses['200'] = { $ref: '#/components/responses/Shelf' };
      },
    ],
    [
      'an item in parts',
      (document) => {
        const { properties, required, ...rest } = document.components.schemas.Book;
        const { isbn, ...others } = properties;
        document.components.schemas.Identified = { type: 'object', required: ['isbn'], properties: { isbn } };
        document.components.schemas.Book = {
          ...rest,
          allOf: [{ $ref: '#/components/schemas/Identified' }, { properties: others, required }],
        };
      },
    ],
    [
      'null as an alternative',
      (document) => {
        document.components.schemas.Book.properties.pages = { anyOf: [{ type: 'integer' }, { type: 'null' }] };
      },
    ],
    [
      'null as one of an enum',
      (document) => {
        document.components.schemas.Book.properties.genre = { oneOf: [{ type: 'string', enum: ['novel', 'essay'] }] };
      },
    ],
  ])('%s', (_, change) => {
    expect(readLists(books(change))).toEqual({ problems: [], lists: expected });
  });

  // Each describes values of no end, or none at all.
  test.each([
    { anyOf: [{ $ref: '#/components/schemas/Endless' }] },
    { allOf: [{ $ref: '#/components/schemas/Endless' }] },
    { type: 'array', items: { $ref: '#/components/schemas/Endless' } },
    { $ref: '#/components/schemas/Endless' },
  ])('a schema that leads back to itself is read to an end: %j', (endless) => {
    for (const place of ['Book', 'Shelf']) {
      const document = books((books) => {
        books.components.schemas.Endless = endless;
        books.components.schemas[place] = { $ref: '#/components/schemas/Endless' };
      });
      expect(readLists(document).problems.length).toBeGreaterThan(0);
    }
    const document = books((books) => {
      books.components.schemas.Endless = endless;
      books.components.schemas.Book.properties.genre = { $ref: '#/components/schemas/Endless' };
    });
    expect(readLists(document).problems).toMatchObject([
      { message: expect.stringMatching(/^genre filters on \/genre, /) },
    ]);
  });

  test('a filter on a part of a property is nullable where a step on the way may be absent', () => {
    const document = books((books) => {
      parameterOf(books, 'min_pages').schema.type = 'number';
      parameterOf(books, 'min_pages')['x-filter'].property = '/measures/height';
    });
    const [filter] = readLists(document).lists.flatMap(({ filters }) =>
      filters.filter(({ type }) => type === 'number'),
    );
    expect(filter).toMatchObject({ property: '/measures/height', nullable: true });
  });
});

test('a property whose name has a slash and a tilde is found', () => {
  const document = books((books) => {
    const { properties } = books.components.schemas.Book;
    properties['pages/~all'] = properties.pages;
    parameterOf(books, 'min_pages')['x-filter'].property = '/pages~1~0all';
    const { enum: terms } = parameterOf(books, 'order').schema.items;
    for (const suffix of ['', ':asc', ':desc']) terms.push(`pages/~all${suffix}`);
  });
  const { lists, problems } = readLists(document);
  expect(problems).toEqual([]);
  expect(lists[0]?.order?.keys.at(-1)).toMatchObject({ name: 'pages/~all', property: '/pages~1~0all' });
});

test.each([
  ['null', true, ['integer', 'null']],
  ['absent', false, 'integer'],
])('what may be %s is nullable, as a filter and as a sort key', (_, required, type) => {
  const document = books((books) => {
    const { Book } = books.components.schemas;
    Book.properties.pages.type = type;
    if (required) Book.required.push('pages');
  });
  const [read] = readLists(document).lists;
  expect(read?.filters.find(({ parameter }) => parameter === 'min_pages')?.nullable).toBe(true);
  expect(read?.order?.keys.find(({ name }) => name === 'pages')?.nullable).toBe(true);
});

describe('the order when a request does not say', () => {
  const order = (change: (document: Document) => void) => readLists(books(change)).lists[0]?.order;

  test('has several keys', () => {
    const read = order((document) => {
      parameterOf(document, 'order').schema.default = ['pages:desc', 'title'];
    });
    expect(read?.default).toEqual([
      { key: 'pages', direction: 'desc' },
      { key: 'title', direction: 'asc' },
    ]);
  });

  test('is that of the ties alone where no default is documented', () => {
    const read = order((document) => {
      delete parameterOf(document, 'order').schema.default;
    });
    expect(read?.default).toEqual([]);
  });

  test('takes the direction that its own parameter has by default', () => {
    const read = order((document) => {
      const base = { in: 'query', description: '' };
      const { order } = listOf(document)['x-list'];
      listOf(document).parameters = [
        ...listOf(document).parameters.filter(({ name }: { name: string }) => name !== 'order'),
        { ...base, name: 'by', schema: { type: 'string', enum: ['title', 'pages'], default: 'pages' } },
        { ...base, name: 'way', schema: { type: 'string', enum: ['asc', 'desc'], default: 'desc' } },
      ];
      listOf(document)['x-list'].order = { ties: order.ties, key: 'by', direction: 'way' };
    });
    expect(read).toMatchObject({ defaultDirection: 'desc', default: [{ key: 'pages', direction: 'desc' }] });
  });
});

test('an operation without an x-list is no list', () => {
  expect(readLists(books((document) => delete listOf(document)['x-list']))).toEqual({ lists: [], problems: [] });
});

test('whatever stands in a document, reading it ends without an exception, and each problem has a place', () => {
  const ajv = new Ajv2020();
  ajv.addSchema(schema, 'vocabulary');
  const isList = ajv.compile({ $ref: 'vocabulary#/$defs/x-list' });
  const isFilter = ajv.compile({ $ref: 'vocabulary#/$defs/x-filter' });

  /** Every place of the document, as a path. */
  const places = (node: unknown, at: readonly string[] = []): (readonly string[])[] =>
    typeof node === 'object' && node !== null
      ? Object.entries(node).flatMap(([name, child]) => [[...at, name], ...places(child, [...at, name])])
      : [];
  // Other values, and values of the document where they don't belong (references that run in circles among them).
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(...places(originalBooks)).map((at) => at.reduce((node, name) => node[name], originalBooks)),
    fc.constantFrom(...places(originalBooks)).map((at) => ({ $ref: `#${formatPointer(at)}` })),
  );
  fc.assert(
    fc.property(fc.constantFrom(...places(originalBooks)), value, (at, replacement) => {
      const document = books((books) => {
        at.slice(0, -1).reduce((node, name) => node[name], books)[at.at(-1) ?? ''] = replacement;
      });
      const get = document.paths?.['/books']?.get;
      const filters = [get?.parameters].flat().flatMap((each) => each?.['x-filter'] ?? []);
      fc.pre(get?.['x-list'] === undefined || isList(get['x-list']));
      fc.pre(filters.every((filter) => isFilter(filter)));
      for (const { at, message } of readLists(document).problems) {
        expect(message).toMatch(/\.$/);
        expect(at.slice(0, 3)).toEqual(['paths', '/books', 'get']);
      }
    }),
    { numRuns: 2000 },
  );
});
