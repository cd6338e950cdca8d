import { createFinalURL } from 'openapi-fetch';
import type { Pairs } from './query.ts';

/** The URL of a request. This is the only module that imports openapi-fetch. */
export function urlOf(baseUrl: string, path: string, pairs: Pairs): string {
  const pathname = path.replace(/\{(.*?)\}/g, (_, name) => {
    return encodeURIComponent(pairs.find(([parameter]) => parameter === name)?.[1] ?? '');
  });
  // OpenAPI's default: an array repeats its parameter.
  const query = pairs.filter(([name]) => !path.includes(`{${name}}`));
  // A space is %20, as in the rest of a URL: not every server reads `+` as a space.
  const querySerializer = (): string => `${new URLSearchParams(query)}`.replaceAll('+', '%20');
  return createFinalURL(pathname, { baseUrl, params: {}, querySerializer, pathSerializer: String });
}
