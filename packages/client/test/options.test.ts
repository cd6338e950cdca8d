import { expect, test } from 'vitest';
import { createImageClient } from '../source/index.ts';
import { clientOf, images, scripted } from './service.ts';

const url = 'baseUrl must begin with http:// or https://, without user, query or fragment. Received type string.';

test.each<[object | undefined, string]>([
  [undefined, 'token must be a string that is not empty, a Token or a function. Received undefined.'],
  [{}, 'token must be a string that is not empty, a Token or a function. Received undefined.'],
  [{ token: '' }, 'token must be a string that is not empty, a Token or a function. Received "".'],
  [{ token: 'a', region: 'c3j1' }, 'region is unknown. Options: timeout, '],
  ['secret' as never, 'options must be an object. Received type string.'],
  [{ token: 'a', fetch: 'secret' }, 'fetch must be a function. Received type string.'],
  [{ token: 'a', onRequest: {} }, 'onRequest must be a function. Received type object.'],
  [{ token: 'a', signal: new AbortController() }, 'signal must be an AbortSignal. Received type object.'],
  [{ token: 'a', regoin: 'secret' }, 'regoin is unknown. Options: timeout, '],
  [{ token: 'a', timeout: '5' }, 'timeout must be a number, 0 or greater. Received "5".'],
  [{ token: 'a', baseUrl: 'image-service' }, url],
  [{ token: 'a', baseUrl: 'ftp://a.example' }, url],
  [{ token: 'a', baseUrl: 'https://user:secret@a.example' }, url],
  [{ token: 'a', baseUrl: 'https://a.example/?secret' }, url],
  [{ token: 'a', baseUrl: 'https://a.example/#secret' }, url],
])('createImageClient rejects the options %j without showing a secret', (options, message) => {
  expect(() => createImageClient(options as never)).toThrow(message);
  expect(() => createImageClient(options as never)).not.toThrow(/secret/);
});

test.each(
  ['timeout', 'deadline', 'retries', 'maxRetryDelay', 'maxItems'].flatMap((name) =>
    [-1, Number.NaN, '5', null].map((value) => [name, value] as const),
  ),
)('a call rejects the option %s: %s, awaited or iterated', async (name, value) => {
  const { client, mock } = clientOf({ images: images(1) });
  const call = client.listImages({}, { [name]: value });
  const walk = async (): Promise<void> => {
    for await (const _ of client.listImages({}, { [name]: value }));
  };
  const error = expect.objectContaining({ name: 'QueryError', parameter: name });
  await expect(call).rejects.toThrow(error);
  await expect(walk()).rejects.toThrow(error);
  expect(mock.requests.length).toBe(0);
});

test.each(['timeOut', 'token', 'baseUrl', 'onRetry', 'constructor'])(
  'a call rejects the option %s, which calls do not have, without its value',
  async (name) => {
    const { client, mock } = clientOf();
    const call = client.listImages({}, { [name]: 'secret' } as never);
    await expect(call).rejects.toThrow(expect.objectContaining({ name: 'QueryError', parameter: name }));
    await expect(call).rejects.toThrow(/^\w+ is unknown\. Options: timeout, .*\. Received type string\.$/);
    expect(mock.requests.length).toBe(0);
  },
);

test.each([
  ['https://a.example', 'https://a.example/v2/images'],
  ['https://a.example/', 'https://a.example/v2/images'],
  ['https://a.example/v2', 'https://a.example/v2/images'],
  ['https://a.example/v2/', 'https://a.example/v2/images'],
  ['http://127.0.0.1:4010/image//', 'http://127.0.0.1:4010/image/v2/images'],
  ['https://a.example/v2.0', 'https://a.example/v2/images'],
  ['https://a.example/image/v2', 'https://a.example/image/v2/images'],
  ['https://a.example/v2/images', 'https://a.example/v2/images'],
  ['https://a.example/image/v2/images/', 'https://a.example/image/v2/images'],
])('with the baseUrl %s a request goes to %s', async (baseUrl, expected) => {
  const { fetch, requests } = scripted();
  await createImageClient({ token: 'token', baseUrl, fetch }).listImages();
  expect(requests[0]?.url).toBe(expected);
});

test.each(['image-service.c3j1.conoha.io', '', '//other.example', 'ftp://a.example'])(
  'in a browser too, the baseUrl %j is rejected',
  (baseUrl) => {
    Object.assign(globalThis, { location: { href: 'https://a.example/admin/page' } });
    try {
      expect(() => createImageClient({ token: 'token', baseUrl })).toThrow(/^baseUrl must begin with /);
    } finally {
      Reflect.deleteProperty(globalThis, 'location');
    }
  },
);

test('the baseUrl may be relative to the page of a browser', async () => {
  const { fetch, requests } = scripted();
  Object.assign(globalThis, { location: { href: 'https://a.example/admin/page?query#fragment' } });
  try {
    await createImageClient({ token: 'token', baseUrl: '/image', fetch }).listImages();
  } finally {
    Reflect.deleteProperty(globalThis, 'location');
  }
  expect(requests[0]?.url).toBe('https://a.example/image/v2/images');
});

test('the options of a call override those of the client, unless they are undefined', async () => {
  const { client, mock } = clientOf({ scenarios: ['server-error; times=9'] }, { retries: 3 });
  await client.listImages({}, { retries: 0 }).catch(() => {});
  expect(mock.requests.length).toBe(1);
  await client.listImages({}, { retries: undefined }).catch(() => {});
  expect(mock.requests.length).toBe(5);
});

test('the client looks up the global fetch when it sends a request', async () => {
  const client = createImageClient({ token: 'token' });
  const { fetch: original } = globalThis;
  const { fetch, requests } = scripted();
  globalThis.fetch = fetch;
  try {
    await client.listImages();
  } finally {
    globalThis.fetch = original;
  }
  const { headers } = requests[0] ?? new Request('http://missing.example');
  expect(Object.fromEntries(headers)).toEqual({
    accept: 'application/json',
    'user-agent': expect.stringMatching(/^conoha-images-client\/\d/),
    'x-auth-token': 'token',
  });
});
