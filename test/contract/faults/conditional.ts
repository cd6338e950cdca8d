import { createHash } from 'node:crypto';
import type { Fault, Situation } from '../fault.ts';
import { linkTo } from '../faulty-service.ts';
import { sortParameters, without } from './changes.ts';

/** A strong ETag of a text. */
const tagOf = (text: string): string => `"${createHash('sha256').update(text).digest('base64url').slice(0, 16)}"`;

interface Conditions {
  /** Default: the ETag of the token and the body. */
  readonly etag?: (body: string, situation: Situation) => string;
  /** Whether a page is not modified. Default: if the request has its ETag. */
  readonly isKnown?: (etag: string, condition: string) => boolean;
  /** The ETag of a 304. Default: that of the page. */
  readonly etagOf304?: string;
}

/** Adds ETags to pages, and responds with 304 to those that the request knows. */
export function conditional(conditions: Conditions): NonNullable<Fault['responds']> {
  const { etag = (body, { token }) => tagOf(`${token} ${body}`), isKnown = (a, b) => b.split(/,\s*/).includes(a) } =
    conditions;
  return async (response, situation) => {
    if (response.status !== 200 || situation.request.method !== 'GET') return response;
    const body = await response.text();
    const value = etag(body, situation);
    const condition = situation.request.headers.get('if-none-match');
    const headers = new Headers(response.headers);
    headers.set('etag', value);
    if (condition === null || !isKnown(value, condition)) return new Response(body, { headers });
    return new Response(null, { status: 304, headers: { etag: conditions.etagOf304 ?? value } });
  };
}

/** Faults of ETag and If-None-Match (RFC 9110, sections 8.8.3 and 13.1.2). */
export const conditionalFaults: Record<string, Fault> = {
  'etag-of-path': {
    does: 'has the same ETag for every query',
    shows: [{ query: 'limit=2' }],
    responds: conditional({ etag: () => '"images"' }),
  },
  'etag-ignores-marker': {
    does: 'has the same ETag for every page of a list',
    shows: [{ query: 'limit=2' }],
    responds: conditional({
      etag: (_body, { parameters, token }) => tagOf(`${token} ${linkTo(without('marker')(parameters))}`),
    }),
  },
  'etag-ignores-token': {
    does: 'has the same ETag for every caller',
    shows: [{ query: 'limit=2' }],
    responds: conditional({ etag: (_body, { parameters }) => tagOf(linkTo(parameters)) }),
  },
  'etag-ignores-order': {
    does: 'has the same ETag for every order',
    shows: [{ query: 'limit=2' }],
    responds: conditional({
      etag: (_body, { parameters, token }) => tagOf(`${token} ${linkTo(without(...sortParameters)(parameters))}`),
    }),
  },
  'etag-of-length': {
    does: 'has the number of items as its ETag',
    shows: [{ query: 'limit=2' }],
    responds: conditional({ etag: (body) => `"${(JSON.parse(body) as { images: unknown[] }).images.length}"` }),
  },
  'etag-without-quotes': {
    does: 'has an ETag without quotation marks',
    shows: [{ query: 'limit=2' }],
    responds: conditional({ etag: (body) => tagOf(body).replaceAll('"', '') }),
  },
  'not-modified-always': {
    does: 'responds with 304 whatever If-None-Match is',
    shows: [{ headers: { 'x-auth-token': 'tok-a', 'if-none-match': '"other"' } }],
    responds: conditional({ isKnown: () => true }),
  },
  'not-modified-other-etag': {
    does: 'responds with 304 and another ETag',
    shows: [{ query: 'limit=2' }],
    responds: conditional({ etagOf304: '"other"' }),
  },
  'not-modified-by-part': {
    does: 'responds with 304 if If-None-Match only contains the ETag',
    shows: [{ query: 'limit=2' }],
    responds: conditional({ isKnown: (etag, condition) => condition.includes(etag.slice(1, -1)) }),
  },
};
