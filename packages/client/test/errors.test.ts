import { expect, test } from 'vitest';
import { drift } from '../source/drift.ts';
import {
  createImageClient,
  type ImageClientError,
  isAbortError,
  isBodyError,
  isCallbackError,
  isDriftError,
  isImageClientError,
  isNetworkError,
  isPageError,
  isQueryError,
  isResponseError,
  isTimeoutError,
  isTokenError,
} from '../source/index.ts';
import { clientOf, images, scripted } from './service.ts';

/** The error of a call. */
async function errorOf(call: PromiseLike<unknown>): Promise<ImageClientError> {
  const error = await call.then(
    () => undefined,
    (reason) => reason,
  );
  if (isImageClientError(error)) return error;
  throw new Error('The call did not fail with an error of the client.', { cause: error });
}

const throwing = (): never => {
  throw new Error('mine');
};

test.each([
  [200, {}, {}],
  [400, { limit: -1 }, {}],
  [401, {}, { token: 'unknown' }],
  [403, { marker: '00000000-0000-4000-8000-000000000001' }, {}],
  ['undocumented', {}, { fetch: scripted(new Response('', { status: 418 })).fetch }],
  ['none', {}, { fetch: scripted(new Error('no network')).fetch, retries: 0 }],
  ['none', { limit: 1.5 }, {}],
  ['none', {}, { onRequest: throwing }],
  ['none', {}, { onResponse: throwing }],
  ['none', {}, { check: throwing }],
  ['none', {}, { token: throwing }],
])('safe() returns a result with status %s for the query %j and the options %j', async (status, query, options) => {
  const hidden = images(1).map((image) => ({ ...image, visibility: 'private', owner: 'other' }));
  const mock = { images: [...images(2).slice(1), ...hidden], tokens: { token: 'mine' } };
  const { client } = clientOf(mock, options);
  const result = await client.listImages.safe(query);
  expect(result.status).toBe(status);
  expect(isImageClientError(result.error)).toBe(status !== 200);
});

const guards = {
  isAbortError,
  isBodyError,
  isCallbackError,
  isDriftError,
  isNetworkError,
  isPageError,
  isQueryError,
  isResponseError,
  isTimeoutError,
  isTokenError,
};

/** For each guard, a call that fails with its error. */
const failures: Readonly<Record<keyof typeof guards, () => PromiseLike<unknown>>> = {
  isAbortError: () => clientWith({ fetch: never, signal: AbortSignal.abort() }).listImages(),
  isBodyError: () => clientWith({ fetch: scripted(new Response('')).fetch }).listImages(),
  isCallbackError: async () => {
    throw (await clientWith({ onRequest: throwing }).listImages.safe()).error;
  },
  isDriftError: () => {
    const { fetch } = scripted(Response.json({ images: [{}] }));
    return clientWith({ fetch, check: drift({ strict: true }) }).listImages();
  },
  isNetworkError: () => clientWith({ fetch: scripted(new TypeError('fetch failed')).fetch }).listImages(),
  isPageError: async () => {
    const { fetch } = scripted(Response.json({ images: [], next: '/v2/images?marker=a' }));
    for await (const _ of clientWith({ fetch }).listImages());
  },
  isQueryError: () => clientWith({}).listImages({ limit: 0.5 }),
  isResponseError: () => clientWith({ fetch: scripted(new Response('', { status: 500 })).fetch }).listImages(),
  isTimeoutError: () => clientWith({ fetch: never, timeout: 1 }).listImages(),
  isTokenError: () => clientWith({ token: throwing }).listImages(),
};

function clientWith(options: object) {
  return createImageClient({ token: 'token', retries: 0, ...options });
}

function never(): Promise<never> {
  return new Promise(() => {});
}

test.each(Object.entries(failures))('%s recognizes its error, and no other guard does', async (name, fail) => {
  const error = await errorOf(fail());
  expect(`is${error.name}`).toBe(name);
  expect(Object.entries(guards).flatMap(([guard, is]) => (is(error) ? [guard] : []))).toEqual([name]);
});

test.each([undefined, null, 'text', new Error('another'), { name: 'ResponseError' }])(
  'no guard takes %o for an error of the client',
  (value) => {
    expect([isImageClientError(value), ...Object.values(guards).map((is) => is(value))]).not.toContain(true);
  },
);
