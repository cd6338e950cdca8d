import { Listing, parseQuery } from '@conoha-images/listing';
import { listImages } from '@conoha-images/spec';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { operations } from '../source/generated/operations.gen.ts';
import { createImageClient, type Query } from '../source/index.ts';
import { serverUrl } from './service.ts';

/** The query of the one request that a call sends. */
async function queryOf(query: object, properties: Record<string, string> = {}): Promise<string> {
  const urls: string[] = [];
  const client = createImageClient({
    token: 'token',
    fetch: async (url) => {
      urls.push(String(url));
      return Response.json({ images: [] });
    },
  });
  await client.listImages(query as Query<'listImages'>, { properties });
  expect(urls.length).toBe(1);
  return urls[0]?.replace(`${serverUrl}${operations.listImages.path}`, '') ?? '';
}

test.each<[Query<'listImages'>, string]>([
  [{}, ''],
  [{ limit: 200, visibility: 'public' }, '?limit=200&visibility=public'],
  [{ limit: undefined, name: undefined }, ''],
  // In the order of the document, not in that of the query.
  [{ protected: true, os_hidden: false }, '?os_hidden=false&protected=true'],
  [{ name: 'a b+c&d=e' }, '?name=a%20b%2Bc%26d%3De'],
  [{ name: 'foo:bar' }, '?name=eq%3Afoo%3Abar'],
  [{ name: 'in:a,b' }, '?name=eq%3Ain%3Aa%2Cb'],
  [{ name: { eq: 'a:b' } }, '?name=eq%3Aa%3Ab'],
  [{ name: { in: ['a', 'b,c', ''] } }, '?name=in%3Aa%2C%22b%2Cc%22%2C%22%22'],
  [{ checksum: 'a:b' }, '?checksum=a%3Ab'],
  [{ created_at: new Date('2023-10-25T09:55:09+09:00') }, '?created_at=2023-10-25T00%3A55%3A09.000Z'],
  [{ created_at: '2023-10-25T09:55:09+09:00' }, '?created_at=2023-10-25T09%3A55%3A09%2B09%3A00'],
  [{ created_at: { gte: '2023-10-25', lt: undefined } as never }, '?created_at=gte%3A2023-10-25'],
  [{ updated_at: { gte: new Date(0) } }, '?updated_at=gte%3A1970-01-01T00%3A00%3A00.000Z'],
  [{ sort: ['name:asc', 'size'] }, '?sort=name%3Aasc%2Csize'],
  [{ sort: 'name' }, '?sort=name'],
  [{ sort_key: ['name', 'size'], sort_dir: 'asc' }, '?sort_key=name&sort_key=size&sort_dir=asc'],
  [{ tag: ['a=b', 'c'] }, '?tag=a%3Db&tag=c'],
  [{ tag: [] }, ''],
  [{ sort: [] }, ''],
  // A string never chooses an operator. The service rejects this one.
  [{ created_at: 'gte:2023-10-25' }, '?created_at=eq%3Agte%3A2023-10-25'],
  [{ marker: 'id', limit: 0 }, '?limit=0&marker=id'],
])('the query %j is sent as %j', async (query, expected) => {
  expect(await queryOf(query)).toBe(expected);
});

test('`properties` filters by properties of any name, and by other values of an open enum', async () => {
  expect(await queryOf({ limit: 1 }, { x_label: '2022', 'a&b=c': 'd', ['__proto__']: 'e', os_type: 'bsd' })).toBe(
    '?limit=1&x_label=2022&a%26b%3Dc=d&__proto__=e&os_type=bsd',
  );
});

const { visibility, os_type, sort, name } = operations.listImages.parameters;
const anOperator = `must be a value or an object with one of ${name.operators.join(', ')}.`;
const aSort = `sort must be one of ${sort.values.join(', ')}.`;

