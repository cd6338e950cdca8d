import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { listImages } from '@conoha-images/spec';
import type { Filter } from '@conoha-images/vocabulary';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { formatQuery, ListError, Listing, parseQuery, type Query } from '../source/index.ts';
import { type Book, book, listBooks } from './books.ts';

const none: Query = [];

const sizeMinimum = listImages.filters.find(({ parameter }) => parameter === 'size_min') as Filter;

function keys<Item extends { isbn: string }>(listing: Listing<Item>, query: Query): (string | undefined)[] {
  return listing.page(query).positions.map((position) => listing.items[position]?.isbn);
}

/** All the items that a walk from page to page finds. */
function walk(listing: Listing<Book>, query: Query): (string | undefined)[] {
  const found: (string | undefined)[] = [];
  for (let next: Query | undefined = query; next; next = listing.page(next).next) {
    found.push(...keys(listing, next));
    if (found.length > listing.items.length) throw new Error('The walk finds more than there is.');
  }
  return found;
}

describe('against a model that filters, sorts and cuts the whole', () => {
  // Few values, so that many are equal, and near each other, so that ranges end between them.
  const word = fc.constantFrom('', 'a', 'A', 'aa', '名', '😀', '～', 'a,b', 'in:a');
  const instant = fc.constantFrom(
    ...['2020-01-01T00:00:00Z', '2020-01-01T09:00:00+09:00', '2019-12-31T23:59:59.999Z', '2020-01-01T00:00:00.5Z'],
  );
  const pages = fc.constantFrom(undefined, null, -1, 0, 9, 10, 2 ** 40);
  const shelf = fc.uniqueArray(
    fc.record({
      isbn: fc.string({ maxLength: 3 }),
      title: word,
      genre: fc.constantFrom('novel', 'essay'),
      pages,
      published: instant,
      subjects: fc.array(word, { maxLength: 3 }),
      lent: fc.boolean(),
    }),
    { maxLength: 40, selector: ({ isbn }) => isbn },
  );
  const request = fc.record(
    {
      count: fc.nat(12),
      order: fc.array(fc.tuple(fc.constantFrom('title', 'pages'), fc.constantFrom('asc', 'desc')), {
        minLength: 1,
        maxLength: 3,
      }),
      genre: fc.constantFrom('novel', 'essay', 'any'),
      min_pages: fc.integer({ min: -2, max: 11 }),
      published: fc.tuple(fc.constantFrom('', 'eq:', 'gt:', 'gte:', 'lt:', 'lte:'), instant),
      subject: fc.array(word, { maxLength: 2 }),
      lent: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  type Request = typeof request extends fc.Arbitrary<infer T> ? T : never;

  function queryOf({ count, order, genre, min_pages, published, subject = [], lent }: Request): Query {
    const all = {
      ...{ count, genre, min_pages, lent, published: published?.join('') },
      order: order?.map((term) => term.join(':')).join(),
    };
    const single = Object.entries(all).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as const],
    );
    return [...single, ...subject.map((value) => ['subject', value] as const)];
  }

  function model(books: readonly Book[], { order, genre, min_pages, published, subject = [], lent }: Request): Book[] {
    const [operator, time] = published ?? [];
    const matching = books.filter((each) => {
      const difference = Date.parse(each.published) - Date.parse(time ?? each.published);
      const signs = { gt: [1], gte: [0, 1], lt: [-1], lte: [-1, 0] }[operator?.slice(0, -1) ?? ''] ?? [0];
      return (
        (genre === undefined || genre === 'any' || each.genre === genre) &&
        (min_pages === undefined || (typeof each.pages === 'number' && each.pages >= min_pages)) &&
        signs.includes(Math.sign(difference)) &&
        subject.every((value) => each.subjects.includes(value)) &&
        each.lent === (lent ?? false)
      );
    });
    const terms: (readonly [string, string])[] = order ?? [['title', 'asc']];
    const tie = terms.length === 1 ? terms[0]?.[1] : 'asc';
    const bytes = (text: string): Buffer => Buffer.from(text);
    return matching.sort((a, b) => {
      for (const [key, direction] of [...terms, ['isbn', tie] as const]) {
        const sign = direction === 'desc' ? -1 : 1;
        const compared =
          key === 'pages'
            ? (a.pages ?? Number.NEGATIVE_INFINITY) - (b.pages ?? Number.NEGATIVE_INFINITY) || 0
            : Buffer.compare(bytes(a[key as 'title' | 'isbn']), bytes(b[key as 'title' | 'isbn']));
        if (compared !== 0) return sign * compared;
      }
      return 0;
    });
  }

  test('each page, and each walk, holds what the model says', () => {
    fc.assert(
      fc.property(shelf, request, fc.integer({ min: 1, max: 12 }), (books, request, count) => {
        const listing = new Listing(listBooks, books);
        const expected = model(books, request).map(({ isbn }) => isbn);
        expect(keys(listing, queryOf(request))).toEqual(expected.slice(0, request.count ?? 10));
        expect(walk(listing, queryOf({ ...request, count }))).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('a page starts after its marker, which need not match', () => {
    fc.assert(
      fc.property(shelf, request, fc.nat(), (books, request, index) => {
        const marker = books[index % books.length];
        if (!marker) return;
        const order = request.order && { order: request.order };
        const whole = [...model(books, { ...order, lent: false }), ...model(books, { ...order, lent: true })];
        const sorted = model(
          whole.map((each) => ({ ...each, lent: false })),
          { ...order },
        ).map(({ isbn }) => isbn);
        const after = new Set(sorted.slice(sorted.indexOf(marker.isbn) + 1));
        const expected = model(books, request).flatMap(({ isbn }) => (after.has(isbn) ? [isbn] : []));
        const query = [...queryOf({ ...request, count: 50 }), ['after', marker.isbn] as const];
        expect(keys(new Listing(listBooks, books), query)).toEqual(expected);
      }),
    );
  });
});

describe('pages', () => {
  const listing = new Listing(
    listBooks,
    ['1', '2', '3', '4'].map((isbn) => book(isbn)),
  );

  test('hold as many items as asked for, 10 when not asked, and never more than 50', () => {
    const many = new Listing(
      listBooks,
      Array.from({ length: 99 }, (_, index) => book(String(index))),
    );
    const sizes = ['0', '7', '50', '51', '1_000', '9'.repeat(30), ' +3\n', '１２', '٣'].map(
      (count) => keys(many, [['count', count]]).length,
    );
    expect(sizes).toEqual([0, 7, 50, 50, 50, 50, 3, 12, 3]);
    expect(keys(many, none).length).toBe(10);
  });

  test('have links that keep the whole query, and put the marker last', () => {
    const { first, next } = listing.page([
      ['after', '1'],
      ['count', '02'],
      ['subject', 'a b'],
      ['subject', "~'+é"],
      ['color', ''],
    ]);
    expect(formatQuery(first)).toBe('count=02&subject=a+b&subject=~%27%2B%C3%A9&color=');
    expect(next).toBeUndefined();
    expect(
      formatQuery(
        listing.page([
          ['after', '1'],
          ['count', '2'],
        ]).next ?? none,
      ),
    ).toBe('count=2&after=3');
  });

  test('have a next exactly when they are full: the last may be followed by an empty one, and limit 0 by none', () => {
    expect(listing.page([['count', '4']]).next).toEqual([
      ['count', '4'],
      ['after', '4'],
    ]);
    expect(
      listing.page([
        ['count', '4'],
        ['after', '4'],
      ]),
    ).toEqual({ positions: [], first: [['count', '4']], next: undefined });
    expect(listing.page([['count', '5']]).next).toBeUndefined();
    expect(listing.page([['count', '0']]).next).toBeUndefined();
  });

  test('hold what their scope lists, and start after what it reads', () => {
    const scope = { lists: ({ isbn }: Book) => isbn !== '2', reads: ({ isbn }: Book) => isbn !== '3' };
    expect(listing.page([['count', '2']], scope).positions).toEqual([0, 2]);
    expect(listing.page([['after', '2']], scope).positions).toEqual([2, 3]);
    expect(() => listing.page([['after', '3']], scope)).toThrow(expect.objectContaining({ status: 403 }));
  });
});

// Of images, because the books have neither two syntaxes of order nor filters on properties that are not named.
test('markerOf sorts nothing, and rejects a query that page rejects', () => {
  const title = vi.fn(() => 'a');
  const books = ['1', '2'].map((isbn) => Object.defineProperty(book(isbn), 'title', { get: title }));
  const listing = new Listing(listBooks, books);
  const scope = { lists: () => true, reads: ({ isbn }: Book) => isbn === '2' };
  expect(listing.markerOf([['after', '2']], scope)).toBe(books[1]);
  expect(listing.markerOf([], scope)).toBeUndefined();
  expect(title).not.toHaveBeenCalled();
  for (const query of ['after=1', 'after=3', 'after=2&count=x', 'after=2&genre=poem', 'after=2&order=colour']) {
    expect(() => listing.markerOf(parseQuery(query), scope), query).toThrow(ListError);
  }
});

describe('what the list of images does besides', () => {
  const images = [
    { id: '1', created_at: '2023-10-25', size: 5, name: 'b', os_type: 'linux', limit: '9', tags: ['x', 'y'] },
    { id: '2', created_at: '2023-10-26', size: 5, name: 'a', os_type: 'Linux', min_disk: 30, tags: ['x'] },
    { id: '3', created_at: '2023-10-26', size: null, name: null, constructor: 'own', checksum: 'in:2' },
  ].map((image) => ({ os_hidden: false, ...image }));
  const listing = new Listing(listImages, images);
  const ids = (search: string): string => {
    const { positions } = listing.page([...new URLSearchParams(search)]);
    return positions.map((position) => images[position]?.id).join('');
  };

  test.each([
    ['the newest are first, and ties are broken in the same direction', '', '321'],
    ['null is the lowest', 'sort=size', '213'],
    ['null is the lowest', 'sort=size:asc', '312'],
    ['one direction is that of the ties too', 'sort_key=size&sort_dir=asc', '312'],
    ['of two directions, none is that of the ties', 'sort=size:asc,size', '321'],
    ['two keys, one direction each', 'sort_key=size&sort_key=name&sort_dir=desc&sort_dir=asc', '213'],
    ['one direction without a key', 'sort_dir=asc', '123'],
    ['blanks around keys and directions do not count', 'sort=+size+:+asc+', '312'],
    ['an empty direction is the default', 'sort=size:', '213'],
    ['the second limit is a filter', 'limit=2&limit=9', '1'],
    ['of a repeated filter the last counts', 'os_type=x&os_type=linux', '1'],
    ['a value that an open filter does not list', 'os_type=Linux', '2'],
    ['a filter that is absent has its default', 'os_hidden=true', ''],
    ['a property that the document describes, by its type', 'size=5', '21'],
    ['a value of another type matches nothing', 'size=five', ''],
    ['a range of such a property', 'min_disk_min=30', '2'],
    ['a range of such a property', 'min_disk_max=29', ''],
    ['an item without the property does not match', 'architecture=', ''],
    ['names that objects have of themselves', 'constructor=own', '3'],
    ['names that objects have of themselves', '__proto__=x', ''],
    ['a list', 'id=in:1,3', '31'],
    ['a list with quotes', 'id=in:"1","3"', '31'],
    ['a list with a quote in quotes', String.raw`id=in:"say \"1\"",3`, '3'],
    ['a list that a comma ends', 'id=in:1,', '1'],
    ['an empty list', 'id=in:', ''],
    ['a filter without operators takes a prefix for a value', 'checksum=in:2', '3'],
    ['an operator before a value', 'name=eq:a', '2'],
    ['every tag must be there, blanks around it do not count', 'tag=+x&tag=y+', '1'],
    ['a date is its first instant', 'created_at=2023-10-26', '32'],
    ['the same instant in another zone', 'created_at=gte:2023-10-26T09:00:00%2B09:00', '32'],
  ])('%s: %s', (_, search, expected) => {
    expect(ids(search)).toBe(expected);
  });

  test.each([
    [
      'not-listed',
      'visibility=secret',
      'visibility must be one of public, private, shared, community, all; given: secret.',
    ],
    ['not-listed', 'member_status=', 'member_status must be one of accepted, pending, rejected, all; given: nothing.'],
    ['not-an-integer', 'limit=1.5', 'limit must be a whole number, 0 or greater; given: 1.5.'],
    ['negative', 'limit=-1', 'limit must be 0 or greater; given: -1.'],
    ['unknown-sort-key', 'sort=owner', /^sort must be one of name, status, .*; given: owner\.$/],
    ['unknown-sort-key', 'sort=name,', /given: nothing in name,\.$/],
    [
      'unknown-direction',
      'sort=name:asc:desc',
      'sort must be in the direction asc or desc; given: asc:desc in name:asc:desc.',
    ],
    ['direction-count', 'sort_dir=asc&sort_dir=desc', /^sort_dir must be given once for all, .*; given: asc,desc\.$/],
    ['orders-combined', 'sort=bogus&sort_dir=up', 'sort_dir must be left out where sort is given; given: up.'],
    ['not-a-boolean', 'protected=True', 'protected must be true or false; given: True.'],
    ['not-a-number', 'size_min=1GB', 'size_min must be a whole number; given: 1GB.'],
    ['not-a-number', 'name_min=1', 'name_min must be left out: name is no number and has no range; given: 1.'],
    ['not-a-time', 'created_at=gt:', /^created_at must be a date and time such as .*; given: nothing in gt:\.$/],
    ['not-a-time', 'created_at=2023-10-26T09:00:00 09:00', /%2B\).* in 2023-10-26T09:00:00 09:00\.$/],
    ['not-a-time', 'created_at=foo:bar', /given: bar in foo:bar\.$/],
    ['unknown-operator', 'created_at=foo:2023-10-26', /one of eq:, neq:, gt:, gte:, lt:, lte:, before it/],
    ['unknown-operator', 'name=foo:bar', /given: foo:bar\.$/],
    ['quote-not-closed', 'name=in:"a', /given: "a\.$/],
    ['no-comma-before-quote', 'name=in:a"b"', /given: a"b"\.$/],
    ['no-comma-after-quote', 'name=in:"a"b', /given: "a"b\.$/],
    ['unknown-marker', 'marker=4', 'marker must be the key of an item that exists; given: 4.'],
  ])('refuses %s: %s', (reason, search, message) => {
    expect(() => ids(search)).toThrow(expect.objectContaining({ name: 'ListError', status: 400, reason }));
    expect(() => ids(search)).toThrow(message);
  });

  test.each([
    ['limit=x&visibility=x', 'visibility'],
    ['limit=x&member_status=x', 'member_status'],
    ['sort=x&limit=x', 'limit'],
    ['protected=x&sort=x', 'sort'],
    ['created_at=x&protected=x', 'protected'],
    ['protected=x&os_hidden=x', 'os_hidden'],
    ['size_min=x&created_at=x', 'size_min'],
    ['created_at=x&size_min=x', 'created_at'],
    ['marker=x&min_disk_min=x', 'min_disk_min'],
    ['sort_dir=x&sort_key=x', 'sort_key'],
  ])('of two mistakes in %s, answers that of %s', (search, parameter) => {
    expect(() => ids(search)).toThrow(expect.objectContaining({ parameter }));
  });

  test('whatever the query, it is answered or refused with a ListError', () => {
    const names = [
      ...['limit', 'marker', 'sort', 'sort_key', 'sort_dir', 'member_status', '__proto__', '_min', 'toString_max'],
      ...listImages.filters.map(({ parameter }) => parameter),
    ];
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('1', 'in:"', 'gte:2020', 'asc', 'name:asc'));
    const parameter = fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string()), value);
    fc.assert(
      fc.property(fc.array(parameter, { maxLength: 6 }), (query) => {
        try {
          expect(listing.page(query).positions.length).toBeLessThanOrEqual(images.length);
        } catch (error) {
          expect(error).toBeInstanceOf(ListError);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

test('more orders than are kept are all right, and so is the first again', () => {
  const listing = new Listing(listBooks, [book('1', { title: 'a', pages: 2 }), book('2', { title: 'b', pages: 1 })]);
  const terms = ['title:asc', 'title:desc', 'pages:asc', 'pages:desc'];
  const orders = terms.flatMap((first) =>
    terms.flatMap((second) => terms.map((third) => [first, second, third].join())),
  );
  for (const order of [...orders, ...orders]) {
    expect(keys(listing, [['order', order]])).toEqual(/^(title:asc|pages:desc)/.test(order) ? ['1', '2'] : ['2', '1']);
  }
});

test('however many orders are asked for, the memory that they take is bounded', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const listing = new Listing(
    listImages,
    Array.from({ length: 20_000 }, (_, index) => ({ id: String(index) })),
  );
  const names = listImages.order.keys.map(({ name }) => name);
  const orders = names.flatMap((first) => names.map((second) => `${first},${second}`));
  const ask = (asked: readonly string[]): void => {
    for (const order of asked) listing.page([['sort', order]]);
  };
  const arrays = (): number => {
    collectGarbage();
    return process.memoryUsage().arrayBuffers;
  };
  ask(orders.slice(0, 32));
  const before = arrays();
  ask(orders);
  // Memory is given back in the background.
  await vi.waitFor(() => expect(arrays()).toBeLessThan(before + 1_000_000), { timeout: 10_000 });
});

test('an item without a value is not unequal to one, as in SQL', () => {
  const listing = new Listing(
    { ...listImages, filters: [{ ...sizeMinimum, operators: ['neq'] }] },
    [5, 6, null].map((size, index) => ({ id: String(index), size })),
  );
  expect(listing.page([[sizeMinimum.parameter, '5']]).positions).toEqual([1]);
});

test('a collection is refused where an item has no key, or that of another', () => {
  expect(() => new Listing(listBooks, [book('1'), { ...book('2'), isbn: 3 }])).toThrow('Item 1 has no string at /isbn');
  expect(() => new Listing(listBooks, [book('1'), book('1')])).toThrow('Items 0 and 1 have the same /isbn: 1.');
});
