import type { ListDescriptor, NamedProperty, Operator, OrderRule } from '@conoha-images/document';
import { Mock } from '@conoha-images/mock';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RelationFailure } from '../source/errors.ts';
import { showsHiddenFractions } from '../source/hidden-fractions.ts';
import { checkContract, type Report } from '../source/index.ts';
import { condition } from '../source/model/condition.ts';
import { expectedItems, type ListQuery, parametersFor } from '../source/model/list-query.ts';
import { queryOf } from '../source/model/parameters.ts';
import { timeOf } from '../source/model/time.ts';
import type { Item } from '../source/model/value.ts';
import { books } from './books.ts';
import { catalogue, copyOf, failedChecks, target } from './changed-mock.ts';

const finding = 'times-have-fractions-that-no-response-shows';

const [shelf] = books.lists as [ListDescriptor];

const time = shelf.filters.find(({ type }) => type === 'date-time') as ListDescriptor['filters'][number];

const published: NamedProperty = { ...time, name: time.parameter };

const order = shelf.order as OrderRule;

const keys = [...order.keys, published];

/** The list of books, sorted by time too. */
const list: ListDescriptor = { ...shelf, order: { ...order, keys, ties: [published, ...order.ties] } };

interface Book {
  readonly title: string;
  readonly second: number;
  readonly fraction: number;
}

/** A query of books, and the two lists that it has: as the shown times tell, and as the hidden fractions do. */
interface Case {
  readonly books: readonly Book[];
  readonly terms: readonly NamedProperty[];
  readonly direction: 'asc' | 'desc';
  readonly operator: Operator | undefined;
  /** What the time filter compares with, in half seconds. */
  readonly operand: number;
  readonly limit: number;
  readonly marker: number;
}

const cases: fc.Arbitrary<Case> = fc.record({
  books: fc.array(
    fc.record({
      title: fc.constantFrom('a', 'b'),
      second: fc.integer({ min: 0, max: 3 }),
      fraction: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 999_999 })),
    }),
    { minLength: 2, maxLength: 14 },
  ),
  terms: fc.shuffledSubarray([...keys], { minLength: 1 }),
  direction: fc.constantFrom('asc', 'desc'),
  operator: fc.constantFrom(undefined, ...time.operators),
  operand: fc.integer({ min: 0, max: 7 }),
  limit: fc.integer({ min: 1, max: 20 }),
  marker: fc.integer({ min: -5, max: 13 }),
});

function itemsOf(drawn: readonly Book[], isShown: boolean): Item[] {
  return drawn.map(({ title, second, fraction }, index) => ({
    isbn: `isbn ${String((index * 7) % 100).padStart(2, '0')}`,
    title,
    pages: 1,
    published: timeOf(1_700_000_000_000_000 + second * 1_000_000 + (isShown ? 0 : fraction)),
  }));
}

/** The list of a case, with times as they are shown. */
function listOf({ books: drawn, limit, marker, ...rest }: Case, isShown: boolean): Item[] {
  const shown = new Map(itemsOf(drawn, true).map((item) => [item['isbn'], item]));
  const items = itemsOf(drawn, isShown);
  const query = queryFor({ books: drawn, limit, marker, ...rest }, items);
  const sorted = expectedItems(list, { ...query, conditions: [] });
  const start = sorted.findIndex(({ isbn }) => isbn === items[marker]?.['isbn']) + 1;
  const found = new Set(expectedItems(list, query));
  const after = sorted.slice(start).filter((item) => found.has(item));
  return after.slice(0, limit).map(({ isbn }) => shown.get(isbn) ?? {});
}

function queryFor({ terms, direction, operator, operand }: Case, items: readonly Item[]): ListQuery {
  const text = timeOf(1_700_000_000_000_000 + operand * 500_000);
  return {
    context: { parameters: [], items },
    conditions: operator === undefined ? [] : [condition(time, operator, text)],
    order: { syntax: 'by', terms: terms.map((key) => ({ key, direction })) },
  };
}

/** Whether the finding explains how a list differs from what was expected. */
function isExplained(drawn: Case, expected: readonly Item[], got: readonly Item[]): boolean {
  const items = itemsOf(drawn.books, true);
  const marker = items[drawn.marker]?.['isbn'];
  const parameters = [
    ...parametersFor(list, queryFor(drawn, items)),
    [list.page.limit, String(drawn.limit)] as const,
    ...(marker === undefined ? [] : [[list.page.marker, String(marker)] as const]),
  ];
  const request = {
    method: 'GET',
    url: `http://127.0.0.1/?${queryOf(parameters)}`,
    caller: 'first',
    accept: '',
  } as const;
  const response = {
    request,
    status: 200,
    mediaType: '',
    text: '',
    json: undefined,
    headers: new Headers(),
    size: 0,
    faults: [],
  };
  return showsHiddenFractions(new RelationFailure('', '', [response], { expected, got, inOrder: true }), list, items);
}

