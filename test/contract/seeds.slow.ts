import { checkContract } from '@conoha-images/contract';
import { Mock } from '@conoha-images/mock';
import { describe, expect, test } from 'vitest';
import { collection } from './collection.ts';

const seeds = Array.from({ length: 10 }, (_, index) => index + 1);

/** The mock does what the document says, so a relation that fails on it is a false alarm. */
describe.each([
  ['its own catalogue', new Mock(), { token: 'any' }],
  ['the images of three projects', new Mock({ data: { ...collection } }), { token: 'tok-a', secondToken: 'tok-b' }],
])('a mock with %s', (data, mock, tokens) => {
  test.each(seeds)(
    `a mock with ${data} passes every check with seed %i, and gets every possible pair within the default budget`,
    async (seed) => {
      const options = { baseUrl: 'http://127.0.0.1', ...tokens, fetch: mock.fetch, seed };
      const { results, coverage } = await checkContract(options);
      expect(results.filter(({ status, reason }) => status === 'failed' || reason?.includes('budget'))).toEqual([]);
      expect(coverage.pairs?.covered).toBe(coverage.pairs?.possible);
    },
  );
});
