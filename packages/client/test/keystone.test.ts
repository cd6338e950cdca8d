import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { isAbortError, isTokenError, type Token } from '../source/index.ts';
import { passwordToken } from '../source/keystone.ts';
import { clientOf, images } from './service.ts';

const asking = { rejected: undefined, signal: new AbortController().signal };

describe('a password', () => {
  /** Keystone, whose tokens live for an hour, and the requests that it got. */
  function keystone(answer: (count: number) => Response | Promise<Response>) {
    const requests: Request[] = [];
    const send: typeof fetch = async (input, init) => {
      requests.push(new Request(input, init));
      return answer(requests.length);
    };
    return { requests, fetch: send };
  }

  /** @param ahead How far the clock of the service is ahead of ours, in seconds. */
  function issued(token: string, seconds = 3600, ahead = 0): Response {
    const now = Date.now() + ahead * 1000;
    const body = { token: { expires_at: new Date(now + seconds * 1000).toISOString(), catalog: [] } };
    const headers = { 'X-Subject-Token': token, Date: new Date(now).toUTCString() };
    return Response.json(body, { status: 201, headers });
  }

  const identity = { user: { name: 'gncu00000001' }, password: 'secret-password', project: { id: 'gnct' } } as const;

  test('gets a token, as Keystone wants to be asked', async () => {
    const { fetch, requests } = keystone(() => issued('a'));
    const provider = passwordToken({ ...identity, fetch });
    expect(String(await provider(asking))).toBe('[redacted]');
    await passwordToken({ ...identity, fetch, url: 'https://keystone.example/v3/' })(asking);
    expect(requests.pop()?.url).toBe('https://keystone.example/v3/auth/tokens');
    const [request] = requests;
    expect([request?.method, request?.url]).toEqual(['POST', 'https://identity.c3j1.conoha.io/v3/auth/tokens']);
    // A redirect would bring the password elsewhere.
    expect(request?.redirect).toBe('manual');
    expect(await request?.json()).toEqual({
      auth: {
        identity: { methods: ['password'], password: { user: { name: 'gncu00000001', password: 'secret-password' } } },
        scope: { project: { id: 'gnct' } },
      },
    });
  });

  test('is sent once for everyone who waits, and again only shortly before the token expires', async () => {
    const { fetch, requests } = keystone(async (count) => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      return issued(`token-${count}`, count === 1 ? 2 : 3600);
    });
    const { client } = clientOf({ images: images(1) }, { token: passwordToken({ ...identity, fetch }) });
    await Promise.all(Array.from({ length: 20 }, () => client.listImages()));
    await client.listImages();
    expect(requests.length).toBe(1);
    // Half of its 2 to 3 seconds are over: the service tells the time in whole seconds.
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    await Promise.all([client.listImages(), client.listImages()]);
    expect(requests.length).toBe(2);
  });

  test.each([-86_400, 86_400])('lives as long by a clock that is %i seconds ahead', async (ahead) => {
    const { fetch, requests } = keystone((count) => issued(`token-${count}`, 3600, ahead));
    const provider = passwordToken({ ...identity, fetch });
    await provider(asking);
    await provider(asking);
    expect(requests.length).toBe(1);
  });

  test('is sent again where the service refuses the token, once for all who were refused', async () => {
    const { fetch, requests } = keystone((count) => issued(`token-${count}`));
    const mock = { images: images(1), tokens: { 'token-2': 'A' } };
    const { client } = clientOf(mock, { token: passwordToken({ ...identity, fetch }) });
    const pages = await Promise.all(Array.from({ length: 5 }, () => client.listImages()));
    expect(pages.map(({ items }) => items.length)).toEqual([1, 1, 1, 1, 1]);
    expect(requests.length).toBe(2);
  });

  test('that is wrong is an error, and is tried again by the next call', async () => {
    const wrong = { error: { code: 401, title: 'Unauthorized', message: 'No such user: secret-password' } };
    const { fetch, requests } = keystone((count) =>
      count === 1 ? Response.json(wrong, { status: 401 }) : issued('a'),
    );
    const { client } = clientOf({ images: images(1) }, { token: passwordToken({ ...identity, fetch }) });
    const error = await client.listImages().catch((reason) => reason);
    expect(error).toMatchObject({ name: 'TokenError', cause: { name: 'ResponseError', status: 401 } });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('secret-password');
    expect((await client.listImages()).items.length).toBe(1);
    expect(requests.length).toBe(2);
  });

  test('is sent again where Keystone can not answer yet', async () => {
    const { fetch, requests } = keystone((count) => {
      if (count === 1) throw new TypeError('fetch failed');
      return count === 2 ? new Response('', { status: 503 }) : issued('a');
    });
    const { client } = clientOf(
      { images: images(1) },
      { token: passwordToken({ ...identity, fetch, maxRetryDelay: 1 }) },
    );
    expect((await client.listImages()).items.length).toBe(1);
    expect(requests.length).toBe(3);
  });

  test.each([
    ['no token', () => Response.json({}, { status: 201 })],
    ['a redirect', () => new Response('', { status: 302, headers: { Location: 'https://evil.example' } })],
  ])('that is answered with %s is an error', async (_, answer) => {
    const { fetch } = keystone(answer);
    const { client } = clientOf({}, { token: passwordToken({ ...identity, fetch }) });
    await expect(client.listImages()).rejects.toSatisfy(isTokenError);
  });

  test('is no longer waited for by nobody: the login ends with the last who waits', async () => {
    const signals: (AbortSignal | null | undefined)[] = [];
    const provider = passwordToken({
      ...identity,
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
    // Who comes now waits for a login that goes on.
    expect(String(await provider(asking))).toBe('[redacted]');
    expect(signals.length).toBe(2);
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  test('is not sent for a call that is aborted already', async () => {
    const { fetch, requests } = keystone(() => issued('a'));
    const { client } = clientOf({}, { token: passwordToken({ ...identity, fetch }) });
    await expect(client.listImages({}, { signal: AbortSignal.abort() })).rejects.toSatisfy(isAbortError);
    await expect(passwordToken({ ...identity, fetch })({ ...asking, signal: AbortSignal.abort() })).rejects.toThrow();
    expect(requests.length).toBe(0);
  });

  test('is of no avail: a token that is still good is used until it expires', async () => {
    const { fetch, requests } = keystone((count) =>
      count === 1 ? issued('a', 3600) : new Response('', { status: 503 }),
    );
    const provider = passwordToken({ ...identity, fetch, retries: 0, renewBefore: 3_600_000 });
    const first = (await provider(asking)) as Token;
    vi.useFakeTimers({ now: Date.now() + 3_000_000, toFake: ['Date'] });
    try {
      expect(await provider(asking)).toBe(first);
      expect(requests.length).toBe(2);
      await expect(provider({ ...asking, rejected: first })).rejects.toSatisfy(isTokenError);
      vi.setSystemTime(Date.now() + 1_000_000);
      await expect(provider(asking)).rejects.toSatisfy(isTokenError);
    } finally {
      vi.useRealTimers();
    }
  });

  test.each([
    [{ retries: Number.NaN }, 'retries must be a number from 0; given: null.'],
    [{ renewBefore: -1 }, 'renewBefore must be a number from 0; given: -1.'],
    [{ timeout: '5' }, 'timeout must be a number from 0; given: "5".'],
    [{ username: 'secret-password' }, 'username must be one of the options timeout, retries, maxRetryDelay, user, '],
    [{ region: 'tyo1' }, 'region must be one of c3j1; given: "tyo1".'],
    [{ url: 'https://a:secret-password@b.example' }, 'url must be an http(s) URL without user, query and fragment'],
    [{ user: { password: 'secret-password' } }, 'user must be an object with an id or a name; given: "object".'],
  ])('is refused with %j', (options, message) => {
    expect(() => passwordToken({ ...identity, ...options } as never)).toThrow(message);
    expect(() => passwordToken({ ...identity, ...options } as never)).not.toThrow(/secret-password/);
  });

  test.each([
    [{ ...identity, user: {} }, 'user must be an object with an id or a name; given: "object".'],
    [{ ...identity, project: undefined }, 'project must be an object with an id or a name; given: "undefined".'],
    [{ ...identity, password: undefined }, 'password must be a string; given: "undefined".'],
  ])('is refused where %j is not what is needed', (options, message) => {
    expect(() => passwordToken(options as never)).toThrow(message);
  });
});