describe('a difference between two lists', () => {
  test('a difference is explained if the list has what the hidden fractions give, whatever is requested', () => {
    fc.assert(
      fc.property(cases, (drawn) => {
        const [expected, got] = [listOf(drawn, true), listOf(drawn, false)];
        fc.pre(JSON.stringify(expected) !== JSON.stringify(got));
        expect(isExplained(drawn, expected, got)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  /** Whole lists: no page hides what is missing. */
  const wholeLists = cases.map((drawn) => ({ ...drawn, limit: 20, marker: -1 }));

  test('a difference is not explained if items of different seconds change places', () => {
    fc.assert(
      fc.property(wholeLists, fc.nat(), (drawn, place) => {
        const got = listOf(drawn, false);
        const index = place % Math.max(1, got.length - 1);
        const [first, second] = got.slice(index, index + 2);
        fc.pre(second !== undefined && first?.['published'] !== second['published']);
        fc.pre(drawn.operator === undefined);
        expect(
          isExplained(drawn, listOf(drawn, true), got.with(index, second as Item).with(index + 1, first as Item)),
        ).toBe(false);
      }),
    );
  });

  test('a difference is not explained if an item is missing, or there twice, or does not belong to the list', () => {
    fc.assert(
      fc.property(wholeLists, fc.nat(), (drawn, place) => {
        const [expected, got] = [listOf(drawn, true), listOf(drawn, false)];
        const bound = timeOf(1_700_000_000_000_000 + Math.floor(drawn.operand / 2) * 1_000_000);
        const isAtBound = (item: Item): boolean => drawn.operator !== undefined && item['published'] === bound;
        const item = got[place % got.length];
        fc.pre(item !== undefined && !isAtBound(item));
        expect(
          isExplained(
            drawn,
            expected,
            got.filter((other) => other !== item),
          ),
        ).toBe(false);
        expect(isExplained(drawn, expected, [...got, item as Item])).toBe(false);
        const stranger = itemsOf(drawn.books, true).find(
          (other) => !isAtBound(other) && expected.every(({ isbn }) => isbn !== other['isbn']),
        );
        if (stranger) expect(isExplained(drawn, expected, [...got, stranger])).toBe(false);
      }),
    );
  });

  test('a difference is not explained if the service shows fractions', () => {
    const drawn: Case = {
      books: [{ title: 'a', second: 0, fraction: 5 }],
      terms: keys,
      direction: 'asc',
      operator: 'eq',
      operand: 0,
      limit: 20,
      marker: -1,
    };
    expect(isExplained(drawn, listOf(drawn, true), [])).toBe(true);
    const withFraction = itemsOf(drawn.books, false);
    const failure = new RelationFailure('', '', [], { expected: withFraction, got: [], inOrder: true });
    expect(showsHiddenFractions(failure, list, withFraction)).toBe(false);
  });
});

describe('a service that hides the fractions of times, but orders and compares by them', () => {
  /** Images of few seconds, which differ in fractions. By these they have a different order than by their IDs. */
  const images = Array.from({ length: 48 }, (_, index) => {
    const fraction = String((index * 379_721) % 1_000_000).padStart(6, '0');
    const instant = `2024-03-01T00:00:${String(index % 7).padStart(2, '0')}.${fraction}Z`;
    return { ...copyOf(catalogue[index % catalogue.length], index), created_at: instant, updated_at: instant };
  });

  /** Checks it. @param change Changes a query before it is understood. */
  function check(
    profile: 'strict' | 'glance',
    change: (parameters: URLSearchParams) => void = () => {},
  ): Promise<Report> {
    const mock = new Mock({ images });
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      const url = new URL(request.url);
      change(url.searchParams);
      const response = await mock.fetch(new Request(url, request));
      return new Response((await response.text()).replaceAll(/(:\d\d)\.\d+Z"/g, '$1Z"'), response);
    };
    return checkContract({ ...target, fetch, seed: 1, profile, budget: 800 });
  }

  test('every failure is the known finding with the profile glance, and counts with the profile strict', async () => {
    const { results } = await check('glance');
    expect(results.filter(({ status }) => status === 'failed')).toEqual([]);
    const known = results.filter(({ status }) => status === 'known');
    expect(new Set(known.map((result) => result.finding))).toEqual(new Set([finding]));
    expect(failedChecks(await check('strict'))).toContain('order-sorts no order');
  });

  test.each<[string, RegExp, (parameters: URLSearchParams) => void]>([
    ['ignores the order', /^order-sorts name (asc|desc)$/, (parameters) => parameters.delete('sort')],
    [
      'ignores a filter beside a time filter',
      /^filters-combine (created_at|disk_format)$/,
      (parameters) => {
        if (parameters.has('created_at')) parameters.delete('disk_format');
      },
    ],
  ])('a check still fails if the service also %s', async (_, name, change) => {
    expect(failedChecks(await check('glance', change))).toContainEqual(expect.stringMatching(name));
  });
});
