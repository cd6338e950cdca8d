import { gzipSync } from 'node:zlib';
import { collection } from './collection.ts';
import { CorrectList } from './correct-list.ts';
import type { Fault, Parameters } from './fault.ts';
import { eachImage, hash, json, text, without } from './faults/changes.ts';
import { conditional } from './faults/conditional.ts';
import { faultyService, linkTo } from './faulty-service.ts';
import { dataVariants } from './right-data.ts';
import { type RightVariant, variant } from './right-variant.ts';

/** Changes the text of pages. */
const retexts =
  (change: (text: string) => string | Uint8Array<ArrayBuffer>, headers: Readonly<Record<string, string>> = {}) =>
  async (response: Response): Promise<Response> => {
    if (response.status !== 200) return response;
    const changed = new Headers(response.headers);
    for (const [name, value] of Object.entries(headers)) changed.set(name, value);
    return new Response(change(await response.text()), { headers: changed });
  };

/** Adds headers to every response. */
const headed =
  (headers: readonly (readonly [string, string])[]) =>
  (response: Response): Response => {
    const changed = new Headers(response.headers);
    for (const [name, value] of headers) changed.append(name, value);
    return new Response(response.body, { status: response.status, headers: changed });
  };

/** Responds now and then that the service is busy. */
const busy =
  (every: number, respond: () => Response): NonNullable<Fault['responds']> =>
  (response, { count }) =>
    count > 0 && count % every === 0 ? respond() : response;

const rewrittenLinks =
  (change: (link: string) => string): NonNullable<Fault['writes']> =>
  (body) => ({
    ...body,
    first: change(body.first),
    ...(body.next !== undefined && { next: change(body.next) }),
  });

const parametersOf = (link: string): Parameters => [...new URLSearchParams(link.split('?')[1] ?? '')];

/** Writes a time with the offset of Japan. */
const inJapan = (value: unknown): string =>
  `${new Date(Date.parse(String(value)) + 9 * 3_600_000).toISOString().replace(/\.000Z$|Z$/, '')}+09:00`;

const reversedKeys = (value: object): object => Object.fromEntries(Object.entries(value).toReversed());

/** Pages that reach the end of the list. */
const lastPages = new WeakSet<object>();

