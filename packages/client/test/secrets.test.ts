import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { drift } from '../source/drift.ts';
import { createImageClient, type ImageClient, type ImageClientError, isTokenError, Token } from '../source/index.ts';
import { passwordToken } from '../source/keystone.ts';
import { clientOf, images, scripted } from './service.ts';

const asking = { rejected: undefined, signal: new AbortController().signal };

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
