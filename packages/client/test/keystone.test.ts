import { inspect } from 'node:util';
import { expect, test, vi } from 'vitest';
import { keystoneUrl } from '../source/generated/operations.gen.ts';
import { isAbortError, isTokenError, type Token } from '../source/index.ts';
import { passwordToken } from '../source/keystone.ts';
import { clientOf, images } from './service.ts';

const tokenRequest = { rejected: undefined, signal: new AbortController().signal };
const login = { user: { name: 'gncu00000001' }, password: 'secret-password', project: { id: 'gnct' } } as const;

/** Keystone, and the requests that it has received. */
function keystone(respond: (count: number) => Response | Promise<Response>) {
  const requests: Request[] = [];
  const send: typeof fetch = async (input, init) => {
    requests.push(new Request(input, init));
    return respond(requests.length);
  };
  return { requests, fetch: send };
}

/**
 * Keystone's response with a token.
 *
 * @param seconds How long the token lives.
 * @param ahead How far Keystone's clock is ahead of ours, in seconds.
 */
function issued(token: string, seconds = 3600, ahead = 0): Response {
  const now = Date.now() + ahead * 1000;
  const body = { token: { expires_at: new Date(now + seconds * 1000).toISOString(), catalog: [] } };
  const headers = { 'X-Subject-Token': token, Date: new Date(now).toUTCString() };
  return Response.json(body, { status: 201, headers });
}

test("passwordToken sends the login that Keystone's API requires, by default to the document's Keystone", async () => {
  const { fetch, requests } = keystone(() => issued('a'));
  const provider = passwordToken({ ...login, fetch });
  expect(String(await provider(tokenRequest))).toBe('[redacted]');
  const [request] = requests;
  expect([request?.method, request?.url]).toEqual(['POST', `${keystoneUrl}/auth/tokens`]);
  // A redirect would send the password to another host.
  expect(request?.redirect).toBe('manual');
  expect(await request?.json()).toEqual({
    auth: {
      identity: { methods: ['password'], password: { user: { name: 'gncu00000001', password: 'secret-password' } } },
      scope: { project: { id: 'gnct' } },
    },
  });
});

test('passwordToken logs in at the Keystone of the option url', async () => {
  const { fetch, requests } = keystone(() => issued('a'));
  await passwordToken({ ...login, fetch, url: 'https://keystone.example/v3/' })(tokenRequest);
  expect(requests.map(({ url }) => url)).toEqual(['https://keystone.example/v3/auth/tokens']);
});

test('concurrent calls share one login, and another follows only shortly before the token expires', async () => {
  const { fetch, requests } = keystone(async (count) => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    return issued(`token-${count}`, count === 1 ? 2 : 3600);
  });
  const { client } = clientOf({ images: images(1) }, { token: passwordToken({ ...login, fetch }) });
  await Promise.all(Array.from({ length: 20 }, () => client.listImages()));
  await client.listImages();
  expect(requests.length).toBe(1);
  // Half of its life of 2 to 3 seconds is over then: the Date header has whole seconds.
  await new Promise((resolve) => setTimeout(resolve, 1_600));
  await Promise.all([client.listImages(), client.listImages()]);
  expect(requests.length).toBe(2);
});

test.each([-86_400, 86_400])("a token's life does not depend on a clock that is %i seconds ahead", async (ahead) => {
  const { fetch, requests } = keystone((count) => issued(`token-${count}`, 3600, ahead));
  const provider = passwordToken({ ...login, fetch });
  await provider(tokenRequest);
  await provider(tokenRequest);
  expect(requests.length).toBe(1);
});

test('concurrent calls whose token is rejected share one new login', async () => {
  const { fetch, requests } = keystone((count) => issued(`token-${count}`));
  const mock = { images: images(1), tokens: { 'token-2': 'A' } };
  const { client } = clientOf(mock, { token: passwordToken({ ...login, fetch }) });
  const pages = await Promise.all(Array.from({ length: 5 }, () => client.listImages()));
  expect(pages.map(({ items }) => items.length)).toEqual([1, 1, 1, 1, 1]);
  expect(requests.length).toBe(2);
});

test('twenty calls whose token stays rejected make two logins, and a third only after a minute', async () => {
  const { fetch, requests } = keystone((count) => issued(`token-${count}`));
  const { client } = clientOf({ images: images(1), tokens: {} }, { token: passwordToken({ ...login, fetch }) });
  const call = () => client.listImages().catch((error) => error);
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    for (let count = 0; count < 20; count += 1) expect(await call()).toMatchObject({ status: 401 });
    expect(requests.length).toBe(2);
    vi.setSystemTime(Date.now() + 59_000);
    await call();
    expect(requests.length).toBe(2);
    vi.setSystemTime(Date.now() + 2_000);
    await call();
    await call();
    expect(requests.length).toBe(3);
  } finally {
    vi.useRealTimers();
  }
});

test('each token that served for a while is replaced once it is rejected', async () => {
  const { fetch, requests } = keystone((count) => issued(`token-${count}`));
  const provider = passwordToken({ ...login, fetch });
  const first = (await provider(tokenRequest)) as Token;
  // The first token was not issued in place of a rejected one, so it is replaced at once.
  const second = (await provider({ ...tokenRequest, rejected: first })) as Token;
  vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ['Date'] });
  try {
    const third = (await provider({ ...tokenRequest, rejected: second })) as Token;
    expect([first, second, third].map((token) => token.reveal())).toEqual(['token-1', 'token-2', 'token-3']);
    expect(requests.length).toBe(3);
  } finally {
    vi.useRealTimers();
  }
});

