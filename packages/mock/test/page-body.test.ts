import { describeDocument } from '@conoha-images/document/node';
import { describe, expect, test } from 'vitest';
import { DataError, Mock, readDescription } from '../source/index.ts';
import { books, booksFile } from './books.ts';

const { document } = await readDescription(booksFile);
const { shelf } = books;

/** The books API with another schema of what is beside the books, and another example of it. */
function description(properties: object, required: readonly string[], others: object) {
  // biome-ignore lint/suspicious/noExplicitAny: it is changed in ways that no type of a document would allow.
  const copy = structuredClone(document) as any;
  const schema = copy.components.schemas.Shelf.properties.shelf;
  Object.assign(schema.properties, properties);
  schema.required = ['books', ...required];
  const { examples } = copy.paths['/books'].get.responses['200'].content['application/json'];
  Object.assign(examples.one.value.shelf, others);
  return describeDocument(copy);
}

async function pageOf(mock: Mock, query: string): Promise<Record<string, unknown>> {
  const response = await mock.fetch(`https://library.example/books?${query}`, { headers: { 'X-Card': '17' } });
  return ((await response.json()) as { shelf: Record<string, unknown> }).shelf;
}

const link = { properties: { rel: { type: 'string' }, href: { type: 'string' } } };

describe('the rest of a page', () => {
  test('a required array of links is empty on the last page', async () => {
    const own = description({ more: { type: 'array', items: link } }, ['more'], {
      more: [{ rel: 'next', href: '/x' }],
    });
    const mock = new Mock({ description: own, data: { shelf: { ...shelf, more: [] } } });
    expect((await pageOf(mock, 'count=50'))['more']).toEqual([]);
    expect((await pageOf(mock, 'count=1'))['more']).toEqual([{ rel: 'next', href: expect.stringMatching(/after=/) }]);
    expect((await pageOf(new Mock({ description: own, data: books }), 'count=50'))['more']).toEqual([]);
  });

  test('the links of recorded data are not served, as they lead elsewhere', async () => {
    const own = description({ more: { type: 'array', items: link } }, [], { more: [] });
    const more = [{ rel: 'self', href: 'https://other.example/books' }];
    const mock = new Mock({ description: own, data: { shelf: { ...shelf, more } } });
    expect((await pageOf(mock, 'count=50'))['more']).toBeUndefined();
  });

  test('a required link that can be null is null on the last page, and an optional one is absent', async () => {
    const more = { type: ['string', 'null'] };
    const required = new Mock({ description: description({ more }, ['more'], { more: null }), data: books });
    expect((await pageOf(required, 'count=50'))['more']).toBe(null);
    expect((await pageOf(required, 'count=1'))['more']).toMatch(/after=/);
    const optional = new Mock({ description: description({ more }, [], { more: '/x' }), data: books });
    expect('more' in (await pageOf(optional, 'count=50'))).toBe(false);
  });

  test('comes from the data, or from the example of the document', async () => {
    const own = description({ total: { type: 'integer' } }, ['total'], { total: 7 });
    const totalWith = async (data: object) =>
      (await pageOf(new Mock({ description: own, data: { shelf: { ...shelf, ...data } } }), ''))['total'];
    expect([await totalWith({}), await totalWith({ total: 25 })]).toEqual([7, 25]);
  });

  test('is checked, and the error has its pointer', () => {
    const own = description({ total: { type: 'integer' } }, ['total'], {});
    const create = (total: unknown) => () => new Mock({ description: own, data: { shelf: { ...shelf, total } } });
    expect(create('many')).toThrow(DataError);
    expect(create('many')).toThrow(/- \/shelf\/total must be integer; given: "many"\./);
    expect(create(1)).not.toThrow();
  });
});
