import { createFinalURL, serializePrimitiveParam } from 'openapi-fetch';
import type { Pairs } from './query.ts';

/** The URL of a request. The only place that knows openapi-fetch. */
export function urlOf(baseUrl: string, path: string, pairs: Pairs): string {
  const pathname = path.replace(/\{(.*?)\}/g, (_, name) => {
    return encodeURIComponent(pairs.find(([each]) => each === name)?.[1] ?? '');
  });
  // What OpenAPI says of a query where a document says nothing else: several values repeat their parameter.
  const querySerializer = (): string =>
    pairs
      .filter(([name]) => !path.includes(`{${name}}`))
      .map(([name, text]) => serializePrimitiveParam(encodeURIComponent(name), text))
      .join('&');
  return createFinalURL(pathname, { baseUrl, params: {}, querySerializer, pathSerializer: String });
}
