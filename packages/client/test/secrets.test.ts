import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { drift } from '../source/drift.ts';
import { conohaFetch } from '../source/fetch.ts';
import { createImageClient, type ImageClient, type ImageClientError, isTokenError, Token } from '../source/index.ts';
import { passwordToken } from '../source/keystone.ts';
import { clientOf, images, scripted } from './service.ts';

/** The token that must not appear anywhere. */
const canary = 'canary-7f3a9c';

/** All ways to show a value and its causes, in one text. */
function textOf(value: unknown): string {
  const chain: unknown[] = [];
  for (let link = value; link !== undefined && chain.length < 9; link = (link as Error | undefined)?.cause) {
    chain.push(link);
  }
  return chain
    .flatMap((link) => [
      inspect(link, { depth: 12, showHidden: true, getters: true }),
      JSON.stringify(link) ?? '',
      String(link),
      (link as Error | undefined)?.stack ?? '',
      JSON.stringify(Object.getOwnPropertyNames(Object(link)).map((name) => String(Object(link)[name]))),
    ])
    .join('\n');
}

/** What hooks and callers receive. */
const received: unknown[] = [];
const record = (event: unknown): void => {
  received.push(event);
};
const common = {
  onRequest: record,
  onResponse: record,
  onRetry: record,
  token: canary,
  retries: 1,
  maxRetryDelay: 1,
};

function clientWith(options: object): ImageClient {
  return createImageClient({ ...common, ...options });
}

/** A client whose service sends this response. */
function clientFor(body: object | string, init?: ResponseInit, options?: object): ImageClient {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return clientWith({ ...options, fetch: scripted(new Response(text, init)).fetch });
}

const never = (): Promise<never> => new Promise(() => {});
const throwRequest = (request: Request): never => {
  throw Object.assign(new TypeError(`failed: ${request.headers.get('x-auth-token')}`), {
    request,
    code: `E_${canary}`,
    cause: Object.assign(new Error(canary), { name: canary, headers: { token: canary } }),
  });
};
const throwCircle = (): never => {
  const error = new Error(canary);
  throw Object.assign(error, { cause: error });
};

/** For each kind of error, clients whose calls fail with it while something holds the token. */
const leaking: Readonly<Record<ImageClientError['name'], readonly (() => ImageClient)[]>> = {
  AbortError: [() => clientWith({ fetch: never, signal: AbortSignal.abort() })],
  BodyError: [
    () => clientFor(canary),
    () => clientFor({ [canary]: 1 }),
    () => clientFor({ images: [], next: `/v2/images?marker=${canary}` }),
    () => clientFor({ images: [], next: `/v2/images?marker=a${canary}b` }),
    () => clientFor({ images: [], next: `/v2/images?marker=${canary.toUpperCase()}` }),
  ],
  CallbackError: [
    () =>
      clientWith({
        fetch: scripted().fetch,
        check: () => {
          throw new Error('mine');
        },
      }),
  ],
  DriftError: [
    () => clientFor({ images: [{ [canary]: 1 }] }, {}, { check: drift({ strict: true, onDrift: record }) }),
    () => clientFor({ images: [{ [`a/${canary}~`]: 1 }] }, {}, { check: drift({ strict: true, onDrift: record }) }),
  ],
  NetworkError: [
    () => clientWith({ fetch: scripted(throwRequest).fetch }),
    () => clientWith({ fetch: scripted(throwCircle).fetch }),
  ],
  PageError: [() => clientFor({ images: [], next: '/v2/images?marker=a' })],
  QueryError: [() => clientWith({ fetch: never })],
  ResponseError: [
    () => clientFor({ message: `No: ${canary}`, title: `Bad ${canary}`, code: '400' }, { status: 400 }),
    () => clientFor({ error: { message: canary, title: canary } }, { status: 401 }),
    () => clientFor('', { status: 400, statusText: canary }),
    () => clientFor('', { status: 503, headers: { 'X-Openstack-Request-Id': `req-${canary}` } }),
    () => clientFor(`<title>${canary}</title>`, { status: 502 }),
    () => clientFor(`${'a'.repeat(495)} ${canary}`, { status: 502 }),
    () => clientFor(`${'a'.repeat(9_995)} ${canary}`, { status: 502 }),
    () => clientFor(canary.replace('7', '<wbr>7</wbr>'), { status: 502 }),
    () => clientFor(canary.toUpperCase(), { status: 502 }),
    // Only a part of the token is within the part of a page that is read.
    () => clientFor(`${'<b>'.repeat(3_331)}${canary}`, { status: 502 }),
  ],
  TimeoutError: [() => clientWith({ fetch: never, timeout: 1 }), () => clientWith({ fetch: never, deadline: 1 })],
  TokenError: [
    () => clientWith({ token: `${canary}\n` }),
    () =>
      clientWith({
        token: ({ rejected }: { rejected?: Token }) => {
          if (rejected) throw new Error(`The token ${rejected.reveal()} was rejected.`);
          return canary;
        },
        fetch: scripted(new Response('', { status: 401 })).fetch,
      }),
  ],
};

test.each(Object.entries(leaking))('a %s does not contain the token', async (name, clients) => {
  for (const create of clients) {
    const client = create();
    const query = name === 'QueryError' ? { limit: 0.5 } : name === 'PageError' ? { marker: 'a' } : {};
    const { error } = await client.listImages.safe(query);
    expect(error?.name).toBe(name);
    received.push(client, client.listImages, error);
  }
  // Nor a half of it.
  for (const value of received) expect(textOf(value).replaceAll(' ', '')).not.toMatch(/canary|7f3a9c/i);
});