test('a wrong password is a TokenError without the password, and the next call logs in again', async () => {
  const wrong = { error: { code: 401, title: 'Unauthorized', message: 'No such user: secret-password' } };
  const { fetch, requests } = keystone((count) => (count === 1 ? Response.json(wrong, { status: 401 }) : issued('a')));
  const { client } = clientOf({ images: images(1) }, { token: passwordToken({ ...login, fetch }) });
  const error = await client.listImages().catch((reason) => reason);
  expect(error).toMatchObject({
    name: 'TokenError',
    message: expect.stringContaining(`The login at ${keystoneUrl} failed: `),
    cause: { name: 'ResponseError', status: 401 },
  });
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('secret-password');
  expect((await client.listImages()).items.length).toBe(1);
  expect(requests.length).toBe(2);
});

test('a login is repeated after a network error and after 503', async () => {
  const { fetch, requests } = keystone((count) => {
    if (count === 1) throw new TypeError('fetch failed');
    return count === 2 ? new Response('', { status: 503 }) : issued('a');
  });
  const token = passwordToken({ ...login, fetch, maxRetryDelay: 1 });
  const { client } = clientOf({ images: images(1) }, { token });
  expect((await client.listImages()).items.length).toBe(1);
  expect(requests.length).toBe(3);
});

test.each([
  ['no token', () => Response.json({}, { status: 201 })],
  ['a redirect', () => new Response('', { status: 302, headers: { Location: 'https://evil.example' } })],
])('a response of Keystone with %s is a TokenError', async (_, respond) => {
  const { fetch } = keystone(respond);
  const { client } = clientOf({}, { token: passwordToken({ ...login, fetch }) });
  await expect(client.listImages()).rejects.toSatisfy(isTokenError);
});

test('a login is aborted when the last caller stops waiting for it', async () => {
  const signals: (AbortSignal | null | undefined)[] = [];
  const provider = passwordToken({
    ...login,
    fetch: async (_, init) => {
      signals.push(init?.signal);
      return signals.length < 2 ? new Promise<never>(() => {}) : issued('a');
    },
  });
  const [one, other] = [new AbortController(), new AbortController()];
  const waiting = [one, other].map(({ signal }) => provider({ rejected: undefined, signal }));
  const settled = Promise.allSettled(waiting);
  await new Promise((resolve) => setTimeout(resolve, 0));
  one.abort();
  expect(signals.map((signal) => signal?.aborted)).toEqual([false]);
  other.abort();
  expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
  // The next caller starts another login.
  expect(String(await provider(tokenRequest))).toBe('[redacted]');
  expect(signals.length).toBe(2);
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('a call that is already aborted does not log in', async () => {
  const { fetch, requests } = keystone(() => issued('a'));
  const { client } = clientOf({}, { token: passwordToken({ ...login, fetch }) });
  const signal = AbortSignal.abort();
  await expect(client.listImages({}, { signal })).rejects.toSatisfy(isAbortError);
  await expect(passwordToken({ ...login, fetch })({ ...tokenRequest, signal })).rejects.toThrow();
  expect(requests.length).toBe(0);
});

test.each(['https://a.example/v3', 'https://a.example/v3/', 'https://a.example', 'https://a.example/v3/auth/tokens'])(
  'with the url %s passwordToken logs in at /v3/auth/tokens',
  async (url) => {
    const { fetch, requests } = keystone(() => issued('a', 3600));
    await passwordToken({ ...login, fetch, url })(tokenRequest);
    expect(requests[0]?.url).toBe('https://a.example/v3/auth/tokens');
  },
);

test('a valid token is used until it expires if its renewal fails, unless the service rejects it', async () => {
  const { fetch, requests } = keystone((count) =>
    count === 1 ? issued('a', 3600) : new Response('', { status: 503 }),
  );
  const provider = passwordToken({ ...login, fetch, retries: 0, renewBefore: 3_600_000 });
  const first = (await provider(tokenRequest)) as Token;
  vi.useFakeTimers({ now: Date.now() + 3_000_000, toFake: ['Date'] });
  try {
    expect(await provider(tokenRequest)).toBe(first);
    expect(requests.length).toBe(2);
    await expect(provider({ ...tokenRequest, rejected: first })).rejects.toSatisfy(isTokenError);
    vi.setSystemTime(Date.now() + 1_000_000);
    await expect(provider(tokenRequest)).rejects.toSatisfy(isTokenError);
  } finally {
    vi.useRealTimers();
  }
});

test.each([
  [{ retries: Number.NaN }, 'retries must be a number, 0 or greater. Received null.'],
  [{ renewBefore: -1 }, 'renewBefore must be a number, 0 or greater. Received -1.'],
  [{ timeout: '5' }, 'timeout must be a number, 0 or greater. Received "5".'],
  [{ username: 'secret-password' }, 'username is unknown. Options: timeout, retries, maxRetryDelay, user, '],
  [{ region: 'c3j1' }, 'region is unknown. Options: timeout, retries, maxRetryDelay, user, '],
  [
    { url: 'https://a:secret-password@b.example' },
    'url must begin with http:// or https://, without user, query or fragment. Received type string.',
  ],
  [{ user: {} }, 'user must be an object with an id or a name. Received type object.'],
  [{ user: { password: 'secret-password' } }, 'user must be an object with an id or a name. Received type object.'],
  [{ project: undefined }, 'project must be an object with an id or a name. Received type undefined.'],
  [{ password: undefined }, 'password must be a string. Received type undefined.'],
])('passwordToken rejects the options %j without showing a secret', (options, message) => {
  expect(() => passwordToken({ ...login, ...options } as never)).toThrow(message);
  expect(() => passwordToken({ ...login, ...options } as never)).not.toThrow(/secret-password/);
});
