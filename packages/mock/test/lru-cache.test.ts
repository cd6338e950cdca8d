import { expect, test } from 'vitest';
import { LruCache } from '../source/list/lru-cache.ts';

test('the least recent values are dropped first, and only as many as necessary', () => {
  const cache = new LruCache<string>(6, ({ length }) => length);
  for (const word of ['one', 'two']) cache.set(word, word);
  cache.get('one');
  cache.set('six', 'six');
  expect(['one', 'two', 'six'].map((word) => cache.get(word))).toEqual(['one', undefined, 'six']);
  cache.set('six', 'to');
  cache.set('a', 'a');
  expect(['one', 'six', 'a'].map((word) => cache.get(word))).toEqual(['one', 'to', 'a']);
});

test('a value larger than the limit is not kept, and drops no other value', () => {
  const cache = new LruCache<string>(6, ({ length }) => length);
  cache.set('one', '1');
  cache.set('seven', '1234567');
  expect(cache.get('seven')).toBeUndefined();
  expect(cache.get('one')).toBe('1');
});

test('the keys of values count towards the limit', () => {
  const cache = new LruCache<string>(6, (value, key) => value.length + key.length);
  for (const key of ['abc', 'def']) cache.set(key, '1');
  expect(['abc', 'def'].map((key) => cache.get(key))).toEqual([undefined, '1']);
  cache.set('much too long', '');
  expect(cache.get('def')).toBe('1');
});
