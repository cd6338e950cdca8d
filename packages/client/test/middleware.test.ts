import { expect, test } from 'vitest';
import { createImageClient, isBodyError, type Middleware } from '../source/index.ts';
import { clientOf, images, scripted } from './service.ts';

const emptyPage = (): Response => Response.json({ images: [] });

test('middleware sees one request for a page, without its token, and the response after all retries', async () => {
  const seen: unknown[] = [];
  const middleware: Middleware = {
    onRequest: ({ request, schemaPath, params }) => {
      seen.push([schemaPath, params.query, [...request.headers.keys()]]);
    },
    onResponse: async ({ response }) => {
      seen.push([response.status, ((await response.clone().json()) as { images: object[] }).images.length]);
    },
  };
  const { client, mock } = clientOf(
    { images: images(3), scenarios: ['unavailable; times=1'] },
    { middleware: [middleware] },
  );
  expect((await client.listImages({ limit: 2, tag: [], sort: ['name', 'size'] })).items.length).toBe(2);
  expect(seen).toEqual([
    ['/v2/images', { limit: '2', sort: 'name,size', tag: [] }, []],
    [200, 2],
  ]);
  expect(mock.requests.length).toBe(2);
});

test('middleware can change a request, answer it, and replace a response', async () => {
  const { fetch, requests } = scripted(emptyPage);
  const image = { id: 'made-up' };
  const tracing: Middleware = {
    onRequest: ({ request }) => {
      request.headers.set('traceparent', '00-1-2-01');
      return request;
    },
  };
  const cache: Middleware = {
    onRequest: ({ request }) => (request.url.includes('limit=1') ? Response.json({ images: [image] }) : undefined),
    onResponse: async ({ response }) => {
      const { images } = (await response.json()) as { images: object[] };
      return Response.json({ images: [...images, image] }, response);
    },
  };
  const client = createImageClient({ token: 'token', fetch, middleware: [tracing, cache] });
  expect(await client.listImages({ limit: 1 }).first()).toEqual(image);
  expect(requests).toEqual([]);
  expect(await client.listImages({}).toArray({ maxItems: 9 })).toEqual([image]);
  expect(requests[0]?.headers.get('traceparent')).toBe('00-1-2-01');
  expect(requests[0]?.headers.get('x-auth-token')).toBe('token');
});

test('an error of middleware is thrown unchanged, and safe() wraps it in a CallbackError', async () => {
  const cause = new Error('mine');
  const middleware: Middleware[] = [
    {
      onRequest: () => {
        throw cause;
      },
    },
  ];
  const { client } = clientOf({}, { middleware });
  await expect(client.listImages()).rejects.toBe(cause);
  expect((await client.listImages.safe()).error).toMatchObject({ name: 'CallbackError', cause });
});

test('onError of middleware sees the error of the last attempt, and can replace it by a response', async () => {
  const names: string[] = [];
  const middleware: Middleware = {
    onError: ({ error }) => {
      names.push((error as Error).name);
      return emptyPage();
    },
  };
  const { client, mock } = clientOf({ scenarios: ['reset'] }, { middleware: [middleware], retries: 1 });
  expect((await client.listImages()).items).toEqual([]);
  expect(names).toEqual(['NetworkError']);
  expect(mock.requests.length).toBe(2);
});

test('the signal and the deadline end a wait for middleware', async () => {
  const middleware: Middleware = { onRequest: () => new Promise(() => {}) };
  const { client } = clientOf({}, { middleware: [middleware] });
  await expect(client.listImages({}, { deadline: 20 })).rejects.toThrow('The request exceeded its deadline of 20 ms.');
  const signal = AbortSignal.timeout(20);
  await expect(client.listImages({}, { signal })).rejects.toThrow('The request was aborted.');
});

test.each([
  { middleware: [{}] },
  { middleware: 'text' },
  { middleware: [{ onrequest: () => {} }] },
  { middleware: 17 },
])('the option middleware rejects %o', (options) => {
  expect(() => createImageClient({ token: 'token', ...options } as never)).toThrow(
    'middleware must be an array of objects with onRequest, onResponse or onError. Received ',
  );
});

