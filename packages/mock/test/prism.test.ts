import type { Filter, ListDescriptor } from '@conoha-images/document';
import { listImages } from '@conoha-images/spec';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Mock } from '../source/index.ts';
import { list } from './images.ts';

type Query = readonly (readonly [name: string, value: string])[];

const { page, order, filters, others } = listImages as ListDescriptor;
const [mock, prism] = [new Mock(), new Mock({ static: true })];
const [by = '', key = '', direction = ''] = [order?.by, order?.key, order?.direction];
const named = [
  page.limit,
  page.marker,
  by,
  key,
  direction,
  ...[...filters, ...others].map(({ parameter }) => parameter),
];

/** Whether the query is valid, says who answers it. */
async function accepts(answerer: Mock, query: Query): Promise<boolean> {
  const { status } = await list(
    answerer,
    `?${new URLSearchParams(query.map(([name, value]): [string, string] => [name, value]))}`,
  );
  expect([200, 400]).toContain(status);
  return status === 200;
}

function some(query: Query, name: string | readonly Filter[], test: (value: string) => boolean = () => true): boolean {
  const names = typeof name === 'string' ? [name] : name.map(({ parameter }) => parameter);
  return query.some(([given, value]) => names.includes(given) && test(value));
}

const ofType = (...types: string[]): Filter[] => filters.filter(({ type }) => types.includes(type));

/** Where the mock and Prism do not agree on whether a query is valid: why, when, and an example. */
const differences: readonly { reason: string; applies: (query: Query) => boolean; example: Query }[] = [
  {
    reason: 'Prism takes a parameter without a value for absent.',
    applies: (query) => query.some(([, value]) => value === ''),
    example: [['limit', '']],
  },
  {
    reason: 'Prism knows no parameter that the document does not name; the mock takes the end of a name for a range.',
    applies: (query) => query.some(([name]) => !named.includes(name)),
    example: [['min_disk_max', 'all']],
  },
  {
    reason: 'Prism checks whether a marker is a UUID; the mock, whether it is the id of an image.',
    applies: (query) => some(query, page.marker),
    example: [[page.marker, '00000000-0000-4000-8000-000000000000']],
  },
  {
    reason: 'Prism refuses what the enum of an open filter does not have.',
    applies: (query) =>
      some(
        query,
        filters.filter(({ open }) => open),
      ),
    example: [['os_type', 'mac']],
  },
  {
    reason:
      "Prism takes any string for a filter's value; the mock, only one whose prefix is an operator, and a list whose quotes close.",
    applies: (query) =>
      some(
        query,
        filters.filter(({ prefixed, type }) => prefixed && type === 'string'),
        (value) => value.includes(':'),
      ),
    example: [['name', 'a:b']],
  },
  {
    reason: 'Prism holds a date and time to the pattern of the schema; the mock takes whatever Glance can read.',
    applies: (query) => some(query, ofType('date-time')),
    example: [['created_at', '2023-11-15']],
  },
  {
    reason: 'Prism reads a number as JavaScript does; the mock, as Python does.',
    applies: (query) =>
      some(query, page.limit, (value) => !/^-?\d+$/.test(value)) ||
      some(query, ofType('integer'), (value) => !/^-?\d+$/.test(value)),
    example: [['limit', '1e2']],
  },
  {
    reason: 'JSON Schema has no word for parameters that exclude each other, or must be as many.',
    applies: (query) => some(query, by) || some(query, direction),
    example: [
      [by, 'name:asc'],
      [key, 'name'],
    ],
  },
  {
    reason:
      'Prism takes a parameter that is repeated for an array; the mock, for its last value, or its first and a filter.',
    applies: (query) => new Set(query.map(([name]) => name)).size < query.length,
    example: [
      ['limit', '1'],
      ['limit', '2'],
    ],
  },
];

describe('the mock and Prism do not agree', () => {
  test.each(differences)('$reason', async ({ applies, example }) => {
    expect(applies(example)).toBe(true);
    expect(await accepts(mock, example)).not.toBe(await accepts(prism, example));
  });
});

test('on every other query they agree whether it is valid', async () => {
  const value = fc.oneof(
    fc.constantFrom(...filters.flatMap(({ values = [] }) => values), ...(order?.keys ?? []).map(({ name }) => name)),
    fc.constantFrom(
      '0',
      '25',
      '-1',
      '1.5',
      'true',
      'false',
      'True',
      'asc',
      'desc',
      'ASC',
      'accepted',
      'none',
      'name:asc',
    ),
    fc.constantFrom('2023-11-15T16:00:08Z', 'gte:2023-11-15T16:00:08+09:00', 'yesterday', 'a,b', ' ', 'é'),
    fc.string(),
  );
  const parameter = fc.tuple(fc.oneof(fc.constantFrom(...named), fc.constantFrom('colour', 'size', 'name_max')), value);
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(parameter, { minLength: 1, maxLength: 2 }), async (query) => {
      if (differences.some(({ applies }) => applies(query))) return;
      compared += 1;
      expect(await accepts(mock, query)).toBe(await accepts(prism, query));
    }),
    { numRuns: 2_000 },
  );
  expect(compared).toBeGreaterThan(300);
});
