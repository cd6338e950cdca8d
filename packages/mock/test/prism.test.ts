import { type Filter, type ListDescriptor, member } from '@conoha-images/document';
import type { QueryPairs } from '@conoha-images/listing';
import { listImages } from '@conoha-images/spec';
import { standardDescription } from '@conoha-images/spec/description';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Mock } from '../source/index.ts';
import { list } from './images.ts';

const { page, order, filters, others } = listImages as ListDescriptor;
const [mock, prism] = [new Mock(), new Mock({ static: true })];
const { by = '', key = '', direction = '' } = order ?? {};
const parameters = [
  page.limit,
  page.marker,
  by,
  key,
  direction,
  ...[...filters, ...others].map(({ parameter }) => parameter),
];

/** Whether a mock accepts a query. */
async function accepts(mock: Mock, query: QueryPairs): Promise<boolean> {
  const { status } = await list(
    mock,
    `?${new URLSearchParams(query.map(([name, value]): [string, string] => [name, value]))}`,
  );
  expect([200, 400]).toContain(status);
  return status === 200;
}

/** Whether a query has one of these parameters, with a value that passes the test. */
function has(query: QueryPairs, names: readonly string[], test: (value: string) => boolean = () => true): boolean {
  return query.some(([name, value]) => names.includes(name) && test(value));
}

function parametersOf(predicate: (filter: Filter) => boolean): string[] {
  return filters.filter(predicate).map(({ parameter }) => parameter);
}

const isInteger = (value: string): boolean => /^-?\d+$/.test(value);

/** The queries that only one of the mock and Prism accepts: the reason, the condition and an example. */
const differences: readonly { reason: string; applies: (query: QueryPairs) => boolean; example: QueryPairs }[] = [
  {
    reason: 'Prism treats a parameter with an empty value as absent.',
    applies: (query) => query.some(([, value]) => value === ''),
    example: [['limit', '']],
  },
  {
    reason:
      'Prism ignores parameters that the document does not name; the mock reads the end of such a name as a range.',
    applies: (query) => query.some(([name]) => !parameters.includes(name)),
    example: [['min_disk_max', 'all']],
  },
  {
    reason: 'Prism checks that a marker is a UUID; the mock, that it is the ID of an image.',
    applies: (query) => has(query, [page.marker]),
    example: [[page.marker, '00000000-0000-4000-8000-000000000000']],
  },
  {
    reason: 'Prism rejects values outside the enum of an open filter.',
    applies: (query) =>
      has(
        query,
        parametersOf(({ open }) => open === true),
      ),
    example: [['os_type', 'mac']],
  },
  {
    reason: 'Prism does not ignore the case of a value.',
    applies: (query) =>
      has(
        query,
        parametersOf(({ ignoreCase }) => ignoreCase === true),
        (value) => value !== value.toLowerCase(),
      ),
    example: [['os_hidden', 'True']],
  },
  {
    reason:
      "Prism accepts any string as a filter's value; the mock rejects unknown operators and quotes that are not closed.",
    applies: (query) =>
      has(
        query,
        parametersOf(({ prefixed, type }) => prefixed && type === 'string'),
        (value) => value.includes(':'),
      ),
    example: [['name', 'a:b']],
  },
  {
    reason: 'Prism checks a time against the pattern of the schema; the mock accepts every form that Glance does.',
    applies: (query) =>
      has(
        query,
        parametersOf(({ type }) => type === 'date-time'),
      ),
    example: [['created_at', '2023-11-15']],
  },
  {
    reason: 'Prism reads a number like JavaScript; the mock, like Python.',
    applies: (query) =>
      has(query, [page.limit, ...parametersOf(({ type }) => type === 'integer')], (value) => !isInteger(value)),
    example: [['limit', '1e2']],
  },
  {
    reason: "JSON Schema can't express that parameters exclude each other, or must be equally many.",
    applies: (query) => has(query, [by, direction]),
    example: [
      [by, 'name:asc'],
      [key, 'name'],
    ],
  },
  {
    reason: 'Prism reads a repeated parameter as an array; the mock uses its last value, or its first and a filter.',
    applies: (query) => new Set(query.map(([name]) => name)).size < query.length,
    example: [
      ['limit', '1'],
      ['limit', '2'],
    ],
  },
];

describe('a query on which the mock and Prism differ', () => {
  test.each(differences)(
    'only one of the mock and Prism accepts the example: $reason',
    async ({ applies, example }) => {
      expect(applies(example)).toBe(true);
      expect(await accepts(mock, example)).not.toBe(await accepts(prism, example));
    },
  );
});

test('the mock and Prism accept and reject the same queries, except for the listed differences', async () => {
  const value = fc.oneof(
    fc.constantFrom(...filters.flatMap(({ values = [] }) => values), ...(order?.keys ?? []).map(({ name }) => name)),
    fc.constantFrom(
      '0',
      '10',
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
  const parameter = fc.tuple(
    fc.oneof(fc.constantFrom(...parameters), fc.constantFrom('colour', 'size', 'name_max')),
    value,
  );
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

test('a method that the document lacks for a path gets 405 with the methods of each template that the path matches', async () => {
  const operation = { security: [], responses: { 204: { description: 'Done.' } } };
  const { document } = standardDescription;
  const paths = {
    ...(member(document, 'paths') as object),
    '/v2/images/{id}': {
      get: operation,
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    },
    '/v2/images/new': { post: operation },
  };
  const mock = new Mock({ description: { ...standardDescription, document: { ...document, paths } } });
  const send = async (method: string, path: string) => {
    const { status, headers } = await mock.fetch(`http://127.0.0.1/v2/images${path}`, { method });
    return [status, headers.get('allow')];
  };
  expect(await send('DELETE', '/new')).toEqual([405, 'GET, POST']);
  expect(await send('HEAD', '/other')).toEqual([405, 'GET']);
  expect(await send('POST', '/new')).toEqual([204, null]);
  expect(await send('GET', '/other')).toEqual([204, null]);
});
