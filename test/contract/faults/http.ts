import type { Body, Fault, Situation } from '../fault.ts';
import { linkTo } from '../faulty-service.ts';
import { errorBody, json } from './changes.ts';
import { isSorted, termsOf } from './queries.ts';

/** Changes the headers of responses with a status. */
const headed =
  (status: number, headers: Readonly<Record<string, string | null>>): NonNullable<Fault['responds']> =>
  (response) => {
    if (response.status !== status) return response;
    const changed = new Headers(response.headers);
    for (const [name, value] of Object.entries(headers)) {
      if (value === null) changed.delete(name);
      else changed.set(name, value);
    }
    return new Response(response.body, { status, headers: changed });
  };

/** Responds to HEAD, which the correct list rejects with 405. */
const head =
  (respond: (response: Response, situation: Situation) => Response): NonNullable<Fault['responds']> =>
  (response, situation) =>
    situation.request.method === 'HEAD' ? respond(response, situation) : response;

/** Responds to a request that accepts other media types than JSON. */
const accepting =
  (isMeant: (accept: string) => boolean, respond: () => Response): NonNullable<Fault['responds']> =>
  (response, { request }) =>
    isMeant(request.headers.get('accept') ?? '') && response.status === 200 ? respond() : response;

const html = (status: number): Response =>
  new Response('<html><body>no</body></html>', { status, headers: { 'content-type': 'text/html; charset=UTF-8' } });

const anyAccept = { headers: { accept: '*/*' } };

const sent = { 'x-auth-token': 'tok-a' };