test('clients, pages, results and events do not contain the token', async () => {
  const { client } = clientOf({ images: images(1) }, common);
  received.push(client, await client.listImages(), await client.listImages.safe());
  expect(received.length).toBeGreaterThan(50);
  for (const value of received) expect(textOf(value)).not.toContain(canary);
});

test('the token is sent in its header alone, on every page of a walk', async () => {
  const { fetch, requests } = scripted(
    Response.json({ images: images(1), next: `/v2/images?marker=a&x-auth-token=${canary}` }),
    Response.json({ images: [] }),
  );
  await clientWith({ fetch }).listImages().toArray({ maxItems: 9 });
  expect(requests).toHaveLength(2);
  for (const { url, headers } of requests) {
    expect(url).not.toContain(canary);
    expect([...headers].filter(([, value]) => value.includes(canary))).toEqual([['x-auth-token', canary]]);
  }
});

test.each<[string, string, ResponseInit]>([
  ['an error in JSON', JSON.stringify({ message: `No: ${canary}` }), { status: 400, statusText: canary }],
  ['an error page', `<p>No: ${canary}`, { status: 502, headers: { 'X-Echo': canary } }],
  [
    'a page with status 200',
    `<p>Welcome: ${canary}`,
    { status: 200, statusText: canary, headers: { 'X-Echo': canary } },
  ],
])('the response of conohaFetch does not contain the token if it is %s', async (_, text, init) => {
  const send = conohaFetch({ ...common, fetch: scripted(new Response(text, init)).fetch });
  const response = await send('https://service.example/v2/images');
  received.push(response, [...response.headers], response.statusText, await response.clone().text());
  expect(await response.text()).toBe(text.replace(canary, '[redacted]'));
  expect(textOf(received.splice(-4))).not.toContain(canary);
});

test('conohaFetch does not change a successful response in JSON, which is data', async () => {
  const text = JSON.stringify({ images: [{ name: canary }] });
  const send = conohaFetch({ ...common, fetch: scripted(new Response(text, { headers: { 'X-Name': canary } })).fetch });
  const response = await send('https://service.example/v2/images');
  expect(response.headers.get('x-name')).toBe(canary);
  expect(await response.text()).toBe(text);
});

test('a Token prints as [redacted]', () => {
  expect(textOf(new Token(canary))).not.toContain(canary);
  expect({ token: new Token(canary) }).toMatchInlineSnapshot(`
    {
      "token": "[redacted]",
    }
  `);
});

// Symbols are escaped in JSON and in HTML.
test.each([canary, 'canary"7f3\\a9c', 'canary&7f3<a9c'])(
  'the error of a failed login does not contain the password %s',
  async (password) => {
    const user = { name: 'user' };
    const responses = [
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
    for (const response of responses) {
      const { fetch } = scripted((request) => {
        if (typeof response !== 'function') return response.clone();
        request.headers.set('x-auth-token', password);
        return response(request);
      });
      const provider = passwordToken({ user, password, project: user, fetch, retries: 0 });
      const { signal } = new AbortController();
      const error = await Promise.resolve(provider({ rejected: undefined, signal })).catch((reason) => reason);
      expect(error).toSatisfy(isTokenError);
      expect(textOf(error)).not.toMatch(/canary|a9c/);
    }
  },
);

// A Fernet token with its padding, and a password, as gateways repeat them in URLs, forms and pages.
test.each<[string, (secret: string) => string]>([
  ['percent-encoded', encodeURIComponent],
  ['percent-encoded in lower case', (secret) => encodeURIComponent(secret).toLowerCase()],
  ['percent-encoded twice', (secret) => encodeURIComponent(encodeURIComponent(secret))],
  ['with numeric entities', (secret) => secret.replace(/\W/g, (symbol) => `&#${symbol.charCodeAt(0)};`)],
  [
    'with hexadecimal entities',
    (secret) => secret.replace(/\W/g, (symbol) => `&#x${symbol.charCodeAt(0).toString(16)};`),
  ],
  ['escaped as in JSON', (secret) => secret.replace(/\W/g, (symbol) => `\\u00${symbol.charCodeAt(0).toString(16)}`)],
])('an error does not contain a token or a password that the service repeats %s', async (_, encode) => {
  const secret = 'gAAAA/canary+7f3a9c==';
  const text = `No: /login?secret=${encode(secret)}&next`;
  const { error } = await createImageClient({
    token: secret,
    fetch: scripted(new Response(text, { status: 400 })).fetch,
  }).listImages.safe();
  expect(error?.message).toContain('[redacted]');
  const user = { name: 'user' };
  const { fetch } = scripted(new Response(text, { status: 400 }));
  const provider = passwordToken({ user, password: secret, project: user, fetch, retries: 0 });
  const { signal } = new AbortController();
  const failure = await Promise.resolve(provider({ rejected: undefined, signal })).catch((reason) => reason);
  expect(textOf(failure)).toContain('[redacted]');
  expect(textOf([error, failure])).not.toMatch(/gAAAA|canary|a9c/i);
});

test('the error of a provider does not contain a token that it has provided before', async () => {
  let count = 0;
  const token = (): string => {
    count += 1;
    if (count > 1) throw new Error(`The cache still has ${canary}.`);
    return canary;
  };
  const { client } = clientOf({ images: images(2) }, { token });
  const page = await client.listImages({ limit: 1 });
  const error = await page.next().catch((reason) => reason);
  expect(error).toSatisfy(isTokenError);
  expect(textOf(error)).toContain('The cache still has [redacted].');
  expect(textOf(error)).not.toContain(canary);
  // Another call of the same client, too.
  expect(textOf((await client.listImages.safe()).error)).not.toContain(canary);
});
