import { parseQuery } from '@conoha-images/listing';
import { Mock, type MockOptions } from '@conoha-images/mock';
import fc from 'fast-check';
import createClient, { type Client, type Middleware } from 'openapi-fetch';
import { expect, test } from 'vitest';
import { conohaFetch, createFetchClient, type FetchOptions, nextMarker, type paths } from '../source/fetch.ts';
import { endpoint } from '../source/generated/operations.gen.ts';
import { isImageClientError } from '../source/index.ts';
import { images, numberOf, scripted, serverUrl } from './service.ts';

const access = { token: 'token', maxRetryDelay: 1 };

/** openapi-fetch itself, with conohaFetch. */
function clientWith(options: Partial<FetchOptions>): Client<paths> {
  return createClient<paths>({ baseUrl: serverUrl, fetch: conohaFetch({ ...access, ...options }) });
}

/** The same, and the mock to which it sends its requests. */
function clientOf(
  options: MockOptions,
  fetchOptions: Partial<FetchOptions> = {},
): { client: Client<paths>; mock: Mock } {
  const mock = new Mock(options);
  return { mock, client: clientWith({ fetch: mock.fetch, ...fetchOptions }) };
}

function statusesOf({ requests }: Mock): number[] {
  return requests.map(({ status }) => status);
}

const replacing = ({ rejected }: { rejected: unknown }): string => (rejected ? 'another' : 'first');

test('openapi-fetch with conohaFetch gives a page as data', async () => {
  const { client } = clientOf({ images: images(3) });
  const { data, error, response } = await client.GET('/v2/images', { params: { query: { limit: 2 } } });
  expect(data?.images.map(numberOf)).toEqual([3, 2]);
  expect(nextMarker('listImages', data)).toBe(data?.images[1]?.id);
  expect({ error, status: response.status }).toEqual({ error: undefined, status: 200 });
});

test('openapi-fetch with conohaFetch gives a 400 as the error, and does not throw', async () => {
  const { client, mock } = clientOf({});
  const { data, error, response } = await client.GET('/v2/images', { params: { query: { limit: -1 } } });
  expect(error).toMatchObject({ code: '400 Bad Request' });
  expect({ data, status: response.status }).toEqual({ data: undefined, status: 400 });
  expect(mock.requests.length).toBe(1);
});

test('openapi-fetch with conohaFetch repeats a request with another token after 401, and gives the page', async () => {
  const { client, mock } = clientOf({ images: images(1), tokens: { another: 'project' } }, { token: replacing });
  const { data } = await client.GET('/v2/images');
  expect(data?.images.map(numberOf)).toEqual([1]);
  expect(statusesOf(mock)).toEqual([401, 200]);
});

test('openapi-fetch with conohaFetch gives a 401 as the error if the service rejects the other token too', async () => {
  const { client, mock } = clientOf({ tokens: {} }, { token: replacing });
  const { error, response } = await client.GET('/v2/images');
  expect(error).toMatchObject({ code: '401 Unauthorized' });
  expect(response.status).toBe(401);
  expect(statusesOf(mock)).toEqual([401, 401]);
});

test('openapi-fetch with conohaFetch gives a 503 as the error, after all retries', async () => {
  const { client, mock } = clientOf({ scenarios: ['unavailable'] });
  const { error, response } = await client.GET('/v2/images');
  expect(error).toMatchObject({ status: 503 });
  expect(response.headers.get('retry-after')).toBe('1');
  expect(statusesOf(mock)).toEqual([503, 503, 503]);
});

test("openapi-fetch with conohaFetch gives the text of a gateway's page as the error", async () => {
  const { client } = clientOf({ scenarios: ['gateway-error'] }, { retries: 0 });
  const { error } = await client.GET('/v2/images');
  expect(error).toMatch(/^<html>/);
});

test.each<[string, Partial<FetchOptions>, { signal: AbortSignal }?]>([
  ['NetworkError', { fetch: scripted(new TypeError('fetch failed')).fetch }],
  ['TimeoutError', { fetch: new Mock({ scenarios: ['latency'] }).fetch, timeout: 1, retries: 0 }],
  ['AbortError', {}, { signal: AbortSignal.abort() }],
  ['TokenError', { token: () => Promise.reject(new Error('no login')) }],
  ['BodyError', { fetch: new Mock().fetch, maxBodySize: 9 }],
])('openapi-fetch with conohaFetch rejects with the error %s if there is no response', async (name, options, init) => {
  const call = clientWith(options).GET('/v2/images', init);
  await expect(call).rejects.toMatchObject({ name });
  expect(isImageClientError(await call.catch((error) => error))).toBe(true);
});

