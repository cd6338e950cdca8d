import { expect, test } from 'vitest';
import { Recent } from '../source/recent.ts';

test('what was not asked for the longest goes first, and no more than that', () => {
  const recent = new Recent<string>(6, ({ length }) => length);
  for (const word of ['one', 'two']) recent.set(word, word);
  recent.get('one');
  recent.set('six', 'six');
  expect(['one', 'two', 'six'].map((word) => recent.get(word))).toEqual(['one', undefined, 'six']);
  recent.set('six', 'to');
  recent.set('a', 'a');
  expect(['one', 'six', 'a'].map((word) => recent.get(word))).toEqual(['one', 'to', 'a']);
});

test('what is greater than all that may be kept is not kept', () => {
  const recent = new Recent<string>(6, ({ length }) => length);
  recent.set('seven', '1234567');
  expect(recent.get('seven')).toBeUndefined();
});
