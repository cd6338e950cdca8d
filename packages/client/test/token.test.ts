import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { createImageClient, isTokenError, Token, type TokenProvider } from '../source/index.ts';
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

describe('a password', () => {
  /** Keystone, whose tokens live for an hour, and the requests that it got. */
  function keystone(answer: (count: number) => Response | Promise<Response>) {
    const requests: Request[] = [];
    const send: typeof fetch = async (input) => {
      requests.push(input as Request);
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
  const asking = { rejected: undefined, signal: new AbortController().signal };

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

  test.each([
    [{ ...identity, user: {} }, 'user must be an object with an id or a name; given: {}.'],
    [{ ...identity, project: undefined }, 'project must be an object with an id or a name; given: undefined.'],
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

  test('is in nothing that a caller gets to see', async () => {
    const seen: unknown[] = [];
    const hooks = {
      onRequest: (event: unknown) => seen.push(event),
      onResponse: (event: unknown) => seen.push(event),
      onRetry: (event: unknown) => seen.push(event),
    };
    const echo = (request: Request): Response =>
      Response.json(
        { message: `No: ${request.headers.get('x-auth-token')}`, title: 'Bad', code: '400' },
        { status: 400 },
      );
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
    const html = (): Response => new Response(`<title>${canary}</title>`, { status: 502 });
    const answers = [echo, leak, circle, html, () => new Response(canary), () => Response.json({ [canary]: 1 })];
    const never = () => new Promise<Response>(() => {});
    const common = { ...hooks, retries: 1, maxRetryDelay: 1 };
    const clients = [
      ...answers.map((answer) => createImageClient({ ...common, token: canary, fetch: scripted(answer).fetch })),
      createImageClient({ ...common, token: async () => canary, fetch: scripted(echo).fetch }),
      createImageClient({ ...common, token: `${canary}\n` }),
      createImageClient({ ...common, token: canary, fetch: never, timeout: 1 }),
      createImageClient({ ...common, token: canary, fetch: never, deadline: 1 }),
      createImageClient({ ...common, token: canary, fetch: never, signal: AbortSignal.abort() }),
      createImageClient({
        ...common,
        token: ({ rejected }) => {
          if (rejected) throw new Error(`The token ${rejected.reveal()} was refused.`);
          return canary;
        },
        fetch: scripted(new Response('', { status: 401 })).fetch,
      }),
      clientOf({ images: images(1) }, { ...common, token: canary }).client,
    ];
    for (const client of clients) {
      seen.push(client, client.listImages, await client.listImages.safe());
      seen.push(await client.listImages.safe({ limit: 0.5 }));
    }
    expect(seen.length).toBeGreaterThan(50);
    for (const each of seen) expect(shownOf(each)).not.toContain(canary);
    expect(shownOf(new Token(canary))).not.toContain(canary);
    expect({ token: new Token(canary) }).toMatchInlineSnapshot(`
      {
        "token": "[redacted]",
      }
    `);
  });
});