test.each([
  ['json', (value: unknown) => value],
  ['text', (value: unknown) => JSON.parse(value as string)],
  ['blob', async (value: unknown) => JSON.parse(await (value as Blob).text())],
  ['arrayBuffer', (value: unknown) => JSON.parse(new TextDecoder().decode(value as ArrayBuffer))],
  ['stream', (value: unknown) => new Response(value as ReadableStream).json()],
] as const)(
  'openapi-fetch with conohaFetch gives the body of a page as the %s that parseAs asks for',
  async (parseAs, read) => {
    const { client } = clientOf({ images: images(2) });
    const { data } = await client.GET('/v2/images', { parseAs });
    expect((await read(data)).images.map(numberOf)).toEqual([2, 1]);
  },
);

test('conohaFetch passes the requestInitExt of openapi-fetch, for example a dispatcher, to its own fetch', async () => {
  const inits: (RequestInit | undefined)[] = [];
  const fetch = conohaFetch({
    ...access,
    fetch: async (_, init) => {
      inits.push(init);
      return Response.json({ images: [] });
    },
  });
  const dispatcher = {};
  const client = createClient<paths>({ baseUrl: serverUrl, fetch, requestInitExt: { dispatcher } });
  await client.GET('/v2/images');
  expect(inits).toEqual([expect.objectContaining({ dispatcher, method: 'GET' })]);
});

test('middleware of openapi-fetch sees a request without the token, and can add a header', async () => {
  const { fetch, requests } = scripted();
  const client = clientWith({ fetch });
  const seen: [string, string][] = [];
  client.use({
    onRequest({ request }) {
      seen.push(...request.headers);
      request.headers.set('traceparent', 'trace');
      return request;
    },
  });
  await client.GET('/v2/images', { headers: { 'x-mine': 'mine' } });
  expect(seen).toEqual([['x-mine', 'mine']]);
  expect(Object.fromEntries(requests[0]?.headers ?? [])).toMatchObject({
    traceparent: 'trace',
    'x-mine': 'mine',
    [endpoint.tokenHeader]: 'token',
  });
});

test('middleware of openapi-fetch can respond in place of the service', async () => {
  const { fetch, requests } = scripted();
  const client = clientWith({ fetch });
  client.use({ onRequest: () => Response.json({ images: images(1) }) });
  const { data } = await client.GET('/v2/images');
  expect(data?.images.map(numberOf)).toEqual([1]);
  expect(requests).toEqual([]);
});

test('middleware of openapi-fetch runs once for a call, whatever its retries, and can read a clone of the response', async () => {
  const { client, mock } = clientOf({ images: images(1), scenarios: ['unavailable; times=2'] });
  const events: unknown[] = [];
  client.use({
    onRequest: ({ schemaPath }) => void events.push(schemaPath),
    onResponse: async ({ response }) => void events.push(await response.clone().json()),
  });
  const { data } = await client.GET('/v2/images');
  expect(events).toEqual(['/v2/images', data]);
  expect(data?.images.map(numberOf)).toEqual([1]);
  expect(statusesOf(mock)).toEqual([503, 503, 200]);
});

test('middleware of openapi-fetch can read the response itself if it returns another', async () => {
  const { client } = clientOf({ images: images(2) });
  client.use({
    async onResponse({ response }) {
      const { images } = (await response.json()) as { images: object[] };
      return Response.json({ images: images.slice(1) }, { headers: response.headers });
    },
  });
  const { data } = await client.GET('/v2/images');
  expect(data?.images.map(numberOf)).toEqual([1]);
});

test('middleware of openapi-fetch sees a NetworkError after all retries, and can replace it by a response or another error', async () => {
  const { fetch, requests } = scripted(new TypeError('fetch failed'));
  const client = clientWith({ fetch });
  const errors: unknown[] = [];
  const responding: Middleware = {
    onError({ error }) {
      errors.push(error);
      return Response.json({ images: [] });
    },
  };
  client.use(responding);
  expect((await client.GET('/v2/images')).data?.images).toEqual([]);
  expect(errors).toEqual([expect.objectContaining({ name: 'NetworkError' })]);
  expect(requests.length).toBe(3);

  client.eject(responding);
  client.use({ onError: ({ error }) => new Error('offline', { cause: error }) });
  await expect(client.GET('/v2/images')).rejects.toThrow(
    expect.objectContaining({ message: 'offline', cause: expect.objectContaining({ name: 'NetworkError' }) }),
  );
});

