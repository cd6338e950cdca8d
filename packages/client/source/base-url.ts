import { QueryError } from './errors/query-error.ts';
import { endpoint } from './generated/operations.gen.ts';

/**
 * The URL in an option, without `/` at its end. In a browser it may be relative to the page.
 *
 * @throws {QueryError} if it is not an http(s) URL of origin and path. The URL may hold a password, so the message has
 * no value.
 */
export function baseUrlOf(option: string, value: string): string {
  const page = /^\/(?!\/)/.test(value) ? (globalThis as { location?: { href: string } }).location?.href : undefined;
  const { origin, pathname, href }: Partial<URL> = URL.canParse(value, page) ? new URL(value, page) : {};
  if (!href?.startsWith('http') || href !== `${origin}${pathname}`) {
    throw new QueryError(option, 'must begin with http:// or https://, without user, query or fragment', value, true);
  }
  return href.replace(/\/+$/, '');
}

/**
 * The URL of Keystone with its version, which is added if it is missing. It may be that of a login.
 *
 * @throws {QueryError}
 */
export function keystoneUrlOf(option: string, value: string): string {
  const url = baseUrlOf(option, value).replace(/\/auth\/tokens$/, '');
  return /\/v\d[\d.]*$/.test(url) ? url : `${url}/v3`;
}

/**
 * The URL of the image service, to which every path of the document is added.
 *
 * @throws {QueryError}
 */
export function serviceUrlOf(value: string = endpoint.url): string {
  let url = baseUrlOf('baseUrl', value);
  for (const path of endpoint.paths) if (url.endsWith(path)) url = url.slice(0, -path.length);
  // A URL from Keystone's catalog may end with the version, with which every path of the document begins.
  return url.replace(/\/v\d[\d.]*$/, '');
}
