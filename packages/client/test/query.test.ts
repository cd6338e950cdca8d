import { Listing, parseQuery } from '@conoha-images/listing';
import { listImages } from '@conoha-images/spec';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { operations } from '../source/generated/operations.gen.ts';
import { createImageClient, type Query } from '../source/index.ts';
import { pairsOf } from '../source/query.ts';
import { urlOf } from '../source/transport.ts';

/** The query of the one request that a call sends. */
async function sent(query: object, properties: Record<string, string> = {}): Promise<string> {
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
  return urls[0]?.replace('https://image-service.c3j1.conoha.io/v2/images', '') ?? '';
}

test.each<[Query<'listImages'>, string]>([
  [{}, ''],
  [{ limit: 200, visibility: 'public' }, '?limit=200&visibility=public'],
  [{ limit: undefined, name: undefined }, ''],
  // In the order of the document, whatever that of the query.
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
  // A text chooses no operator: the service refuses this one.
  [{ created_at: 'gte:2023-10-25' }, '?created_at=eq%3Agte%3A2023-10-25'],
  [{ marker: 'id', limit: 0 }, '?limit=0&marker=id'],
])('%j is sent as %s', async (query, expected) => {
  expect(await sent(query)).toBe(expected);
});

test('properties that the document does not name are filters, whatever their names', async () => {
  expect(await sent({ limit: 1 }, { os_version: '2022', 'a&b=c': 'd', ['__proto__']: 'e', os_type: 'bsd' })).toBe(
    '?limit=1&os_version=2022&a%26b%3Dc=d&__proto__=e&os_type=bsd',
  );
});

test.each<[object, string, Record<string, string>?]>([
  [{ visiblity: 'public' }, 'visiblity must be one of the parameters limit, marker, visibility, '],
  [{ constructor: 'x' }, 'constructor must be one of the parameters '],
  [{ visibility: 'pubic' }, 'visibility must be one of public, private, shared, community, all; given: "pubic".'],
  [{ os_type: 'Linux' }, 'os_type must be one of linux, windows; given: "Linux".'],
  [{ limit: '5' }, 'limit must be of type integer; given: "5".'],
  [{ limit: 1.5 }, 'limit must be of type integer; given: 1.5.'],
  [{ size_min: 10n }, 'size_min must be of type integer; given: 10.'],
  [{ size_max: 2 ** 60 }, 'size_max must be of type integer; given: 1152921504606847000.'],
  [{ protected: 'true' }, 'protected must be of type boolean; given: "true".'],
  [{ name: null }, 'name must be of type string; given: null.'],
  [{ name: { like: 'a' } }, 'name must be a value or an object with one of eq, in; given: {"like":"a"}.'],
  [{ name: {} }, 'name must be a value or an object with one of eq, in; given: {}.'],
  [{ name: { in: ['say "hi"'] } }, 'name must be free of quotes, and of commas before a last backslash; given: '],
  [{ name: { in: ['a,b\\'] } }, 'name must be free of quotes, and of commas before a last backslash; given: '],
  [{ name: { in: 'a,b' } }, 'name must be an array of values after in; given: "a,b".'],
  [{ name: { in: [] } }, 'name must be an array of values after in; given: [].'],
  [{ name: { eq: ['a'] } }, 'name must be of type string; given: ["a"].'],
  [{ created_at: { gte: new Date(0), lt: new Date(1) } }, 'created_at must be a value or an object with one of eq, '],
  [{ created_at: new Date(Number.NaN) }, 'created_at must be of type date-time; given: null.'],
  [{ created_at: 5 }, 'created_at must be of type date-time; given: 5.'],
  [{ owner: { in: ['a'] } }, 'owner must be of type string; given: {"in":["a"]}.'],
  [{ owner: ['a'] }, 'owner must be of type string; given: ["a"].'],
  [{ sort: 'min_disk' }, 'sort must be one of name, name:asc, name:desc, status, '],
  [{ sort: 'name:up' }, 'sort must be one of name, name:asc, name:desc, status, '],
  [{ sort: ['name', 'size:'] }, 'sort must be one of name, name:asc, name:desc, status, '],
  [{ sort: 'name', sort_dir: 'asc' }, 'sort_dir must be left out where sort is given; given: "asc".'],
  [{ sort_key: 'os_type' }, 'sort_key must be one of name, status, '],
  [{}, 'name must be given as a parameter, not in `properties`; given: "a".', { name: 'a' }],
])('%o is refused, and nothing is sent: %s', async (query, message, properties) => {
  const client = createImageClient({
    token: 'token',
    fetch: () => {
      throw new Error('It was sent.');
    },
  });
  const call = client.listImages(query as Query<'listImages'>, { properties });
  await expect(call).rejects.toThrow(message);
  await expect(call).rejects.toThrow(expect.objectContaining({ name: 'QueryError' }));
});

describe('whatever a value is, it arrives as it is', () => {
  /** What a server of the list, as the facts have it, finds by a query. */
  function found(names: readonly string[], query: Query<'listImages'>): string[] {
    const url = new URL(urlOf('http://service', '/v2/images', pairsOf(operations.listImages, query, {})));
    const images = names.map((name, index) => ({ id: String(index), name, tags: [name], os_hidden: false }));
    const listing = new Listing(listImages, images);
    const { positions } = listing.page(parseQuery(url.search.slice(1), /[&;]/));
    return positions.map((position) => images[position]?.name ?? '').sort();
  }

  // Not a lone surrogate, which no URL can hold.
  const name = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('in:a', 'eq:', 'a,b', '2023-10-25', 'a\\', ','),
  );

  test('as an equal', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 5 }), (names) => {
        expect(found(names, { name: names[0] })).toEqual([names[0]]);
        expect(found(names, { name: { eq: names[0] ?? '' } })).toEqual([names[0]]);
      }),
    );
  });

  test('in a list', () => {
    const writable = name.filter((each) => !/"|,.*\\$/s.test(each));
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { maxLength: 5 }),
        fc.uniqueArray(writable, { minLength: 1, maxLength: 5 }),
        (others, names) => {
          const all = [...new Set([...others, ...names])];
          expect(found(all, { name: { in: names } })).toEqual(names.toSorted());
        },
      ),
    );
  });

  test('as a tag', () => {
    const tag = name.filter((each) => each.trim() === each);
    fc.assert(
      fc.property(tag, fc.array(name), (one, others) => {
        expect(found([one, ...others.filter((each) => each !== one)], { tag: [one] })).toContain(one);
      }),
    );
  });

  test('as an instant', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
        const url = urlOf('http://service', '/v2/images', pairsOf(operations.listImages, { created_at: date }, {}));
        const images = [date, new Date(date.getTime() + 1)].map((each, index) => ({
          ...{ id: String(index), created_at: each.toISOString(), os_hidden: false },
        }));
        const listing = new Listing(listImages, images);
        expect(listing.page(parseQuery(new URL(url).search.slice(1))).positions).toEqual([0]);
      }),
    );
  });
});