test('middleware of one request runs after that of the client, and only for this request', async () => {
  const { client } = clientOf({});
  const events: string[] = [];
  const recording = (name: string): Middleware => ({ onRequest: () => void events.push(name) });
  const ofClient = recording('client');
  client.use(ofClient);
  await client.GET('/v2/images', { middleware: [recording('request')] });
  await client.GET('/v2/images');
  client.eject(ofClient);
  await client.GET('/v2/images');
  expect(events).toEqual(['client', 'request', 'client']);
});

/** Paths of another document, with requests that have a body. */
interface WritablePaths {
  '/v2/images': Record<'post' | 'patch' | 'put' | 'delete', Write>;
}
interface Write {
  requestBody: { content: { 'application/json': { name: string } } };
  responses: { 201: { content: { 'application/json': { id: string } } } };
}

const body = { name: 'backup' };
const created = Response.json({ id: '1' }, { status: 201 });
const unavailable = new Response('', { status: 503 });

async function send(
  method: 'post' | 'patch' | 'put' | 'delete',
  ...responses: (Response | Error)[]
): Promise<{ result: unknown; bodies: unknown[]; tokens: unknown[] }> {
  const { fetch, requests } = scripted(...responses);
  const client = createClient<WritablePaths>({
    baseUrl: serverUrl,
    fetch: conohaFetch({ ...access, token: replacing, fetch }),
  });
  const { data, response } = await client.request(method, '/v2/images', { body }).catch((error) => error);
  return {
    result: data ?? response?.status,
    bodies: await Promise.all(requests.map((request) => request.json())),
    tokens: requests.map(({ headers }) => headers.get(endpoint.tokenHeader)),
  };
}

test.each(['post', 'patch', 'put', 'delete'] as const)(
  'a %s request is repeated with its body and another token after 401',
  async (method) => {
    expect(await send(method, new Response('', { status: 401 }), created)).toEqual({
      result: { id: '1' },
      bodies: [body, body],
      tokens: ['first', 'another'],
    });
  },
);

test.each(['post', 'patch'] as const)('a %s request is not retried', async (method) => {
  expect(await send(method, unavailable, created)).toMatchObject({ result: 503, bodies: [body] });
  expect(await send(method, new TypeError('fetch failed'), created)).toMatchObject({ bodies: [body] });
});

test.each(['put', 'delete'] as const)('a %s request is retried with its body', async (method) => {
  expect(await send(method, unavailable, created)).toMatchObject({ result: { id: '1' }, bodies: [body, body] });
});

/** The pairs of the query, as the service reads them. */
async function pairsOf(query: object): Promise<(readonly [string, string])[]> {
  const { fetch, requests } = scripted();
  await createFetchClient({ ...access, fetch }).GET('/v2/images', { params: { query } });
  return [...parseQuery(new URL(requests[0]?.url ?? '').search.slice(1), /[&;]/)].map(([name, value]) => [name, value]);
}

const text = fc.string({ unit: 'grapheme' });
const scalar = fc.oneof(text, fc.integer(), fc.boolean());
const absent = fc.constantFrom(undefined, null);
const name = fc.constantFrom('tag', 'sort_key', 'name', 'x_label', 'a&b=c', 'ラベル');

test('createFetchClient repeats a parameter for each value of an array, and omits null, undefined and empty arrays', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(name, fc.oneof(absent, scalar, fc.array(scalar))), async (query) => {
      const expected = Object.entries(query).flatMap(([name, value]) =>
        [value ?? []].flat().map((part) => [name, String(part)]),
      );
      expect(await pairsOf(query)).toEqual(expected);
    }),
  );
});

test('createFetchClient joins the values of an array by commas if the document does not repeat the parameter', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1 }), async (sort) => {
      expect(await pairsOf({ sort, tag: sort })).toEqual([['sort', sort.join()], ...sort.map((part) => ['tag', part])]);
    }),
  );
});
