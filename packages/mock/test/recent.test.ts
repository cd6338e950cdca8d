import { expect, test } from 'vitest';
import { Recent } from '../source/list/recent.ts';

test('the least recent values are dropped first, and only as many as necessary', () => {
  const recent = new Recent<string>(6, ({ length }) => length);
  for (const word of ['one', 'two']) recent.set(word, word);
  recent.get('one');
  recent.set('six', 'six');
  expect(['one', 'two', 'six'].map((word) => recent.get(word))).toEqual(['one', undefined, 'six']);
  recent.set('six', 'to');
  recent.set('a', 'a');
  expect(['one', 'six', 'a'].map((word) => recent.get(word))).toEqual(['one', 'to', 'a']);
});

test('a value larger than the limit is not kept', () => {
  const recent = new Recent<string>(6, ({ length }) => length);
  recent.set('seven', '1234567');
  expect(recent.get('seven')).toBeUndefined();
});
