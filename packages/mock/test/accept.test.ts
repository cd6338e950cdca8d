import { expect, test } from 'vitest';
import { errorFormat } from '../source/services/glance/accept.ts';

// Recorded from Glance 25.1.
test.each([
  [undefined, 'text'],
  ['', 'text'],
  ['text/plain', 'text'],
  ['application/xml', 'text'],
  ['application/json;q=0', 'text'],
  ['application/json; charset=utf-8', 'text'],
  ['*/*', 'html'],
  ['text/html', 'html'],
  ['text/*', 'html'],
  ['TEXT/HTML', 'html'],
  ['bogus', 'html'],
  ['application/json, text/html', 'html'],
  ['*/*;q=0.1, text/html;q=0', 'json'],
  ['application/json', 'json'],
  ['application/*', 'json'],
  ['application/json, */*;q=0.5', 'json'],
  ['text/html;q=0.5,application/json;q=0.9', 'json'],
])('an error for a request with Accept: %s is written as %s', (accept, expected) => {
  expect(errorFormat(accept)).toBe(expected);
});