test('the headers of a call are added to those of the client, and replace headers of the same name', async () => {
  const { fetch, requests } = scripted(emptyPage);
  const client = createImageClient({
    token: 'token',
    fetch,
    headers: { 'X-One': 'client', 'X-Two': 'client', 'User-Agent': 'mine/1' },
  });
  await client.listImages({}, { headers: new Headers({ 'x-two': 'call', accept: 'application/xml' }) });
  await client.listImages();
  expect(requests.map(({ headers }) => Object.fromEntries(headers))).toEqual([
    { accept: 'application/xml', 'user-agent': 'mine/1', 'x-auth-token': 'token', 'x-one': 'client', 'x-two': 'call' },
    {
      accept: 'application/json',
      'user-agent': 'mine/1',
      'x-auth-token': 'token',
      'x-one': 'client',
      'x-two': 'client',
    },
  ]);
});

test.each<[string, object]>([
  ['the token', { 'X-Auth-Token': 'secret' }],
  ['an invalid name', { 'a b': 'secret' }],
  ['an invalid value', { a: 'secret\n\u0000' }],
  ['a text', new String('secret')],
])('headers with %s are rejected without their values, for a client and for a call', async (_, headers) => {
  const message = 'headers must be HTTP headers other than x-auth-token. Received type object.';
  expect(() => createImageClient({ token: 'token', headers } as never)).toThrow(message);
  const { client, mock } = clientOf();
  await expect(client.listImages({}, { headers } as never)).rejects.toThrow(message);
  expect(mock.requests.length).toBe(0);
});

/** A body that a service drips: in parts of 1,000 bytes, without an end. */
function endless(): { response: Response; parts: () => number; isCancelled: () => boolean } {
  let parts = 0;
  let isCancelled = false;
  const stream = new ReadableStream({
    pull(controller) {
      parts += 1;
      controller.enqueue(new Uint8Array(1_000));
    },
    cancel() {
      isCancelled = true;
    },
  });
  return { response: new Response(stream), parts: () => parts, isCancelled: () => isCancelled };
}

test('a body that exceeds maxBodySize is a BodyError, is not loaded further, and is not requested again', async () => {
  const { response, parts, isCancelled } = endless();
  const { fetch, requests } = scripted(() => response);
  const call = createImageClient({ token: 'token', fetch, maxBodySize: 10_000 }).listImages();
  await expect(call).rejects.toThrow('The response body exceeds the maxBodySize of 10000 bytes.');
  await expect(call).rejects.toSatisfy(isBodyError);
  expect(parts()).toBeLessThan(15);
  expect(isCancelled()).toBe(true);
  expect(requests.length).toBe(1);
});

test('maxBodySize counts decompressed bytes, and a body of exactly this size is read', async () => {
  const text = JSON.stringify({ images: [{ name: '画像' }] });
  const size = new TextEncoder().encode(text).length;
  const compressed = new Response(text).body?.pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(compressed).arrayBuffer());
  const { createServer } = await import('node:http');
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as { port: number };
    const baseUrl = `http://127.0.0.1:${port}`;
    const call = (maxBodySize: number) => createImageClient({ token: 'token', baseUrl, maxBodySize }).listImages();
    expect((await call(size)).items).toEqual([{ name: '画像' }]);
    await expect(call(size - 1)).rejects.toSatisfy(isBodyError);
  } finally {
    server.close();
  }
});

test('the maximum size of a body is 64 MiB by default', async () => {
  const part = new Uint8Array(2 ** 20).fill(32);
  const bodyOf = (parts: number): Response =>
    new Response(
      new ReadableStream({
        async start(controller) {
          controller.enqueue(new TextEncoder().encode('{"images":[]}'));
          for (let count = 0; count < parts; count += 1) controller.enqueue(part);
          controller.close();
        },
      }),
    );
  const call = (parts: number) => {
    const { fetch } = scripted(() => bodyOf(parts));
    return createImageClient({ token: 'token', fetch }).listImages();
  };
  expect((await call(63)).items).toEqual([]);
  await expect(call(64)).rejects.toThrow('The response body exceeds the maxBodySize of 67108864 bytes.');
});
