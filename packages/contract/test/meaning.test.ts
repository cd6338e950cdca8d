import { Listing } from '@conoha-images/listing';
import { Mock } from '@conoha-images/mock';
import { listImages } from '@conoha-images/spec';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { queries } from '../source/cases.ts';
import { checkContract } from '../source/index.ts';
import { expectedItems, parametersFor } from '../source/query.ts';
import type { Survey } from '../source/survey.ts';
import { timeOf, valueNamed } from '../source/value.ts';

/** Texts in which a comparison can go wrong: equal but for their case, their form or a blank, and out of the ordinary. */
const text = fc.oneof(
  fc.constantFrom(
    'a',
    'A',
    'a ',
    'ab',
    'が',
    'が',
    'ａ',
    '10',
    '9',
    'eq:a',
    'in:a,b',
    'a,b',
    'a"b',
    '%',
    '_',
    '😀',
    '～',
    '2023',
  ),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
);
const instant = fc.integer({ min: 1_700_000_000, max: 1_700_000_003 }).map((seconds) => timeOf(seconds * 1_000_000));
const nullable = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(value, { nil: null });

const image = fc.record({
  id: fc.uuid(),
  name: nullable(text),
  status: fc.constantFrom('active', 'queued'),
  visibility: fc.constantFrom('public', 'private', 'shared', 'community'),
  owner: fc.constantFrom('0123456789abcdef0123456789abcdef', 'fedcba9876543210fedcba9876543210'),
  size: nullable(fc.integer({ min: 0, max: 11 })),
  virtual_size: nullable(fc.integer({ min: 0, max: 3 })),
  disk_format: nullable(fc.constantFrom('raw', 'qcow2')),
  container_format: nullable(fc.constantFrom('bare', 'ovf')),
  checksum: nullable(fc.constantFrom('a'.repeat(32), 'b'.repeat(32))),
  os_hash_algo: fc.constant('sha512'),
  os_hash_value: nullable(fc.constantFrom('a'.repeat(128), 'b'.repeat(128))),
  min_disk: fc.nat(3),
  min_ram: fc.nat(3),
  protected: fc.boolean(),
  os_hidden: fc.boolean(),
  created_at: instant,
  updated_at: instant,
  tags: fc.uniqueArray(text, { maxLength: 3 }),
});
const images = fc.uniqueArray(image, { maxLength: 30, selector: ({ id }) => id });

test('what a query means here is what it means to the mock, which shares no code with it', () => {
  const withQueries = fc
    .uniqueArray(image, { minLength: 1, maxLength: 30, selector: ({ id }) => id })
    .chain((items) => {
      const contexts = [
        { parameters: [['visibility', 'all']] as const, items: items.filter((each) => !each.os_hidden) },
      ];
      const survey = { plain: contexts[0], contexts, items } as unknown as Survey;
      const any = queries(listImages, survey);
      return fc.record({ items: fc.constant(items), query: any ?? fc.constant(undefined) });
    });
  fc.assert(
    fc.property(withQueries, ({ items, query }) => {
      fc.pre(query !== undefined);
      if (!query) return;
      const listing = new Listing(listImages, items);
      const { positions } = listing.page(
        [...parametersFor(listImages, query), ['limit', '1000']].map(([a = '', b = '']) => [a, b]),
      );
      const expected = expectedItems(listImages, query).map((each) => each['id']);
      expect(positions.map((position) => items[position]?.id)).toEqual(expected);
    }),
    { numRuns: 1_000 },
  );
});

test('a time is written as the same instant at every offset', () => {
  const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e15 }), offset, (microseconds, minutes) => {
      expect(valueNamed(timeOf(microseconds, minutes), 'date-time')).toBe(microseconds);
    }),
  );
});

test('there is no false alarm, whatever the images are', async () => {
  const property = fc.asyncProperty(images, fc.nat(), async (items, seed) => {
    const mock = new Mock({ images: items });
    const report = await checkContract({ baseUrl: 'http://127.0.0.1', token: 'any', fetch: mock.fetch, seed });
    expect(report.results.filter(({ status }) => status === 'broken')).toEqual([]);
  });
  await fc.assert(property, { numRuns: 5 });
});
