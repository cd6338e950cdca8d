import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Listing, type QueryPairs } from '../source/index.ts';
import { type Book, keys, listBooks, walk } from './books.ts';

describe('a list equals a model that filters and sorts all items and then cuts pages', () => {
  // Few values that are close to each other, so that many items are equal and ranges end between them.
  const word = fc.constantFrom('', 'a', 'A', 'aa', '名', '😀', '～', 'a,b', 'in:a');
  const instant = fc.constantFrom(
    '2020-01-01T00:00:00Z',
    '2020-01-01T09:00:00+09:00',
    '2019-12-31T23:59:59.999Z',
    '2020-01-01T00:00:00.5Z',
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
  const listWithOffset = { ...listBooks, page: { ...listBooks.page, offset: 'skip' } };

  function queryOf({
    count,
    skip,
    order,
    genre,
    min_pages,
    published,
    subject = [],
    lent,
  }: Request & { skip?: number }): QueryPairs {
    const all = {
      count,
      skip,
      genre,
      min_pages,
      lent,
      published: published?.join(''),
      order: order?.map((term) => term.join(':')).join(),
    };
    const single = Object.entries(all).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as const],
    );
    return [...single, ...subject.map((value) => ['subject', value] as const)];
  }

  function model(books: readonly Book[], { order, genre, min_pages, published, subject = [], lent }: Request): Book[] {
    const [operator, time] = published ?? [];
    const matching = books.filter((book) => {
      const difference = Date.parse(book.published) - Date.parse(time ?? book.published);
      const signs = { gt: [1], gte: [0, 1], lt: [-1], lte: [-1, 0] }[operator?.slice(0, -1) ?? ''] ?? [0];
      return (
        (genre === undefined || genre === 'any' || book.genre === genre) &&
        (min_pages === undefined || (typeof book.pages === 'number' && book.pages >= min_pages)) &&
        signs.includes(Math.sign(difference)) &&
        subject.every((value) => book.subjects.includes(value)) &&
        book.lent === (lent ?? false)
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

  test('the first page and a walk of all pages have the items of the model', () => {
    fc.assert(
      fc.property(shelf, request, fc.integer({ min: 1, max: 12 }), (books, request, count) => {
        const listing = new Listing(listWithOffset, books);
        const expected = model(books, request).map(({ isbn }) => isbn);
        expect(keys(listing, queryOf(request))).toEqual(expected.slice(0, request.count ?? 10));
        const skipped = queryOf({ ...request, skip: count });
        expect(keys(listing, skipped)).toEqual(expected.slice(count).slice(0, request.count ?? 10));
        expect(walk(listing, queryOf({ ...request, count }))).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('a page starts after its marker, even if the marker does not match the filters', () => {
    fc.assert(
      fc.property(shelf, request, fc.nat(), (books, request, index) => {
        const marker = books[index % books.length];
        if (!marker) return;
        const order = request.order && { order: request.order };
        const whole = [...model(books, { ...order, lent: false }), ...model(books, { ...order, lent: true })];
        const sorted = model(
          whole.map((book) => ({ ...book, lent: false })),
          { ...order },
        ).map(({ isbn }) => isbn);
        const after = new Set(sorted.slice(sorted.indexOf(marker.isbn) + 1));
        const expected = model(books, request).flatMap(({ isbn }) => (after.has(isbn) ? [isbn] : []));
        const query = [...queryOf({ ...request, count: 50 }), ['after', marker.isbn] as const];
        const listing = new Listing(listWithOffset, books);
        expect(keys(listing, query)).toEqual(expected);
        expect(keys(listing, [...query, ['skip', '2']])).toEqual(expected.slice(2));
      }),
    );
  });
});
