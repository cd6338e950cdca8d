import { describe, expect, test } from 'vitest';
import type { Change } from '../../scripts/breaking/change.ts';
import { compareLists } from '../../scripts/breaking/lists.ts';

type Row = [change: string, before: object, after: object, rating: Change['rating'], message: string];

/** A document with a list of books. */
function withList(list: object): object {
  return { paths: { '/books': { get: { 'x-list': list } } } };
}

/** A document with one query parameter of a list of books. */
function withParameter(parameter: object): object {
  const parameters = [{ name: 'query', in: 'query', ...parameter }];
  return { paths: { '/books': { get: { 'x-list': {}, parameters } } } };
}

describe('compareLists with another x-list', () => {
  test.each<Row>([
    [
      'another pointer to the items',
      { items: '/a' },
      { items: '/b' },
      'breaking',
      '`items` changed from `/a` to `/b`.',
    ],
    [
      'another limit parameter',
      { page: { limit: 'a' } },
      { page: { limit: 'b' } },
      'breaking',
      '`page.limit` changed from `a` to `b`.',
    ],
    ['an added next link', { page: {} }, { page: { next: '/n' } }, 'compatible', '`page.next` was added: `/n`.'],
    [
      'a removed next link',
      { page: { next: '/n' } },
      { page: {} },
      'breaking',
      '`page.next` was removed; it was `/n`.',
    ],
    ['an added offset', { page: {} }, { page: { offset: 'o' } }, 'compatible', '`page.offset` was added: `o`.'],
    ['a removed offset', { page: { offset: 'o' } }, { page: {} }, 'breaking', '`page.offset` was removed; it was `o`.'],
    [
      'another status of an unknown marker',
      { page: {} },
      { page: { unknownMarker: 404 } },
      'breaking',
      '`page.unknownMarker` was added: `404`.',
    ],
    [
      'another property of a sort key',
      { order: { properties: { size: '/a' } } },
      { order: { properties: { size: '/b' } } },
      'breaking',
      '`order.properties` changed from `{"size":"/a"}` to `{"size":"/b"}`.',
    ],
    [
      'a smaller default page',
      { page: { default: 9 } },
      { page: { default: 5 } },
      'breaking',
      '`page.default` changed from `9` to `5`.',
    ],
    [
      'a larger default page',
      { page: { default: 5 } },
      { page: { default: 9 } },
      'warning',
      '`page.default` changed from `5` to `9`.',
    ],
    [
      'a smaller maximum page',
      { page: { maximum: 9 } },
      { page: { maximum: 5 } },
      'breaking',
      '`page.maximum` changed from `9` to `5`.',
    ],
    [
      'a larger maximum page',
      { page: { maximum: 5 } },
      { page: { maximum: 9 } },
      'compatible',
      '`page.maximum` changed from `5` to `9`.',
    ],
    ['an added maximum page', { page: {} }, { page: { maximum: 5 } }, 'breaking', '`page.maximum` was added: `5`.'],
    ['an added order', {}, { order: { ties: ['id'] } }, 'compatible', '`order` was added: `{"ties":["id"]}`.'],
    ['a removed order', { order: { ties: ['id'] } }, {}, 'breaking', '`order` was removed; it was `{"ties":["id"]}`.'],
    [
      'an added sort parameter',
      { order: {} },
      { order: { by: 'sort' } },
      'compatible',
      '`order.by` was added: `sort`.',
    ],
    [
      'another sort parameter',
      { order: { by: 'a' } },
      { order: { by: 'b' } },
      'breaking',
      '`order.by` changed from `a` to `b`.',
    ],
    [
      'other ties',
      { order: { ties: ['a'] } },
      { order: { ties: ['b'] } },
      'breaking',
      '`order.ties` changed from `["a"]` to `["b"]`.',
    ],
    ['an added rule for additional parameters', {}, { additional: {} }, 'warning', '`additional` was added: `{}`.'],
    [
      'another suffix of additional parameters',
      { additional: { suffixes: { _min: 'gte' } } },
      { additional: { suffixes: { _min: 'gt' } } },
      'breaking',
      '`additional.suffixes` changed from `{"_min":"gte"}` to `{"_min":"gt"}`.',
    ],
    [
      'an added invariant',
      { invariants: [{ other: '/a' }] },
      { invariants: [{ other: '/b' }, { other: '/a' }] },
      'compatible',
      '`invariants` changed from `[{"other":"/a"}]` to `[{"other":"/b"},{"other":"/a"}]`.',
    ],
    [
      'a removed invariant',
      { invariants: [{ other: '/a' }] },
      {},
      'breaking',
      '`invariants` was removed; it was `[{"other":"/a"}]`.',
    ],
    [
      'another invariant',
      { invariants: [{ operator: 'gt' }] },
      { invariants: [{ operator: 'gte' }] },
      'breaking',
      '`invariants` changed from `[{"operator":"gt"}]` to `[{"operator":"gte"}]`.',
    ],
    ['a word that it does not know', { page: {} }, { page: { cursor: 1 } }, 'warning', '`page.cursor` was added: `1`.'],
  ])('reports %s', (_, before, after, rating, message) => {
    const place = 'GET /books › x-list';
    expect(compareLists(withList(before), withList(after))).toEqual([{ rating, place, message }]);
  });

  test('reports a removed x-list', () => {
    const revision = { paths: { '/books': { get: {} } } };
    const change = { rating: 'breaking', place: 'GET /books › x-list', message: '`x-list` was removed.' };
    expect(compareLists(withList({}), revision)).toEqual([change]);
  });

  test('leaves a removed operation to redocly diff', () => {
    expect(compareLists(withList({}), { paths: {} })).toEqual([]);
  });
});

