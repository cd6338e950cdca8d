import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { OrderRule } from '@conoha-images/document';
import { listImages } from '@conoha-images/spec';
import { describe, expect, test, vi } from 'vitest';
import { formatQuery, ListError, Listing, parseQuery } from '../source/index.ts';
import { type Book, book, keys, listBooks } from './books.ts';

describe('pages', () => {
  const listing = new Listing(
    listBooks,
    ['1', '2', '3', '4'].map((isbn) => book(isbn)),
  );

  test('a page has as many items as the limit says, 10 without a limit, and never more than 50', () => {
    const many = new Listing(
      listBooks,
      Array.from({ length: 99 }, (_, index) => book(String(index))),
    );
    const sizes = ['0', '7', '50', '51', '1_000', '9'.repeat(30), ' +3\n', '１２', '٣'].map(
      (count) => keys(many, [['count', count]]).length,
    );
    expect(sizes).toEqual([0, 7, 50, 50, 50, 50, 3, 12, 3]);
    expect(keys(many, []).length).toBe(10);
  });

  test('a page has links that keep the query of the request and put the marker last', () => {
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
        ]).next ?? [],
      ),
    ).toBe('count=2&after=3');
  });

  test('a page has a next page exactly if it is full, even if that is empty; with limit 0 it has none', () => {
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

  describe('with an offset', () => {
    const page = { ...listBooks.page, offset: 'skip', minimumOffset: 1, maximumOffset: 5 };
    const shelf = new Listing(
      { ...listBooks, page },
      ['1', '2', '3', '4', '5'].map((isbn) => book(isbn)),
    );

    test('the links of a page keep the offset, as those of Cinder do', () => {
      const { positions, first, next } = shelf.page([
        ['count', '2'],
        ['skip', '1'],
      ]);
      expect(positions).toEqual([1, 2]);
      expect(formatQuery(first)).toBe('count=2&skip=1');
      expect(formatQuery(next ?? [])).toBe('count=2&skip=1&after=3');
      expect(shelf.page(next ?? []).positions).toEqual([4]);
    });

    test.each([
      ['many', 'not-an-integer', 'a whole number, 0 or greater'],
      ['-1', 'negative', '0 or greater'],
      ['0', 'out-of-range', 'from 1 to 5'],
      ['6', 'out-of-range', 'from 1 to 5'],
    ])('the offset %s is rejected', (skip, reason, allowed) => {
      const message = `skip must be ${allowed}; given: ${skip}.`;
      expect(() => shelf.page([['skip', skip]])).toThrow(expect.objectContaining({ reason, status: 400, message }));
    });
  });

  test.each([
    [undefined, 400],
    [404, 404],
  ] as const)('a marker that no item has is rejected with the status of the document: %s', (unknownMarker, status) => {
    const page = { ...listBooks.page, ...(unknownMarker && { unknownMarker }) };
    const list = new Listing({ ...listBooks, page }, [book('1')]);
    expect(() => list.page([['after', '2']])).toThrow(expect.objectContaining({ status }));
  });

  test('only the first sort key counts if the parameter takes one', () => {
    const { by: _, ...order } = listBooks.order as OrderRule;
    const listOf = (repeated: boolean) =>
      new Listing({ ...listBooks, order: { ...order, key: 'key', ...(repeated && { repeated }) } }, [
        book('1', { title: 'a', pages: 2 }),
        book('2', { title: 'a', pages: 1 }),
      ]);
    const query = [
      ['key', 'title'],
      ['key', 'pages'],
    ] as const;
    expect(keys(listOf(true), query)).toEqual(['2', '1']);
    expect(keys(listOf(false), query)).toEqual(['1', '2']);
  });

  test('a page has only items that its scope lists, and its marker must be an item that the scope reads', () => {
    const scope = { lists: ({ isbn }: Book) => isbn !== '2', reads: ({ isbn }: Book) => isbn !== '3' };
    expect(listing.page([['count', '2']], scope).positions).toEqual([0, 2]);
    expect(listing.page([['after', '2']], scope).positions).toEqual([2, 3]);
    expect(() => listing.page([['after', '3']], scope)).toThrow(expect.objectContaining({ status: 403 }));
  });
});

test('every order is correct even if more orders are used than are kept', () => {
  const listing = new Listing(listBooks, [book('1', { title: 'a', pages: 2 }), book('2', { title: 'b', pages: 1 })]);
  const terms = ['title:asc', 'title:desc', 'pages:asc', 'pages:desc'];
  const orders = terms.flatMap((first) =>
    terms.flatMap((second) => terms.map((third) => [first, second, third].join())),
  );
  for (const order of [...orders, ...orders]) {
    expect(keys(listing, [['order', order]])).toEqual(/^(title:asc|pages:desc)/.test(order) ? ['1', '2'] : ['2', '1']);
  }
});

test('the memory for orders is bounded, however many are used', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const listing = new Listing(
    listImages,
    Array.from({ length: 20_000 }, (_, index) => ({ id: String(index) })),
  );
  const names = listImages.order.keys.map(({ name }) => name);
  const orders = names.flatMap((first) => names.map((second) => `${first},${second}`));
  const use = (orders: readonly string[]): void => {
    for (const order of orders) listing.page([['sort', order]]);
  };
  const arrays = (): number => {
    collectGarbage();
    return process.memoryUsage().arrayBuffers;
  };
  use(orders.slice(0, 32));
  const before = arrays();
  use(orders);
  // Array buffers are freed in the background.
  await vi.waitFor(() => expect(arrays()).toBeLessThan(before + 1_000_000), { timeout: 10_000 });
});

test('rejects a collection in which an item has no key or the same key as another', () => {
  expect(() => new Listing(listBooks, [book('1'), { ...book('2'), isbn: 3 }])).toThrow('Item 1 has no string at /isbn');
  expect(() => new Listing(listBooks, [book('1'), book('1')])).toThrow('Items 0 and 1 have the same /isbn: 1.');
});

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
