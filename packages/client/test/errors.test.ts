import { describe, expect, test } from 'vitest';
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

/** What a call of a client is rejected with. */
async function thrownBy(call: PromiseLike<unknown>): Promise<ImageClientError> {
  const error = await call.then(
    () => undefined,
    (reason) => reason,
  );
  if (isImageClientError(error)) return error;
  throw new Error('It was not one of ours.', { cause: error });
}

function answering(body: string | null, init: ResponseInit): ReturnType<typeof createImageClient> {
  return createImageClient({ token: 'token', retries: 0, fetch: scripted(new Response(body, init)).fetch });
}

describe('an error has a status, a code and a message without HTML, whatever form it came in', () => {
  const webOb = {
    message: 'limit param must be an integer<br /><br />\n\n\n',
    code: '400 Bad Request',
    title: 'Bad Request',
  };
  const keystone = { error: { code: 401, title: 'Unauthorized', message: 'The request requires authentication.' } };
  const nginx =
    '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n';

  test.each<[string, string, ResponseInit, string, string]>([
    [
      'WebOb',
      JSON.stringify(webOb),
      { status: 400 },
      '400 Bad Request',
      '400 Bad Request: limit param must be an integer',
    ],
    [
      'Keystone',
      JSON.stringify(keystone),
      { status: 401 },
      '401 Unauthorized',
      '401 Unauthorized: The request requires authentication.',
    ],
    ['a gateway', nginx, { status: 502, statusText: 'Bad Gateway' }, '502 Bad Gateway', '502 Bad Gateway'],
    [
      'a gateway with a title of its own',
      '<TITLE lang="en">\n Busy &\n late </TITLE><p>Sorry',
      { status: 503 },
      '503',
      '503: Busy & late',
    ],
    [
      'a gateway without a title',
      '<h1>Sorry</h1>\n<p>Try <b>later</b>',
      { status: 503 },
      '503',
      '503: Sorry Try later',
    ],
    [
      'WebOb in plain text',
      '400 Bad Request\n\nlimit param must be positive\n\n   ',
      { status: 400, statusText: 'Bad Request' },
      '400 Bad Request',
      '400 Bad Request limit param must be positive',
    ],
    ['nothing', '', { status: 418 }, '418', '418'],
    ['JSON of another shape', '{"a":1}', { status: 500 }, '500', '500: {"a":1}'],
    ['JSON null', 'null', { status: 500, statusText: 'Oops' }, '500 Oops', '500 Oops: null'],
    ['a message that is no text', '{"message":{"a":1}}', { status: 500 }, '500', '500: {"message":{"a":1}}'],
    [
      'a title with HTML in it',
      JSON.stringify({ title: '<b>Bad</b>', message: 'no' }),
      { status: 400 },
      '400 Bad',
      '400 Bad: no',
    ],
    ['an empty title', '<title></title><h1>Sorry</h1>', { status: 503 }, '503', '503: Sorry'],
    [
      'scripts and styles',
      '<style>p > a { color: red }</style>Sorry<script>if (a < b) c();</script><script>d(',
      { status: 503 },
      '503',
      '503: Sorry d(',
    ],
    ['tags without an end', 'Sorry <b onclick="a()" <i', { status: 503 }, '503', '503: Sorry b onclick="a()" i'],
    ['entities', 'Sorry &amp;&lt;b&gt;&#39;later', { status: 503 }, '503', '503: Sorry b later'],
    [
      'a text that compares',
      'limit must be 0 < limit <= 1000, a<b',
      { status: 400 },
      '400',
      '400: limit must be 0 < limit <= 1000, a b',
    ],
    ['a very long page', `<p>${'a'.repeat(9_000)}`, { status: 500 }, '500', `500: ${'a'.repeat(500)}`],
  ])('%s', async (_, body, init, code, message) => {
    const error = await thrownBy(answering(body, init).listImages());
    expect(`${error.message} ${message}`).not.toMatch(/<[a-z!/]|&\w+;/i);
    expect(error).toMatchObject({ name: 'ResponseError', status: init.status, code, message });
  });

  test('and what the service calls the request', async () => {
    const headers = { 'X-Openstack-Request-Id': 'req-1' };
    expect(await thrownBy(answering('', { status: 500, headers }).listImages())).toMatchObject({ requestId: 'req-1' });
  });

  test('a redirect is not followed', async () => {
    const { fetch, requests } = scripted(
      new Response('', { status: 302, headers: { Location: 'https://evil.example/' } }),
    );
    const client = createImageClient({ token: 'token', fetch });
    expect(await thrownBy(client.listImages())).toMatchObject({ name: 'ResponseError', status: 302 });
    expect(requests.map(({ redirect }) => redirect)).toEqual(['manual']);
  });

  // Not in a time that grows with the square of its length: the test would time out.
  test.each(['<', '<a ', '<title', '<script', '</script', '&', '&a', '<script></style'])(
    'also where its body is %j a million times',
    async (part) => {
      const error = await thrownBy(answering(part.repeat(1_000_000), { status: 502 }).listImages());
      expect(error.message.length).toBeLessThan(600);
    },
  );

  test('another success is none', async () => {
    expect(await thrownBy(answering(null, { status: 204 }).listImages())).toMatchObject({ status: 204 });
  });
});

describe('a result', () => {
  const mine = (): never => {
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
    ['none', {}, { onRequest: mine }],
    ['none', {}, { onResponse: mine }],
    ['none', {}, { check: mine }],
    ['none', {}, { token: mine }],
  ])('is narrowed by its status: %s', async (status, query, options) => {
    const [hidden] = images(1).map((image) => ({ ...image, visibility: 'private', owner: 'other' }));
    const mock = { images: [...images(2).slice(1), ...(hidden ? [hidden] : [])], tokens: { token: 'mine' } };
    const { client } = clientOf(mock, options);
    const result = await client.listImages.safe(query);
    expect(result.status).toBe(status);
    expect(isImageClientError(result.error)).toBe(status !== 200);
  });
});

