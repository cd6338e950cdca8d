import { expect, test } from 'vitest';
import { imageScope } from '../source/services/glance/visibility.ts';

test('the same caller has the same scope, and no two callers share one', () => {
  const data = {
    items: [],
    body: {},
    tokens: new Map([
      ['a', 'one'],
      ['b', 'one'],
      ['c', 'two'],
    ]),
  };
  const scope = (token: string, ...query: [string, string][]): unknown => imageScope(data, token, query);
  expect(scope('a')).toBe(scope('a', ['limit', '1']));
  expect(scope('a')).toBe(scope('b'));
  const different = [
    scope('a'),
    scope('c'),
    scope('a', ['member_status', 'all']),
    scope('a', ['visibility', 'public']),
    imageScope({ ...data }, 'a', []),
  ];
  expect(new Set(different).size).toBe(different.length);
});
