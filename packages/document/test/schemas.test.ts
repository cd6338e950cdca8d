import { readLists } from '@conoha-images/document';
import { describe, expect, test } from 'vitest';
import { books, type Document, listOf, parameterOf } from './books.ts';

describe('ways to write a schema', () => {
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
      'an item that is an allOf',
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
      'an enum as the only alternative',
      (document) => {
        document.components.schemas.Book.properties.genre = { oneOf: [{ type: 'string', enum: ['novel', 'essay'] }] };
      },
    ],
  ])('a list is read alike with %s', (_, change) => {
    expect(readLists(books(change))).toEqual({ problems: [], lists: expected });
  });

  // No value satisfies these, or only an infinite one.
  test.each([
    { anyOf: [{ $ref: '#/components/schemas/Endless' }] },
    { allOf: [{ $ref: '#/components/schemas/Endless' }] },
    { type: 'array', items: { $ref: '#/components/schemas/Endless' } },
    { $ref: '#/components/schemas/Endless' },
  ])('reading ends if a schema leads back to itself: %j', (endless) => {
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

  test('a filter on a part of a property is nullable if a step on the way may be absent', () => {
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

test('finds a property whose name has a slash and a tilde', () => {
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
])('a property that may be %s is nullable, as a filter and as a sort key', (_, required, type) => {
  const document = books((books) => {
    const { Book } = books.components.schemas;
    Book.properties.pages.type = type;
    if (required) Book.required.push('pages');
  });
  const [list] = readLists(document).lists;
  expect(list?.filters.find(({ parameter }) => parameter === 'min_pages')?.nullable).toBe(true);
  expect(list?.order?.keys.find(({ name }) => name === 'pages')?.nullable).toBe(true);
});