/** Every right variant, by name. */
export const rightVariants: Readonly<Record<string, RightVariant>> = {
  ...dataVariants,
  'extra-body-members': variant('has more members in the body', {
    writes: (body) => ({ total: 3, meta: { pages: [1, 2], note: null }, ...body }),
  }),
  'other-key-order': variant('writes members in another order', {
    writes: (body) => reversedKeys({ ...body, images: body.images.map(reversedKeys) }),
  }),
  'pretty-print': variant('writes JSON on many lines', {
    responds: retexts((body) => JSON.stringify(JSON.parse(body), null, 2)),
  }),
  'white-space-around': variant('has white space around the JSON', {
    responds: retexts((body) => `\r\n\t ${body}\n\n`),
  }),
  'escaped-characters': variant('escapes all characters outside ASCII', {
    responds: retexts((body) =>
      body.replaceAll(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ),
  }),
  'escaped-slashes': variant('escapes slashes in JSON', { responds: retexts((body) => body.replaceAll('/', '\\/')) }),
  'charset-utf-8': variant('names the charset utf-8', {
    responds: retexts((body) => body, { 'content-type': 'application/json; charset=utf-8' }),
  }),
  'charset-quoted': variant('names the charset "UTF-8" in quotes', {
    responds: retexts((body) => body, { 'content-type': 'Application/JSON;Charset="UTF-8"' }),
  }),
  gzip: variant(
    'compresses pages',
    {
      responds: async (response, { request }) =>
        request.headers.get('accept-encoding')?.includes('gzip')
          ? retexts((body) => new Uint8Array(gzipSync(body)), {
              'content-encoding': 'gzip',
              vary: 'Accept-Encoding, X-Auth-Token',
            })(response)
          : response,
    },
    { overHttp: true },
  ),
  chunked: variant(
    'sends pages in chunks',
    { responds: headed([['transfer-encoding', 'chunked']]) },
    { overHttp: true },
  ),
  'closing-connections': variant(
    'closes connections',
    { responds: headed([['connection', 'close']]) },
    { overHttp: true },
  ),
  'real-http': variant('is served over HTTP', {}, { overHttp: true }),
  'more-headers': variant('has more headers', {
    responds: headed([
      ['server', 'nginx'],
      ['date', 'Thu, 26 Nov 2026 00:00:00 GMT'],
      ['set-cookie', 'a=b; HttpOnly'],
      ['x-frame-options', 'DENY'],
      ['x-total-count', '218'],
    ]),
  }),
  'no-store': variant('is not stored by caches', {
    responds: headed([
      ['cache-control', 'no-store'],
      ['vary', 'X-Auth-Token, Accept'],
    ]),
  }),
  'cache-private': variant('is stored by private caches only', {
    responds: headed([
      ['cache-control', 'private, max-age=0, must-revalidate'],
      ['vary', 'x-auth-token'],
    ]),
  }),
  etag: variant('has ETags, and responds with 304 to those that it knows', { responds: conditional({}) }),
  'etag-weak': variant('has weak ETags', {
    responds: conditional({
      etag: (body, { token }) => `W/"${hash(`${token} ${body}`)}"`,
      isKnown: (etag, condition) =>
        condition === '*' || condition.replaceAll('W/', '').includes(etag.replace('W/', '')),
    }),
  }),
  latency: variant('takes some milliseconds', {
    responds: async (response, { count }) => {
      await new Promise((resolve) => setTimeout(resolve, 1 + (count % 3)));
      return response;
    },
  }),
  'busy-429': variant('is busy now and then', {
    responds: busy(40, () => json(429, { message: 'slower' }, { 'retry-after': '0' })),
  }),
  'busy-503': variant('is not available now and then', {
    responds: busy(90, () => new Response('later', { status: 503, headers: { 'retry-after': '0' } })),
  }),
  'busy-until-date': variant('is busy until a date', {
    responds: busy(150, () => json(503, { message: 'later' }, { 'retry-after': new Date().toUTCString() })),
  }),
  'busy-problem-json': variant('says with a problem that it is busy', {
    responds: busy(70, () =>
      json(
        429,
        { title: 'Too Many Requests', status: 429 },
        { 'retry-after': '0', 'content-type': 'application/problem+json' },
      ),
    ),
  }),
  'times-in-japan': variant('writes times with the offset of Japan', {
    writes: eachImage((image) => ({
      ...image,
      created_at: inJapan(image['created_at']),
      updated_at: inJapan(image['updated_at']),
    })),
  }),
  'tags-in-other-order': variant('writes tags in another order in each response', {
    writes: (body) =>
      eachImage((image) => ({
        ...image,
        tags: (image['tags'] as string[]).toSorted((a, b) => hash(a + body.first) - hash(b + body.first)),
      }))(body),
  }),
  'head-equals-get': variant(
    'responds to HEAD as to GET',
    {},
    {
      service: () => {
        const service = faultyService(new CorrectList(collection), { does: 'does nothing wrong' });
        return async (request, connection) => {
          if (request.method !== 'HEAD') return service(request, connection);
          const { status, headers } = await service(new Request(request.url, { headers: request.headers }), connection);
          return new Response(null, { status, headers });
        };
      },
    },
  ),
  'next-only-if-more': variant('has no next link on a last page that is full', {
    cuts: (page, { items, start }, situation) => {
      if (start + page.length >= items.length) lastPages.add(situation);
      return page;
    },
    writes: ({ next, ...body }, situation) =>
      next === undefined || lastPages.has(situation) ? body : { ...body, next },
  }),
  'next-on-short-page': variant('has a next link to an empty page after the last item', {
    writes: (body, { parameters }) => {
      const last = body.images.at(-1);
      return last ? { ...body, next: linkTo([...without('marker')(parameters), ['marker', text(last, 'id')]]) } : body;
    },
  }),
  'links-in-other-order': variant('sorts the parameters of links', {
    writes: rewrittenLinks((link) => linkTo(parametersOf(link).toSorted(([a], [b]) => (a === b ? 0 : a < b ? -1 : 1)))),
  }),
  'links-otherwise-encoded': variant('encodes links in another way', {
    writes: rewrittenLinks((link) =>
      link
        .replaceAll('+', '%20')
        .replaceAll(/%(3A|2C)/g, (code) => decodeURIComponent(code))
        .replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    ),
  }),
  'unauthorized-in-json': variant(
    "rejects a token in JSON, whatever the request accepts, as Keystone's middleware does",
    {
      responds: (response) =>
        response.status === 401
          ? Response.json(
              {
                error: {
                  code: 401,
                  title: 'Unauthorized',
                  message: 'The request you have made requires authentication.',
                },
              },
              { status: 401, headers: { 'www-authenticate': 'Keystone uri="http://127.0.0.1:5000/v3"' } },
            )
          : response,
    },
  ),
  'several-challenges': variant('has several challenges in a 401', {
    responds: (response) =>
      response.status === 401
        ? headed([
            ['www-authenticate', 'Bearer realm="images", error="invalid_token"'],
            ['www-authenticate', 'Basic realm="images"'],
          ])(response)
        : response,
  }),
  'one-token': variant('is checked with one token', {}, { options: { secondToken: undefined } }),
};