/** Faults of methods, headers and status codes. */
export const httpFaults: Record<string, Fault> = {
  'head-500': {
    does: 'fails with 500 on HEAD',
    shows: [{ method: 'HEAD' }],
    responds: head(() => new Response(null, { status: 500 })),
  },
  'head-404': {
    does: 'responds with 404 to HEAD',
    shows: [{ method: 'HEAD' }],
    responds: head(() => new Response(null, { status: 404 })),
  },
  'head-other-type': {
    does: 'has another media type for HEAD than for GET',
    shows: [{ method: 'HEAD' }],
    responds: head(() => new Response(null, { status: 200, headers: { 'content-type': 'text/html' } })),
  },
  'head-without-token-200': {
    does: 'responds with 200 to HEAD without a token',
    shows: [{ method: 'HEAD', headers: {} }],
    responds: head(() => new Response(null, { status: 200, headers: { 'content-type': 'application/json' } })),
  },
  'head-length-zero': {
    does: 'has a content-length of 0 for HEAD',
    shows: [{ method: 'HEAD' }],
    responds: head(
      (_response, { token }) =>
        new Response(null, {
          status: token?.startsWith('tok') ? 200 : 401,
          headers: { 'content-type': 'application/json', 'content-length': '0' },
        }),
    ),
  },
  'head-405-without-allow': {
    does: 'rejects HEAD with 405 and no Allow',
    shows: [{ method: 'HEAD' }],
    responds: head(() => new Response(null, { status: 405 })),
  },
  'accept-any-rejected': {
    does: 'responds with 406 if every media type is accepted',
    shows: [anyAccept],
    responds: accepting(
      (accept) => accept === '*/*',
      () => json(406, { ...errorBody, code: '406 Not Acceptable' }),
    ),
  },
  'accept-any-html': {
    does: 'responds with HTML if every media type is accepted',
    shows: [anyAccept],
    responds: accepting(
      (accept) => accept === '*/*',
      () => html(200),
    ),
  },
  'accept-unknown-500': {
    does: 'fails with 500 if an unknown media type is accepted',
    shows: [{ headers: { accept: 'application/x-unknown' } }],
    responds: accepting(
      (accept) => accept !== '' && !/json|html|plain|\*/.test(accept),
      () => json(500, errorBody),
    ),
  },
  'accept-weighted-406': {
    does: 'responds with 406 if JSON has a lower weight than an unknown media type',
    shows: [{ headers: { accept: 'application/x-unknown, application/json;q=0.5' } }],
    responds: accepting(
      (accept) => /json;\s*q=/.test(accept),
      () => json(406, { ...errorBody, code: '406 Not Acceptable' }),
    ),
  },
  'unauthorized-without-challenge': {
    does: 'responds with 401 without WWW-Authenticate',
    shows: [{ headers: { 'x-auth-token': 'unknown' } }],
    responds: headed(401, { 'www-authenticate': null }),
  },
  'unauthorized-empty-challenge': {
    does: 'responds with 401 with an empty WWW-Authenticate',
    shows: [{ headers: { 'x-auth-token': 'unknown' } }],
    responds: headed(401, { 'www-authenticate': '' }),
  },
  'unauthorized-redirects': {
    does: 'redirects to a page for signing in instead of responding with 401',
    shows: [{ headers: { 'x-auth-token': 'unknown' } }],
    responds: (response) =>
      response.status === 401 ? new Response(null, { status: 302, headers: { location: '/login' } }) : response,
  },
  'query-of-5000-rejected': {
    does: 'rejects a query of 5,000 bytes or more',
    shows: `name=in:${'Zeta,'.repeat(1_000)}Alpha`,
    responds: (response, { query }) => (query.length >= 5_000 ? html(414) : response),
  },
  'query-cut-after-6000': {
    does: 'ignores what follows the first 6,000 bytes of a query',
    shows: `name=in:${'Alpha,'.repeat(1_100)}Zeta`,
    misreads: (parameters, { query }) =>
      query.length > 6_000 ? [...new URLSearchParams(query.slice(1, 6_000))] : parameters,
  },
  'query-of-7000-500': {
    does: 'fails with 500 if a query has more than 7,000 bytes',
    shows: `name=in:${'Zeta,'.repeat(1_420)}Alpha`,
    responds: (response, { query }) => (query.length > 7_000 ? json(500, errorBody) : response),
  },
  'page-206': {
    does: 'responds with 206 if more pages follow',
    shows: 'limit=2',
    responds: async (response) =>
      response.status === 200 && ((await response.clone().json()) as Body).next !== undefined
        ? new Response(response.body, { status: 206, headers: response.headers })
        : response,
  },
  'redirects-sorted': {
    does: 'redirects a query with an order to one without',
    shows: 'sort=name',
    responds: (response, situation) =>
      response.status === 200 && isSorted(situation)
        ? new Response(null, { status: 307, headers: { location: linkTo([]) } })
        : response,
  },
  'error-problem-json': {
    does: 'responds to wrong values with application/problem+json',
    shows: 'limit=x',
    responds: headed(400, { 'content-type': 'application/problem+json' }),
  },
  'type-missing-on-empty-page': {
    does: 'has no content-type on an empty page',
    shows: 'limit=0',
    responds: async (response) =>
      response.status === 200 && ((await response.clone().json()) as Body).images.length === 0
        ? new Response(new TextEncoder().encode(await response.text()), { status: 200 })
        : response,
  },
  'type-text-json-beside-two-keys': {
    does: 'has the media type text/json for a list that is sorted by several keys',
    shows: 'sort=status,name',
    responds: (response, situation) =>
      termsOf(situation).length > 1 ? headed(200, { 'content-type': 'text/json' })(response, situation) : response,
  },
  'cache-public': {
    does: 'lets caches share responses that depend on the token',
    shows: '',
    responds: headed(200, { 'cache-control': 'public, max-age=60' }),
  },
  'cache-shared-age': {
    does: 'lets shared caches keep responses, and varies only by Accept',
    shows: '',
    responds: headed(200, { 'cache-control': 's-maxage=60', vary: 'Accept' }),
  },
  'next-protocol-relative': {
    does: 'has a next link that begins with two slashes',
    shows: 'limit=2',
    writes: (body) => (body.next ? { ...body, next: `//127.0.0.1${body.next}` } : body),
  },
  'next-other-port': {
    does: 'has a next link to another port',
    shows: 'limit=2',
    writes: (body) => (body.next ? { ...body, next: `http://127.0.0.1:8080${body.next}` } : body),
  },
  'next-other-scheme': {
    does: 'has a next link with https instead of http',
    shows: 'limit=2',
    writes: (body) => (body.next ? { ...body, next: `https://127.0.0.1${body.next}` } : body),
  },
  'first-other-origin': {
    does: 'has a first link to another host',
    shows: '',
    writes: (body) => ({ ...body, first: `https://images.example${body.first}` }),
  },
  'first-protocol-relative-on-later-pages': {
    does: 'has a first link on later pages that begins with two slashes',
    shows: 'marker=7ebcd8c4-8d74-555a-ba97-60fbba5f1b6a',
    writes: (body, { value }) => (value('marker') ? { ...body, first: `/${body.first}` } : body),
  },
  'next-empty': {
    does: 'has an empty next link on the last page',
    shows: 'limit=300',
    writes: (body) => ({ ...body, next: body.next ?? '' }),
  },
  'next-with-fragment': {
    does: 'has a fragment in the next link, before its query',
    shows: 'limit=2',
    writes: (body) => (body.next ? { ...body, next: body.next.replace('?', '#?') } : body),
  },
  'next-with-backslash': {
    does: 'has a backslash in the path of the next link',
    shows: 'limit=2',
    writes: (body) => (body.next ? { ...body, next: body.next.replace('/v2/', '/v2\\') } : body),
  },
  'parallel-mixed': {
    does: 'swaps the responses to requests that it receives at the same time',
    shows: [{ query: 'limit=1' }, { query: 'limit=2' }],
    responds: amongOthers((responses, index) => responses[(index + 1) % responses.length] as Response),
  },
  'parallel-500': {
    does: 'fails with 500 if it receives several requests at the same time',
    shows: [{ query: 'limit=1' }, { query: 'limit=2' }],
    responds: amongOthers((responses, index) => (index === 0 ? (responses[0] as Response) : json(500, errorBody))),
  },
  'parallel-first-for-all': {
    does: 'responds alike to all requests that it receives at the same time',
    shows: [{ headers: sent }, { headers: { 'x-auth-token': 'tok-b' } }],
    responds: amongOthers((responses) => responses[0] as Response),
  },
  'connection-loses-item': {
    does: 'loses an item on every second connection',
    overHttp: true,
    shows: [{ query: 'limit=2' }, { query: 'limit=2' }],
    writes: (body, { connection }) => (connection % 2 === 0 ? { ...body, images: body.images.slice(0, -1) } : body),
  },
  'connection-begins-with-500': {
    does: 'fails with 500 on the first request of a connection, except the first one',
    overHttp: true,
    shows: [{ query: 'limit=2' }, { query: 'limit=2' }],
    responds: firstOfConnection(),
  },
  'gzip-announced': {
    does: 'says that a page of one item is compressed, although it is not',
    overHttp: true,
    shows: 'limit=1',
    responds: (response, { value }) =>
      value('limit') === '1' ? headed(200, { 'content-encoding': 'gzip' })(response, {} as Situation) : response,
  },
  'length-too-small': {
    does: 'has a content-length that counts characters instead of bytes',
    overHttp: true,
    shows: 'tag=%E8%87%AA%E5%8B%95',
    responds: async (response) => {
      if (response.status !== 200) return response;
      const body = await response.text();
      return new Response(body, {
        headers: {
          'content-type': 'application/json',
          'content-length': String([...body].length),
          connection: 'close',
        },
      });
    },
  },
};

/** Responds to a request with all responses to requests that came at the same time, in their order. */
function amongOthers(
  choose: (responses: readonly Response[], index: number) => Response,
): NonNullable<Fault['responds']> {
  let waiting: Response[] = [];
  return async (response) => {
    const others = waiting;
    const index = others.push(response) - 1;
    await new Promise((resolve) => setTimeout(resolve, 2));
    if (waiting === others) waiting = [];
    return others.length === 1 ? response : choose(others, index).clone();
  };
}

function firstOfConnection(): NonNullable<Fault['responds']> {
  const known = new Set<number>();
  return (response, { connection, count }) => {
    if (count === 0) known.clear();
    if (known.has(connection)) return response;
    known.add(connection);
    return known.size > 1 ? json(500, errorBody) : response;
  };
}
