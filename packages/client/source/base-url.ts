import { QueryError } from './errors/query-error.ts';

/**
 * The URL in an option, without `/` at its end.
 *
 * @throws {QueryError} if it is not an http(s) URL of origin and path. The URL may hold a password, so the message has
 * no value.
 */
export function baseUrlOf(option: string, value: string): string {
  const { origin, pathname, href }: Partial<URL> = URL.canParse(value) ? new URL(value) : {};
  if (!href?.startsWith('http') || href !== `${origin}${pathname}`) {
    throw new QueryError(option, 'must be an http(s) URL without user, query or fragment', value, true);
  }
  return href.replace(/\/+$/, '');
}
