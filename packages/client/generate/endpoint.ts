import type { Endpoint } from '../source/endpoint.ts';
import type { Document } from './document.ts';

/**
 * Where the service is, and which header carries the token.
 *
 * @throws {Error} if the document has no server, or no token in a header.
 */
export function endpointOf(document: Document): Endpoint {
  const [url] = serverUrlsOf(document);
  const [scheme = ''] = Object.keys(document.security[0] ?? {});
  const { in: place, name } = document.components.securitySchemes[scheme] ?? {};
  if (url === undefined) throw new Error('The document must have a server: the client sends its requests there.');
  if (place !== 'header' || name === undefined) {
    throw new Error(`The token must be in a header of the request. The security scheme "${scheme}" puts it elsewhere.`);
  }
  return { url, tokenHeader: name.toLowerCase() };
}

/**
 * The URLs of the document's servers, the default first.
 *
 * @throws {Error} if one is relative or has variables: the client uses it as it is.
 */
export function serverUrlsOf({ servers }: Document): readonly string[] {
  for (const { url } of servers) {
    if (!/^https?:[^{}]+$/.test(url)) {
      throw new Error(`The URL of a server must be an absolute http(s) URL without variables. Received ${url}.`);
    }
  }
  return servers.map(({ url }) => url);
}

/**
 * Where Keystone is. The document says it in the example of the WWW-Authenticate header, which OpenStack's services send
 * with 401: `Keystone uri="https://…/v3"`.
 *
 * @throws {Error} if the document has no such example.
 */
export function keystoneUrlOf({ components: { headers = {} } }: Document): string {
  const { example, examples = {} } = headers['WWW-Authenticate'] ?? {};
  for (const value of [example, ...Object.values(examples).map((named) => named.value)]) {
    const [, url] = /^Keystone uri="([^"]+)"/.exec(String(value)) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error('components.headers.WWW-Authenticate needs an example, Keystone uri="…": the client logs in there.');
}