test('each error is known by its own guard, and by no other', async () => {
  const guards = {
    ...{
      isAbortError,
      isBodyError,
      isCallbackError,
      isDriftError,
      isNetworkError,
      isPageError,
      isQueryError,
      isResponseError,
    },
    ...{ isTimeoutError, isTokenError },
  };
  const looping = Response.json({ images: [], next: '/v2/images?marker=a' });
  const client = (options: object) => createImageClient({ token: 'token', retries: 0, ...options });
  const never = () => new Promise<Response>(() => {});
  const calls = {
    isAbortError: () => client({ fetch: never, signal: AbortSignal.abort() }).listImages(),
    isBodyError: () => answering('', {}).listImages(),
    isCallbackError: async () => {
      const onRequest = (): never => {
        throw new Error('mine');
      };
      throw (await client({ onRequest }).listImages.safe()).error;
    },
    isDriftError: () =>
      client({ fetch: scripted(Response.json({ images: [{}] })).fetch, check: drift({ strict: true }) }).listImages(),
    isNetworkError: () => client({ fetch: scripted(new TypeError('fetch failed')).fetch }).listImages(),
    isPageError: async () => {
      for await (const _ of client({ fetch: scripted(looping).fetch }).listImages());
    },
    isQueryError: () => client({}).listImages({ limit: 0.5 }),
    isResponseError: () => answering('', { status: 500 }).listImages(),
    isTimeoutError: () => client({ fetch: never, timeout: 1 }).listImages(),
    isTokenError: () => client({ token: () => Promise.reject(new Error('no')) }).listImages(),
  };
  for (const [name, call] of Object.entries(calls)) {
    const error = await thrownBy(call());
    expect(`is${error.name}`).toBe(name);
    expect(Object.entries(guards).flatMap(([guard, is]) => (is(error) ? [guard] : []))).toEqual([name]);
  }
  for (const value of [undefined, null, 'text', new Error('another'), { name: 'ResponseError' }]) {
    expect([isImageClientError(value), ...Object.values(guards).map((is) => is(value))]).not.toContain(true);
  }
});

describe('a client is not made', () => {
  const url = 'baseUrl must be an http(s) URL without user, query and fragment; given: "string".';

  test.each<[object | undefined, string]>([
    [undefined, 'token must be given; given: undefined.'],
    [{}, 'token must be given; given: undefined.'],
    [{ token: '' }, 'token must be given; given: "".'],
    [{ token: 'a', region: 'tyo1' }, 'region must be one of c3j1; given: "tyo1".'],
    [{ token: 'a', region: null }, 'region must be one of c3j1; given: null.'],
    [{ token: 'a', regoin: 'secret' }, 'regoin must be one of the options timeout, '],
    [{ token: 'a', timeout: '5' }, 'timeout must be a number from 0; given: "5".'],
    [{ token: 'a', baseUrl: 'image-service' }, url],
    [{ token: 'a', baseUrl: 'ftp://a.example' }, url],
    [{ token: 'a', baseUrl: 'https://user:secret@a.example' }, url],
    [{ token: 'a', baseUrl: 'https://a.example/?secret' }, url],
    [{ token: 'a', baseUrl: 'https://a.example/#secret' }, url],
  ])('of %j', (options, message) => {
    expect(() => createImageClient(options as never)).toThrow(message);
    expect(() => createImageClient(options as never)).not.toThrow(/secret/);
  });
});

describe('a call is not made', () => {
  test.each(['timeout', 'deadline', 'retries', 'maxRetryDelay', 'maxItems'])('where %s is no number', async (name) => {
    for (const value of [-1, Number.NaN, '5', null]) {
      const error = await thrownBy(clientOf().client.listImages({}, { [name]: value }));
      expect(error).toMatchObject({ name: 'QueryError', parameter: name });
      const { client } = clientOf({ images: images(1) });
      const walk = async (): Promise<void> => {
        for await (const _ of client.listImages({}, { [name]: value }));
      };
      expect(await thrownBy(walk())).toMatchObject({ name: 'QueryError', parameter: name });
    }
  });

  test.each(['timeOut', 'token', 'baseUrl', 'onRetry', 'constructor'])(
    'with the option %s, which none has',
    async (name) => {
      const { client, mock } = clientOf();
      const error = await thrownBy(client.listImages({}, { [name]: 'secret' } as never));
      expect(error).toMatchObject({ name: 'QueryError', parameter: name });
      expect(error.message).toMatch(/ must be one of the options timeout, .*; given: "string"\.$/);
      expect(mock.requests.length).toBe(0);
    },
  );
});

test.each([
  ['https://a.example', 'https://a.example/v2/images'],
  ['https://a.example/', 'https://a.example/v2/images'],
  ['https://a.example/v2', 'https://a.example/v2/images'],
  ['https://a.example/v2/', 'https://a.example/v2/images'],
  ['http://127.0.0.1:4010/image//', 'http://127.0.0.1:4010/image/v2/images'],
  ['https://a.example/v2.0', 'https://a.example/v2/images'],
  ['https://a.example/image/v2', 'https://a.example/image/v2/images'],
])('a baseUrl can be written as %s', async (baseUrl, expected) => {
  const { fetch, requests } = scripted();
  await createImageClient({ token: 'token', baseUrl, fetch }).listImages();
  expect(requests[0]?.url).toBe(expected);
});
