import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { drift } from '../source/drift.ts';
import {
  createImageClient,
  type ImageClient,
  type ImageClientError,
  isAbortError,
  isTimeoutError,
  isTokenError,
  Token,
  type TokenProvider,
} from '../source/index.ts';
import { passwordToken } from '../source/keystone.ts';
import { clientOf, images, scripted } from './service.ts';

describe('a token', () => {
  test.each<[string, string | Token | TokenProvider]>([
    ['a string', 'mine'],
    ['a Token', new Token('mine')],
    ['a function', () => 'mine'],
    ['a function that takes its time', async () => new Token('mine')],
  ])('can be %s', async (_, token) => {
    const { client } = clientOf({ images: images(2), tokens: { mine: 'A' } }, { token });
    expect((await client.listImages()).items.length).toBe(2);
  });

  test.each([
    ['empty', ''],
    ['with a line break', 'a\nb'],
    ['of other characters', 'トークン'],
    ['no string', 17 as never],
    ['null', null as never],
  ])('that is %s is refused before it is sent', async (_, token) => {
    const { fetch, requests } = scripted();
    const client = createImageClient({ token: () => token, fetch });
    await expect(client.listImages()).rejects.toSatisfy(isTokenError);
    expect(requests.length).toBe(0);
  });

  test('that is refused is asked for once more, and the request is sent once more', async () => {
    const asked: (string | undefined)[] = [];
    const token: TokenProvider = ({ rejected }) => {
      asked.push(rejected?.reveal());
      return rejected ? 'new' : 'old';
    };
    const { client, mock } = clientOf({ images: images(2), tokens: { new: 'A' } }, { token });
    expect((await client.listImages()).items.length).toBe(2);
    expect(asked).toEqual([undefined, 'old']);
    expect(mock.requests.map(({ status }) => status)).toEqual([401, 200]);
  });

  test('that is refused is not sent again where there is no other, nor a second time', async () => {
    const same = clientOf({ tokens: { new: 'A' } }, { token: async () => 'old' });
    await expect(same.client.listImages()).rejects.toThrow(expect.objectContaining({ status: 401 }));
    expect(same.mock.requests.length).toBe(1);
    let count = 0;
    const others = clientOf({ tokens: { new: 'A' } }, { token: () => `token-${count++}` });
    await expect(others.client.listImages()).rejects.toThrow(expect.objectContaining({ status: 401 }));
    expect(others.mock.requests.length).toBe(2);
  });

  test('that comes after the attempt has ended is not sent, and no hook hears of it', async () => {
    const told: unknown[] = [];
    const { fetch, requests } = scripted();
    const token = async (): Promise<string> => {
      await new Promise((resolve) => setTimeout(resolve, 40));
      return 'late';
    };
    const onRequest = (event: unknown): unknown => told.push(event);
    const client = createImageClient({ token, fetch, timeout: 10, retries: 1, maxRetryDelay: 0, onRequest });
    await expect(client.listImages()).rejects.toSatisfy(isTimeoutError);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect([told, requests]).toEqual([[], []]);
  });

  test('whose provider fails as another client does is no answer of this one', async () => {
    const other = createImageClient({
      token: 'b',
      fetch: scripted(new Response('', { status: 503 })).fetch,
      retries: 0,
    });
    let count = 0;
    const token = async (): Promise<string> => {
      count += 1;
      await other.listImages();
      return 'a';
    };
    const { error } = await createImageClient({ token, fetch: scripted().fetch }).listImages.safe();
    expect(error).toMatchObject({ name: 'TokenError', cause: { name: 'ResponseError' } });
    expect(count).toBe(1);
  });

  test('that is refused is renewed once for a page, however often the page is asked for', async () => {
    const { fetch, requests } = scripted(
      new Response('', { status: 401 }),
      new Response('', { status: 503 }),
      new Response('', { status: 401 }),
      Response.json({ images: [] }),
    );
    let count = 0;
    const client = createImageClient({ token: () => `token-${count++}`, fetch, maxRetryDelay: 1 });
    await expect(client.listImages()).rejects.toThrow(expect.objectContaining({ status: 401 }));
    expect(requests.map(({ headers }) => headers.get('x-auth-token'))).toEqual(['token-0', 'token-1', 'token-2']);
  });

  test('that expires in the middle of a walk is renewed, and the walk has every image once', async () => {
    let count = 0;
    let current = 'token-0';
    const token: TokenProvider = ({ rejected }) => {
      if (rejected?.reveal() === current) current = `token-${++count}`;
      return current;
    };
    const { client } = clientOf({ images: images(9), scenarios: ['expired-token; requests=2'] }, { token });
    const found: string[] = [];
    for await (const { id } of client.listImages({ limit: 2 })) found.push(id);
    expect(new Set(found).size).toBe(9);
    expect(found.length).toBe(9);
    expect(count).toBe(2);
  });
});

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

