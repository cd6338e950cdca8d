import { expect, test } from 'vitest';
import { suggestionFor } from '../source/index.ts';

test.each([
  ['baseURl', 'baseUrl'],
  ['base', undefined],
  ['tokne', 'token'],
  ['Token', 'token'],
  ['', undefined],
])('the suggestion for %j is %j', (name, suggestion) => {
  expect(suggestionFor(name, ['baseUrl', 'token', 'seed'])).toBe(suggestion);
});

test('there is no suggestion without candidates', () => {
  expect(suggestionFor('x', [])).toBeUndefined();
});