test.each<[object, string, Record<string, string>?]>([
  [
    { visiblity: 'public' },
    `visiblity is unknown. Parameters: ${Object.keys(operations.listImages.parameters).join(', ')}. Received "public".`,
  ],
  [{ constructor: 'x' }, 'constructor is unknown. Parameters: '],
  [{ visibility: 'pubic' }, `visibility must be one of ${visibility.values.join(', ')}. Received "pubic".`],
  [{ os_type: 'Linux' }, `os_type must be one of ${os_type.values.join(', ')}. Received "Linux".`],
  [{ limit: '5' }, 'limit must be of type integer. Received "5".'],
  [{ limit: 1.5 }, 'limit must be of type integer. Received 1.5.'],
  [{ size_min: 10n }, 'size_min must be of type integer. Received 10.'],
  [{ size_max: 2 ** 60 }, 'size_max must be of type integer. Received 1152921504606847000.'],
  [{ protected: 'true' }, 'protected must be of type boolean. Received "true".'],
  [{ name: null }, 'name must be of type string. Received null.'],
  [{ name: { like: 'a' } }, `name ${anOperator} Received {"like":"a"}.`],
  [{ name: {} }, `name ${anOperator} Received {}.`],
  [{ name: { in: ['say "hi"'] } }, "name can't have a quote, or a comma before a final backslash. Received "],
  [{ name: { in: ['a,b\\'] } }, "name can't have a quote, or a comma before a final backslash. Received "],
  [{ name: { in: 'a,b' } }, 'name must have a non-empty array after in. Received "a,b".'],
  [{ name: { in: [] } }, 'name must have a non-empty array after in. Received [].'],
  [{ name: { eq: ['a'] } }, 'name must be of type string. Received ["a"].'],
  [{ created_at: { gte: new Date(0), lt: new Date(1) } }, 'created_at must be a value or an object with one of eq, '],
  [{ created_at: new Date(Number.NaN) }, 'created_at must be of type date-time. Received null.'],
  [{ created_at: 5 }, 'created_at must be of type date-time. Received 5.'],
  [{ owner: { in: ['a'] } }, 'owner must be of type string. Received {"in":["a"]}.'],
  [{ owner: ['a'] }, 'owner must be of type string. Received ["a"].'],
  [{ sort: 'min_disk' }, aSort],
  [{ sort: 'name:up' }, aSort],
  [{ sort: ['name', 'size:'] }, aSort],
  [{ sort: 'name', sort_dir: 'asc' }, 'sort_dir can\'t be combined with sort. Received "asc".'],
  [{ sort_key: 'os_type' }, 'sort_key must be one of name, status, '],
  [{}, 'name must be a parameter, not one of `properties`. Received "a".', { name: 'a' }],
])('the query %o is rejected before it is sent: %s', async (query, message, properties) => {
  const client = createImageClient({
    token: 'token',
    fetch: () => {
      throw new Error('A request was sent.');
    },
  });
  const call = client.listImages(query as Query<'listImages'>, { properties });
  await expect(call).rejects.toThrow(message);
  await expect(call).rejects.toThrow(expect.objectContaining({ name: 'QueryError' }));
});

/** The names that `listing` finds for a query. */
async function namesFoundBy(query: Query<'listImages'>, names: readonly string[]): Promise<string[]> {
  const images = names.map((name, index) => ({ id: String(index), name, tags: [name], os_hidden: false }));
  const listing = new Listing(listImages, images);
  const { positions } = listing.page(parseQuery((await queryOf(query)).slice(1), /[&;]/));
  return positions.map((position) => images[position]?.name ?? '').sort();
}

// Without lone surrogates: a URL can't hold them.
const anyName = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('in:a', 'eq:', 'a,b', '2023-10-25', 'a\\', ','),
);

test('a string finds exactly the item that has it, whatever it holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(anyName, { minLength: 1, maxLength: 5 }), async (names) => {
      expect(await namesFoundBy({ name: names[0] }, names)).toEqual([names[0]]);
      expect(await namesFoundBy({ name: { eq: names[0] ?? '' } }, names)).toEqual([names[0]]);
    }),
  );
});

test('a list of strings finds exactly the items that have one of them', () => {
  const writable = anyName.filter((text) => !/"|,.*\\$/s.test(text));
  fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(anyName, { maxLength: 5 }),
      fc.uniqueArray(writable, { minLength: 1, maxLength: 5 }),
      async (others, names) => {
        const all = [...new Set([...others, ...names])];
        // Every item is on the page, whatever its default size.
        expect(await namesFoundBy({ name: { in: names }, limit: all.length }, all)).toEqual(names.toSorted());
      },
    ),
  );
});

test('a tag finds the item that has it, whatever it holds', () => {
  const tag = anyName.filter((text) => text.trim() === text);
  fc.assert(
    fc.asyncProperty(tag, fc.array(anyName), async (wanted, others) => {
      const names = [wanted, ...others.filter((other) => other !== wanted)];
      expect(await namesFoundBy({ tag: [wanted], limit: names.length }, names)).toContain(wanted);
    }),
  );
});

test('a date finds exactly the item of that millisecond', async () => {
  await fc.assert(
    fc.asyncProperty(fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }), async (date) => {
      const query = await queryOf({ created_at: date });
      const images = [date, new Date(date.getTime() + 1)].map((time, index) => ({
        id: String(index),
        created_at: time.toISOString(),
        os_hidden: false,
      }));
      const listing = new Listing(listImages, images);
      expect(listing.page(parseQuery(query.slice(1))).positions).toEqual([0]);
    }),
  );
});
