import { type ComparisonOperator, contradictions, type Invariant, readLists } from '@conoha-images/document';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { books } from './books.ts';

const [listBooks] = readLists(books()).lists;
if (!listBooks) throw new Error('The books API has no list.');

const minute = 60_000;

/** What an operator requires of two instants or numbers. */
const comparisons: Readonly<Record<ComparisonOperator, (value: number, other: number) => boolean>> = {
  eq: (value, other) => value === other,
  neq: (value, other) => value !== other,
  gt: (value, other) => value > other,
  gte: (value, other) => value >= other,
  lt: (value, other) => value < other,
  lte: (value, other) => value <= other,
};

const operators = fc.constantFrom(...(Object.keys(comparisons) as ComparisonOperator[]));

/** A value as an item has it, with the number that it means; undefined if it means none. */
type Written = readonly [value: unknown, meaning: number | undefined];

const missing: fc.Arbitrary<Written> = fc.constantFrom([null, undefined], [undefined, undefined]);

/** Times within two seconds, so that many are equal, with different offsets. */
const time = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: -14 * 60, max: 14 * 60 }))
  .map(([halves, offset]): Written => {
    const instant = Date.UTC(2024, 1, 29, 23, 59, 58) + 500 * halves;
    const local = new Date(instant + offset * minute).toISOString().slice(0, -1);
    const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
    const zone = [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':');
    return [`${local}${offset < 0 ? '-' : '+'}${zone}`, instant];
  });

const number = fc.integer({ min: -2, max: 2 }).map((value): Written => [value, value]);

test.each([
  ['date-time', time],
  ['number', number],
] as const)('every item that breaks an invariant of the type %s is found, and no other', (type, values) => {
  const written = fc.oneof({ weight: 4, arbitrary: values }, { weight: 1, arbitrary: missing });
  fc.assert(
    fc.property(operators, fc.array(fc.tuple(written, written)), (operator, pairs) => {
      const invariant: Invariant = { property: '/to', operator, other: '/in/from', type, nullable: true };
      const items = pairs.map(([[to], [from]]) => ({ to, in: { from } }));
      const paths = contradictions({ items: '/shelf', invariants: [invariant] }, items).map(({ path }) => path);
      const expected = pairs.flatMap(([[, to], [, from]], index) =>
        to === undefined || from === undefined || comparisons[operator](to, from) ? [] : [`/shelf/${index}/to`],
      );
      expect(paths).toEqual(expected);
    }),
  );
});

test('a contradiction is described with both values', () => {
  const published = '2021-04-01T00:00:00Z';
  const acquired = '2021-04-01T00:00:00+09:00';
  expect(contradictions(listBooks, [{ published }, { published, acquired }])).toEqual([
    {
      path: '/shelf/books/1/acquired',
      message: `/shelf/books/1/acquired must not be before the item's /published, "${published}"; given: "${acquired}".`,
    },
  ]);
});

test('a list without invariants has no contradictions', () => {
  const { invariants: _, ...list } = listBooks;
  expect(contradictions(list, [{ published: '2021-04-01T00:00:00Z', acquired: '2020-01-01T00:00:00Z' }])).toEqual([]);
});
