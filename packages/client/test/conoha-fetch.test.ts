import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { conohaFetch, createFetchClient } from '../source/fetch.ts';
import { createImageClient, isImageClientError } from '../source/index.ts';
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

test.each([204, 205, 304])('a response with status %i and an empty stream is a response', async (status) => {
  // As node-fetch gives it; the class of the platform can't be made with such a body.
  const original = Object.defineProperties(new Response('', { headers: { 'X-One': '1' } }), {
    status: { value: status },
    ok: { value: status < 300 },
  });
  const response = await conohaFetch({ token: 'token', fetch: async () => original })(url);
  expect([response.status, await response.text(), response.headers.get('x-one')]).toEqual([status, '', '1']);
});

test('a response with a status that HTTP does not have is an error of the client', async () => {
  const server = createServer((_, response) => response.writeHead(999).end('odd'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as { port: number };
    const client = createImageClient({ token: 'token', baseUrl: `http://127.0.0.1:${port}`, retries: 0 });
    expect(await client.listImages.safe()).toMatchObject({
      status: 'undocumented',
      error: { name: 'ResponseError', status: 999, message: expect.stringMatching(/^999.*: odd$/) },
    });
  } finally {
    server.close();
  }
});

test('a body of a replacement of fetch with streams of Node.js is limited too', async () => {
  let count = 0;
  async function* parts() {
    for (;;) {
      count += 1;
      yield new Uint8Array(1_000);
    }
  }
  const original = Object.defineProperty(new Response(''), 'body', { value: parts() });
  const call = conohaFetch({ token: 'token', fetch: async () => original, maxBodySize: 10_000 })(url);
  await expect(call).rejects.toThrow('The response body exceeds the maxBodySize of 10000 bytes.');
  expect(count).toBe(11);
});

test('an error with a large body keeps its status, is retried, and is cut off', async () => {
  let cancelled = 0;
  const large = (): Response =>
    new Response(
      new ReadableStream({
        pull: (controller) => controller.enqueue(new TextEncoder().encode('sorry '.repeat(1_000))),
        cancel: () => {
          cancelled += 1;
        },
      }),
      { status: 503 },
    );
  const { fetch, requests } = scripted(large);
  const response = await conohaFetch({ token: 'token', fetch, maxBodySize: 1_000_000, maxRetryDelay: 1 })(url);
  expect([response.status, requests.length, cancelled]).toEqual([503, 3, 3]);
  const text = await response.text();
  expect(text.length).toBeGreaterThan(10_000);
  expect(text.length).toBeLessThan(150_000);
});

test('no part of a token is left at the end of an error body that is cut off', async () => {
  const token = 'secret-0123456789'.repeat(10);
  for (const shown of [1, 20, 100, token.length - 1]) {
    // The first part ends within the token, and is long enough for the rest not to be read.
    const first = `${'x'.repeat(100_001)}${token.slice(0, shown)}`;
    const parts = [first, `${token.slice(shown)} and more`].map((part) => new TextEncoder().encode(part));
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(parts.shift() ?? new Uint8Array(1)),
    });
    const fetch = async (): Promise<Response> => new Response(body, { status: 400 });
    const text = await (await conohaFetch({ token, fetch })(url)).text();
    expect(text).toMatch(/^x{90000,}$/);
  }
});

test.each(['[secret-0123456789', '{"a":"secret-0123456789', '[secret-0123456789]'])(
  'a successful response that looks like JSON and is not has no token: %s',
  async (text) => {
    const fetch = async (): Promise<Response> =>
      new Response(text, { headers: { 'content-type': 'application/json' } });
    const client = createFetchClient({ token: 'secret-0123456789', fetch });
    const error = await client.GET('/v2/images').catch((reason) => reason);
    expect(error).toBeInstanceOf(SyntaxError);
    expect(String(error)).not.toMatch(/secret|0123/);
  },
);

test('the timeout and the deadline cover the body of a request', async () => {
  for (const options of [{ timeout: 20 }, { deadline: 20 }]) {
    const { fetch, requests } = scripted();
    const send = conohaFetch({ token: 'token', fetch, ...options });
    const body = new ReadableStream({ pull: () => new Promise(() => {}) });
    const request = new Request(url, { method: 'POST', body, duplex: 'half' } as RequestInit);
    await expect(send(request)).rejects.toThrow(/^The request exceeded its (timeout|deadline) of 20 ms\.$/);
    expect(requests.length).toBe(0);
  }
});
