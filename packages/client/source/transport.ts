import { createFinalURL } from 'openapi-fetch';
import type { Pairs } from './query.ts';

/** The URL of a request. The only place that knows openapi-fetch. */
export function urlOf(baseUrl: string, path: string, pairs: Pairs): string {
  const pathname = path.replace(/\{(.*?)\}/g, (_, name) => {
    return encodeURIComponent(pairs.find(([each]) => each === name)?.[1] ?? '');
  });
  // What OpenAPI says of a query where a document says nothing else: several values repeat their parameter.
  const query = pairs.filter(([name]) => !path.includes(`{${name}}`));
  // A blank as in the rest of a URL: not every reader takes a plus sign for one.
  const querySerializer = (): string => `${new URLSearchParams(query)}`.replaceAll('+', '%20');
  return createFinalURL(pathname, { baseUrl, params: {}, querySerializer, pathSerializer: String });
}
