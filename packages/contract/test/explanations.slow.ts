import { expect, test } from 'vitest';
import { checkFault, commandParameters, type Fault } from './changed-list.ts';
import { failedChecks } from './changed-mock.ts';

const isSorted = (query: URLSearchParams): boolean => ['sort', 'sort_key', 'sort_dir'].some((name) => query.has(name));

/** Changes the values of a parameter. */
const changed = (name: string, change: (value: string) => string): Fault => ({
  asks: (query) => {
    const values = query.getAll(name);
    query.delete(name);
    for (const value of values) query.append(name, change(value));
  },
});

/** Ignores parameters in some queries. */
const ignored = (names: readonly string[], isAffected: (query: URLSearchParams) => boolean = () => true): Fault => ({
  asks: (query) => {
    if (isAffected(query)) for (const name of names) query.delete(name);
  },
});

const faults: readonly (readonly [does: string, check: string, parameters: RegExp, fault: Fault])[] = [
  ['ignores a filter', 'filter-matches protected', /^protected$/, ignored(['protected'])],
  [
    'ignores a filter beside an order',
    'filter-with-order protected',
    /^protected sort(_key( sort_dir)?|_dir)?( limit)?$/,
    ignored(['protected'], isSorted),
  ],
  [
    'ignores a filter after a marker',
    'filter-with-marker protected',
    /^protected marker$/,
    ignored(['protected'], (query) => query.has('marker')),
  ],
  [
    'ignores an order beside a filter',
    'filter-with-order disk_format',
    /^disk_format sort(_key( sort_dir)?|_dir)?$/,
    ignored(['sort', 'sort_key', 'sort_dir'], (query) => query.has('disk_format')),
  ],
  [
    'has a page with one item fewer than the limit',
    'limit-holds',
    /^limit$/,
    changed('limit', (limit) => String(Math.max(1, Number(limit) - 1))),
  ],
  [
    'has another default size',
    'limit-holds',
    /^$/,
    { asks: (query) => (query.has('limit') ? undefined : query.set('limit', '20')) },
  ],
  [
    'has another default order',
    'order-sorts no order',
    /^$/,
    { asks: (query) => (isSorted(query) ? undefined : query.set('sort', 'name:asc')) },
  ],
  [
    'reads only two values of a list',
    'filter-in status',
    /^status$/,
    changed('status', (value) => (value.startsWith('in:') ? value.split(',').slice(0, 2).join() : value)),
  ],
  [
    'applies the first value of a repeated filter',
    'filter-last-value disk_format',
    /^disk_format disk_format$/,
    {
      asks: (query) => {
        const [first] = query.getAll('disk_format');
        if (first !== undefined) query.set('disk_format', first);
      },
    },
  ],
  [
    'ignores the offset of a time',
    'filter-time-formats created_at',
    /^created_at( limit)?$/,
    changed('created_at', (time) => time.replace(/[+-]\d\d:\d\d$/, 'Z')),
  ],
  [
    'has no next link on a page that the limit fills',
    'next-follows',
    /^limit$/,
    {
      writes: ({ images, next }, query) =>
        query.get('limit') === String(images.length) ? { images } : { images, ...(next !== undefined && { next }) },
    },
  ],
  [
    'joins filters by or',
    'filters-combine os_type',
    /^(os_type size_m(ax|in)|size_m(ax|in) os_type)( limit)?$/,
    {
      finds: (images, query) => {
        const type = query.getAll('os_type').at(-1);
        const sizes = ['size_min', 'size_max'].map((name) => query.getAll(name).at(-1));
        const [minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY] = sizes;
        // The service knows only markers that it finds.
        const isAffected = type !== undefined && sizes.some((size) => size !== undefined) && !query.has('marker');
        if (!isAffected) return images;
        for (const name of ['os_type', 'size_min', 'size_max']) query.delete(name);
        return images.filter(({ os_type, size }) => {
          const isOfSize = typeof size === 'number' && size >= Number(minimum) && size <= Number(maximum);
          return os_type === type || isOfSize;
        });
      },
    },
  ],
];

test.each(faults)(
  'a list that %s fails only %s, and the command has only the parameters that matter',
  async (_, check, parameters, fault) => {
    // More requests than usual, because a run need not meet this value of this filter beside the other part.
    const report = await checkFault(fault, /combine|-with-/.test(check) ? { budget: 1_500 } : {});
    expect(failedChecks(report)).toEqual([check]);
    expect(commandParameters(report).map((names) => names.join(' '))).toEqual([expect.stringMatching(parameters)]);
  },
);

test('two faults are both reported, even if one of them is in every list', async () => {
  const asks = (query: URLSearchParams): void => {
    if (!query.has('limit')) query.set('limit', '20');
    query.delete('protected');
  };
  // Queries with all parts of the first failure are not examined again, so fewer than usual show the second.
  const report = await checkFault({ asks }, { budget: 1_500 });
  expect(failedChecks(report)).toEqual(['limit-holds', 'filter-matches protected']);
});