describe('compareLists with another x-filter', () => {
  const title = { property: '/title' };
  const pages = { property: '/pages' };

  test.each<Row>([
    ['another property', title, pages, 'breaking', '`property` changed from `/title` to `/pages`.'],
    [
      'another operator',
      { ...pages, operator: 'gt' },
      { ...pages, operator: 'gte' },
      'breaking',
      '`operator` changed from `gt` to `gte`.',
    ],
    [
      'a removed operator',
      { ...title, operators: ['eq', 'in'] },
      { ...title, operators: ['eq'] },
      'breaking',
      '`operators` changed from `["eq","in"]` to `["eq"]`.',
    ],
    [
      'an added operator',
      { ...title, operators: ['eq'] },
      { ...title, operators: ['eq', 'in'] },
      'compatible',
      '`operators` changed from `["eq"]` to `["eq","in"]`.',
    ],
    [
      'another operator of values without a prefix',
      { ...title, operators: ['eq', 'in'] },
      { ...title, operators: ['in', 'eq'] },
      'breaking',
      '`operators` changed from `["eq","in"]` to `["in","eq"]`.',
    ],
    [
      'the first prefixes of a string, which can have a colon',
      { ...title, operator: 'eq' },
      { ...title, operators: ['eq', 'in'] },
      'breaking',
      '`operator` became `operators`: it changed from `eq` to `["eq","in"]`.',
    ],
    [
      'removed prefixes',
      { ...pages, operators: ['eq'] },
      { ...pages, operator: 'eq' },
      'breaking',
      '`operators` became `operator`: it changed from `["eq"]` to `eq`.',
    ],
    ['a removed wildcard', { ...title, wildcard: 'all' }, title, 'breaking', '`wildcard` was removed; it was `all`.'],
    [
      'a wildcard that was a value before',
      title,
      { ...title, wildcard: 'all' },
      'breaking',
      '`wildcard` was added: `all`.',
    ],
    [
      'values outside the enum that are rejected now',
      { ...title, open: true },
      title,
      'breaking',
      '`open` was removed; it was `true`.',
    ],
    [
      'values outside the enum that are accepted now',
      title,
      { ...title, open: true },
      'warning',
      '`open` was added: `true`.',
    ],
    ['items that are hidden now', title, { ...title, exclusive: ['a'] }, 'breaking', '`exclusive` was added: `["a"]`.'],
    [
      'items that can be seen now',
      { ...title, exclusive: ['a'] },
      title,
      'warning',
      '`exclusive` was removed; it was `["a"]`.',
    ],
    [
      'a comparison that ignores case',
      title,
      { ...title, ignoreCase: true },
      'compatible',
      '`ignoreCase` was added: `true`.',
    ],
    [
      'a comparison that no longer ignores case',
      { ...title, ignoreCase: true },
      title,
      'breaking',
      '`ignoreCase` was removed; it was `true`.',
    ],
    [
      'a parameter that is not a filter any more',
      title,
      { reason: 'Why.' },
      'breaking',
      'The parameter no longer compares `/title`.',
    ],
    ['a parameter that became a filter', { reason: 'Why.' }, title, 'breaking', 'The parameter now compares `/title`.'],
    ['a word that it does not know', title, { ...title, fuzzy: true }, 'warning', '`fuzzy` was added: `true`.'],
  ])('reports %s', (_, before, after, rating, message) => {
    const place = 'GET /books › parameter query › x-filter';
    const documents = [before, after].map((filter) => withParameter({ 'x-filter': filter })) as [object, object];
    expect(compareLists(...documents)).toEqual([{ rating, place, message }]);
  });

  test('takes the first prefixes of a number for compatible, because a number has no colon', () => {
    const [before, after] = [{ operator: 'eq' }, { operators: ['eq', 'in'] }].map((operators) =>
      withParameter({ schema: { type: 'integer' }, 'x-filter': { ...pages, ...operators } }),
    ) as [object, object];
    expect(compareLists(before, after)).toMatchObject([{ rating: 'compatible' }]);
  });

  test('takes a wildcard that the enum did not allow for compatible', () => {
    const before = withParameter({ schema: { enum: ['a'] }, 'x-filter': title });
    const after = withParameter({ schema: { enum: ['a', 'all'] }, 'x-filter': { ...title, wildcard: 'all' } });
    expect(compareLists(before, after)).toMatchObject([{ rating: 'compatible' }]);
  });

  test('leaves another reason and a removed parameter to redocly diff', () => {
    const before = withParameter({ 'x-filter': { reason: 'Why.' } });
    expect(compareLists(before, withParameter({ 'x-filter': { reason: 'Because.' } }))).toEqual([]);
    expect(compareLists(withParameter({ 'x-filter': title }), withParameter({ name: 'other' }))).toEqual([]);
  });
});
