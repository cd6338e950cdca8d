import { Mock } from '@conoha-images/mock';
import { standardDescription } from '@conoha-images/spec/description';
import { describe, expect, test } from 'vitest';
import { type CheckOptions, checkContract, NotRun } from '../source/index.ts';
import { target } from './changed-mock.ts';

const mock = new Mock({ data: { images: [], tokens: { known: 'a' } } });
const operationIds = standardDescription.lists.map(({ operationId }) => operationId).join(', ');

describe('a contract that cannot be checked', () => {
  test.each([
    ['if the service rejects the token', {}, /^http:\/\/127\.0\.0\.1\/v2\/images rejects the token: status 401, /],
    [
      'if the service requires a token and there is none',
      { token: undefined },
      /^http:\/\/127\.0\.0\.1\/v2\/images requires a token, but there is none: status 401, /,
    ],
    [
      'if the service rejects the second token',
      { token: 'known', secondToken: 'canary' },
      /^http:\/\/127\.0\.0\.1\/v2\/images rejects the second token: status 401, /,
    ],
    [
      'if both tokens are the same',
      { token: 'canary', secondToken: 'canary' },
      /^The second token must belong to another caller; given: the first token\.$/,
    ],
    [
      'if the base URL includes the path of the list',
      { baseUrl: 'http://127.0.0.1/v2', fetch: async () => new Response('', { status: 404 }) },
      /^There is no list at http:\/\/127\.0\.0\.1\/v2\/v2\/images: status 404.*\. The base URL must end before \/v2\/images\.$/,
    ],
    [
      'if the base URL is invalid',
      { baseUrl: 'image-service' },
      /^The base URL must be an http: or https: URL; given: image-service\.$/,
    ],
    [
      'if the base URL has a user',
      { baseUrl: 'http://user@host' },
      /^The base URL must not have a user, a query or a fragment\.$/,
    ],
    [
      'if the token contains a space',
      { token: 'canary token\n' },
      /^token must consist of visible ASCII characters; given: other characters\.$/,
    ],
    [
      'if a relation is unknown',
      { only: ['page-join'] },
      /^A relation must be one of list-readable, pages-join, .*; given: page-join\. Did you mean pages-join\?$/,
    ],
    [
      'if the list is unknown',
      { operationId: 'listNothing' },
      new RegExp(`^The list must be one of ${operationIds}; given: listNothing\\.$`),
    ],
    ['if the budget is 0', { budget: 0 }, /^The budget must be an integer of at least 1; given: 0\.$/],
    ['if the rate is 0', { rate: 0 }, /^The rate must be greater than 0; given: 0\.$/],
    [
      'if the budget is too small to read the list',
      { fetch: new Mock().fetch, budget: 3 },
      /^The budget of 3 requests is spent\. It is too small for this list: raise it\.$/,
    ],
  ] satisfies [string, Partial<CheckOptions>, RegExp][])(
    'the contract is not checked %s, and the error says so',
    async (_case, options, message) => {
      const checked = (async () => checkContract({ ...target, fetch: mock.fetch, ...options }))();
      await expect(checked).rejects.toThrow(NotRun);
      await expect(checked).rejects.toThrow(message);
      await expect(checked).rejects.not.toThrow(/canary/);
    },
  );

  test('the contract is not checked if no server listens, and the error says so', async () => {
    const fetch = () =>
      Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } }));
    await expect(checkContract({ ...target, fetch })).rejects.toThrow(
      'http://127.0.0.1 does not respond: ECONNREFUSED. Is it running?',
    );
  });
});
