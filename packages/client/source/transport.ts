import { createFinalURL, serializePrimitiveParam } from 'openapi-fetch';
import type { Texts } from './query.ts';

/** The URL of a request. The only place that knows openapi-fetch. */
export function urlOf(baseUrl: string, path: string, texts: Texts): string {
  const query = new Map(texts);
  const pathname = path.replace(/\{(.*?)\}/g, (_, name) => {
    query.delete(name);
    return encodeURIComponent(String(texts.get(name)));
  });
  // What OpenAPI says of a query where a document says nothing else: several values repeat their parameter.
  const querySerializer = (): string =>
    [...query]
      .flatMap(([name, values]) =>
        [values].flat().map((value) => serializePrimitiveParam(encodeURIComponent(name), value)),
      )
      .join('&');
  return createFinalURL(pathname, { baseUrl, params: {}, querySerializer, pathSerializer: String });
}
