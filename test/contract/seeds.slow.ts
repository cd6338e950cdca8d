import { checkContract } from '@conoha-images/contract';
import { Mock } from '@conoha-images/mock';
import { describe, expect, test } from 'vitest';
import { collection } from './collection.ts';

const seeds = Array.from({ length: 50 }, (_, index) => index + 1);

/** A relation that the mock breaks is a false alarm, as long as the mock does what the document says. */
describe.each([
  ['its own catalogue', new Mock(), { token: 'any' }],
  ['the images of three projects', new Mock({ data: { ...collection } }), { token: 'tok-a', secondToken: 'tok-b' }],
])('there is no false alarm on a mock with %s', (_data, mock, tokens) => {
  test.each(seeds)('seed %i', async (seed) => {
    const report = await checkContract({ baseUrl: 'http://127.0.0.1', ...tokens, fetch: mock.fetch, seed });
    expect(report.results.filter(({ status }) => status === 'broken')).toEqual([]);
  });
});
