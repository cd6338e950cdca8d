import type { ListDescriptor } from '@conoha-images/document';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Item } from '../source/model/value.ts';
import { History } from '../source/target/history.ts';
import { Reader } from '../source/target/reader.ts';
import { Target } from '../source/target/target.ts';
import { books } from './books.ts';

const [list] = books.lists as [ListDescriptor];

function history(): History {
  const fetch = (): never => {
    throw new Error('A history sends no request.');
  };
  const options = {
    baseUrl: '',
    path: '',
    place: undefined,
    tokens: {},
    fetch,
    rate: 1,
    budget: 1,
    timeout: 1,
    inspect: () => [],
  };
  return new History(new Reader(list, new Target(options)));
}

const item = (isbn: number, version = 0): Item => ({ isbn: String(isbn), title: `version ${version}` });

/** Ten items. */
const start = Array.from({ length: 10 }, (_, index) => item(index));

/** How each of some readings differs from the one before. */
function changesOf(...readings: Item[][]): string[] {
  const lists = history();
  return readings.map((items) => lists.add('list', items));
}

test('data to which items are added, or whose items are updated or deleted, is plausible at any time', () => {
  const change = fc.record({ kind: fc.constantFrom('add', 'update', 'delete', 'none'), place: fc.nat() });
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const readings = [start];
      for (const [index, { kind, place }] of changes.entries()) {
        const items = [...(readings.at(-1) ?? [])];
        const at = place % Math.max(1, items.length);
        if (kind === 'add') items.splice(at, 0, item(100 + index));
        else if (kind === 'delete') items.splice(at, 1);
        // An updated item may stand elsewhere.
        else if (kind === 'update') items.splice(0, 0, item(Number(items.splice(at, 1)[0]?.['isbn'] ?? 99), index + 1));
        readings.push(items);
      }
      expect(changesOf(...readings)).not.toContain('implausible');
    }),
  );
});

test.each<[string, Item[][], 'none' | 'plausible' | 'implausible']>([
  ['the same items', [start, start], 'none'],
  ['all items updated once', [start, start.map((_, index) => item(index, 1))], 'plausible'],
  ['unchanged items in another order', [start, start.toReversed()], 'implausible'],
  ['an item that was lost and is there again', [start, start.slice(1), start], 'implausible'],
  ['an item that is what it was before', [start, [item(0, 1), ...start.slice(1)], start], 'implausible'],
  [
    'all items updated again and again',
    [0, 1, 2].map((version) => start.map((_, index) => item(index, version))),
    'implausible',
  ],
])('a reading with %s has its kind of change', (_, readings, change) => {
  expect(changesOf(...readings).at(-1)).toBe(change);
});

test('lists are independent of each other', () => {
  const lists = history();
  expect([lists.add('a', start), lists.add('b', []), lists.add('a', start)]).toEqual(['none', 'none', 'none']);
  expect(lists.isErratic).toBe(false);
});
