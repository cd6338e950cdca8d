import { expect, test } from 'vitest';
import { conohaFetch } from '../source/fetch.ts';
import { isImageClientError } from '../source/index.ts';
import { scripted } from './service.ts';

const url = 'https://service.example/v2/images';

/** The options that a fetch received. */
function recording(response: () => Response = () => Response.json({})): {
  fetch: typeof fetch;
  calls: [url: string, init: RequestInit][];
} {
  const calls: [url: string, init: RequestInit][] = [];
  return {
    calls,
    fetch: async (input, init = {}) => {
      calls.push([input as string, init]);
      return response();
    },
  };
}

test('the replacement of fetch gets a URL, and the options of the call or of its request', async () => {
  const { fetch, calls } = recording();
  const send = conohaFetch({ token: 'token', fetch });
  const dispatcher = { name: 'proxy' };
  await send(url, { dispatcher, headers: { 'X-One': '1' }, cache: 'no-store' } as unknown as RequestInit);
  await send(new Request(url, { credentials: 'include', cache: 'reload', keepalive: true, mode: 'same-origin' }));
  await send(new URL(url));
  expect(calls.map(([input]) => input)).toEqual([url, url, url]);
  expect(calls[0]?.[1]).toMatchObject({ dispatcher, cache: 'no-store', headers: { 'x-one': '1' } });
  expect(calls[1]?.[1]).toMatchObject({
    credentials: 'include',
    cache: 'reload',
    keepalive: true,
    mode: 'same-origin',
  });
  for (const [, init] of calls) expect(init).toMatchObject({ method: 'GET', redirect: 'manual', body: null });
});

test('a response has its URL, its status and its headers', async () => {
  const original = Object.defineProperty(Response.json({}, { status: 201, headers: { 'X-One': '1' } }), 'url', {
    value: `${url}?page`,
  });
  const response = await conohaFetch({ token: 'token', fetch: async () => original })(url);
  expect([response.url, response.status, response.headers.get('x-one')]).toEqual([`${url}?page`, 201, '1']);
});

test.each(['PUT', 'DELETE', 'HEAD'])('a request with the method %s is retried', async (method) => {
  const { fetch, requests } = scripted(new Response(null, { status: 503 }), new Response(null, { status: 204 }));
  const body = method === 'PUT' ? 'text' : null;
  const response = await conohaFetch({ token: 'token', fetch, maxRetryDelay: 1 })(url, { method, body });
  expect(response.status).toBe(204);
  expect(requests.map((request) => request.method)).toEqual([method, method]);
  if (body) expect(await requests[1]?.text()).toBe(body);
});

test.each(['POST', 'PATCH'])('a request with the method %s is not retried', async (method) => {
  const { fetch, requests } = scripted(new Response('', { status: 503 }));
  const response = await conohaFetch({ token: 'token', fetch, maxRetryDelay: 1 })(url, { method, body: 'text' });
  expect(response.status).toBe(503);
  expect(requests.length).toBe(1);
});

test('after its retries a call resolves to the last response', async () => {
  const { fetch, requests } = scripted(
    new Response('first', { status: 500 }),
    new Response('second', { status: 502 }),
    new Response('third', { status: 503 }),
  );
  const response = await conohaFetch({ token: 'token', fetch, maxRetryDelay: 1 })(url);
  expect([response.status, await response.text(), requests.length]).toEqual([503, 'third', 3]);
});

test('the deadline limits the retries of a call, and its error has the last error as its cause', async () => {
  const { fetch } = scripted(new Response('', { status: 503, headers: { 'Retry-After': '9' } }));
  const error = await conohaFetch({ token: 'token', fetch, deadline: 30 })(url).catch((reason) => reason);
  expect(error).toMatchObject({
    name: 'TimeoutError',
    message: 'The request exceeded its deadline of 30 ms.',
    cause: { name: 'ResponseError', status: 503 },
  });
});

test('a call ends when its signal or that of its request is aborted', async () => {
  const never = (): Promise<never> => new Promise(() => {});
  const send = conohaFetch({ token: 'token', fetch: never });
  for (const call of [
    (signal: AbortSignal) => send(url, { signal }),
    (signal: AbortSignal) => send(new Request(url, { signal })),
  ]) {
    const error = await call(AbortSignal.timeout(20)).catch((reason) => reason);
    expect(error).toMatchObject({ name: 'AbortError', cause: { name: 'TimeoutError' } });
  }
});

test('an error of another client that a hook throws is thrown unchanged', async () => {
  const failing = conohaFetch({ token: 'token', fetch: scripted(new Error('no network')).fetch, retries: 0 });
  const other = await failing(url).catch((reason) => reason);
  expect(isImageClientError(other)).toBe(true);
  const send = conohaFetch({
    token: 'token',
    fetch: scripted(new Response('', { status: 400 })).fetch,
    retries: 0,
    onResponse: () => {
      throw other;
    },
  });
  await expect(send(url)).rejects.toBe(other);
});

test('a provider that gives another token for each request keeps working, and errors show none of the last nine', async () => {
  let count = 0;
  const names = Array.from({ length: 12 }, (_, index) => `secret-${String(index).padStart(3, '0')}`);
  const send = conohaFetch({
    token: () => names[count++] ?? '',
    fetch: async () => new Response(names.join(' '), { status: 400 }),
  });
  for (let call = 1; call < names.length; call += 1) await send(url);
  expect(await (await send(url)).text()).toBe(`${names.slice(0, 3).join(' ')}${' [redacted]'.repeat(9)}`);
});

test.each([
  [{}, 'token must be a string that is not empty, a Token or a function. Received undefined.'],
  [
    { token: 'a', maxItems: 1 },
    'maxItems is unknown. Options: timeout, retries, maxRetryDelay, deadline, token, fetch, ',
  ],
  [{ token: 'a', maxBodySize: '1' }, 'maxBodySize must be a number, 0 or greater. Received "1".'],
])('conohaFetch rejects the options %j', (options, message) => {
  expect(() => conohaFetch(options as never)).toThrow(message);
});