describe('the canary', () => {
  const canary = 'canary-7f3a9c';

  /** Every way in which a value can be shown. */
  function shownOf(value: unknown): string {
    const chain: unknown[] = [];
    for (let each = value; each !== undefined && chain.length < 9; each = (each as Error | undefined)?.cause)
      chain.push(each);
    return chain
      .flatMap((each) => [
        inspect(each, { depth: 12, showHidden: true, getters: true }),
        JSON.stringify(each) ?? '',
        String(each),
        (each as Error | undefined)?.stack ?? '',
        JSON.stringify(Object.getOwnPropertyNames(Object(each)).map((name) => String(Object(each)[name]))),
      ])
      .join('\n');
  }

  const seen: unknown[] = [];
  const tell = (event: unknown): void => {
    seen.push(event);
  };
  const common = { onRequest: tell, onResponse: tell, onRetry: tell, token: canary, retries: 1, maxRetryDelay: 1 };
  const client = (options: object): ImageClient => createImageClient({ ...common, ...options });
  /** A client of a service that answers so. */
  const answered = (body: object | string, init?: ResponseInit, options?: object): ImageClient => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return client({ ...options, fetch: scripted(new Response(text, init)).fetch });
  };
  const never = (): Promise<never> => new Promise(() => {});
  const leak = (request: Request): never => {
    throw Object.assign(new TypeError(`failed: ${request.headers.get('x-auth-token')}`), {
      request,
      code: `E_${canary}`,
      cause: Object.assign(new Error(canary), { name: canary, headers: { token: canary } }),
    });
  };
  const circle = (): never => {
    const error = new Error(canary);
    throw Object.assign(error, { cause: error });
  };
  /** What a service may do with the token: everything that becomes an error. */
  const leaking: Readonly<Record<ImageClientError['name'], readonly (() => ImageClient)[]>> = {
    AbortError: [() => client({ fetch: never, signal: AbortSignal.abort() })],
    BodyError: [
      () => answered(canary),
      () => answered({ [canary]: 1 }),
      () => answered({ images: [], next: `/v2/images?marker=${canary}` }),
      () => answered({ images: [], next: `/v2/images?marker=a${canary}b` }),
      () => answered({ images: [], next: `/v2/images?marker=${canary.toUpperCase()}` }),
    ],
    CallbackError: [
      () =>
        client({
          fetch: scripted().fetch,
          check: () => {
            throw new Error('mine');
          },
        }),
    ],
    DriftError: [
      () => answered({ images: [{ [canary]: 1 }] }, {}, { check: drift({ strict: true, onDrift: tell }) }),
      () => answered({ images: [{ [`a/${canary}~`]: 1 }] }, {}, { check: drift({ strict: true, onDrift: tell }) }),
    ],
    NetworkError: [() => client({ fetch: scripted(leak).fetch }), () => client({ fetch: scripted(circle).fetch })],
    PageError: [() => answered({ images: [], next: '/v2/images?marker=a' })],
    QueryError: [() => client({ fetch: never })],
    ResponseError: [
      () => answered({ message: `No: ${canary}`, title: `Bad ${canary}`, code: '400' }, { status: 400 }),
      () => answered({ error: { message: canary, title: canary } }, { status: 401 }),
      () => answered('', { status: 400, statusText: canary }),
      () => answered('', { status: 503, headers: { 'X-Openstack-Request-Id': `req-${canary}` } }),
      () => answered(`<title>${canary}</title>`, { status: 502 }),
      () => answered(`${'a'.repeat(495)} ${canary}`, { status: 502 }),
      () => answered(`${'a'.repeat(9_995)} ${canary}`, { status: 502 }),
      () => answered(canary.replace('7', '<wbr>7</wbr>'), { status: 502 }),
      () => answered(canary.toUpperCase(), { status: 502 }),
      // Cut in two by the end of what is read of a page.
      () => answered(`${'<b>'.repeat(3_331)}${canary}`, { status: 502 }),
    ],
    TimeoutError: [() => client({ fetch: never, timeout: 1 }), () => client({ fetch: never, deadline: 1 })],
    TokenError: [
      () => client({ token: `${canary}\n` }),
      () =>
        client({
          token: ({ rejected }: { rejected?: Token }) => {
            if (rejected) throw new Error(`The token ${rejected.reveal()} was refused.`);
            return canary;
          },
          fetch: scripted(new Response('', { status: 401 })).fetch,
        }),
    ],
  };

  test.each(Object.entries(leaking))('is in no %s', async (name, clients) => {
    for (const make of clients) {
      const each = make();
      const query = name === 'QueryError' ? { limit: 0.5 } : name === 'PageError' ? { marker: 'a' } : {};
      const { error } = await each.listImages.safe(query);
      expect(error?.name).toBe(name);
      seen.push(each, each.listImages, error);
    }
    // Nor any half of it.
    for (const each of seen) expect(shownOf(each).replaceAll(' ', '')).not.toMatch(/canary|7f3a9c/i);
  });

  test('is in nothing else that a caller gets to see', async () => {
    const { client: good } = clientOf({ images: images(1) }, common);
    seen.push(good, await good.listImages(), await good.listImages.safe());
    expect(seen.length).toBeGreaterThan(50);
    for (const each of seen) expect(shownOf(each)).not.toContain(canary);
    expect(shownOf(new Token(canary))).not.toContain(canary);
    expect({ token: new Token(canary) }).toMatchInlineSnapshot(`
      {
        "token": "[redacted]",
      }
    `);
  });

  // Symbols, which are escaped in JSON and in HTML.
  test.each([canary, 'canary"7f3\\a9c', 'canary&7f3<a9c'])(
    'of a password is in no error either: %s',
    async (password) => {
      const user = { name: 'user' };
      const answers = [
        new Response(`No: ${JSON.stringify(password)}`, { status: 400 }),
        new Response(`<p>No: ${password.replace('&', '&amp;').replace('<', '&lt;').replace('"', '&quot;')}`, {
          status: 400,
        }),
        (request: Request): never => {
          throw new Error(`failed: ${JSON.stringify({ password, url: request.url })}`);
        },
        new Response(password, { status: 500, statusText: password }),
        Response.json({ error: { title: password, message: `No ${password}` } }, { status: 401 }),
        Response.json({ [password]: password }, { status: 201 }),
      ];
      for (const answer of answers) {
        const { fetch } = scripted((request) => {
          if (typeof answer !== 'function') return answer.clone();
          request.headers.set('x-auth-token', password);
          return answer(request);
        });
        const token = passwordToken({ user, password, project: user, fetch, retries: 0 });
        const error = await Promise.resolve(token(asking)).catch((each) => each);
        expect(error).toSatisfy(isTokenError);
        expect(shownOf(error)).not.toMatch(/canary|a9c/);
      }
    },
  );
});
