import type { Endpoint } from '../source/endpoint.ts';
import type { Operation } from '../source/operation.ts';
import type { Document } from './document.ts';

/**
 * What the client needs to know of the service, whatever the list.
 *
 * @throws {Error} if the document has no server, or no token in a header.
 */
export function endpointOf(document: Document, operations: readonly Operation[]): Endpoint {
  const [url] = serverUrlsOf(document);
  const [scheme = ''] = Object.keys(document.security[0] ?? {});
  const { in: place, name } = document.components.securitySchemes[scheme] ?? {};
  if (url === undefined) throw new Error('The document must have a server: the client sends its requests there.');
  if (place !== 'header' || name === undefined) {
    throw new Error(`The token must be in a header of the request. The security scheme "${scheme}" puts it elsewhere.`);
  }
  return {
    url,
    tokenHeader: name.toLowerCase(),
    requestIdHeader: requestIdHeaderOf(document),
    paths: operations.map(({ path }) => path),
    joinedParameters: operations.flatMap(({ parameters }) =>
      Object.entries(parameters).flatMap(([parameter, { joined }]) => (joined ? parameter : [])),
    ),
  };
}

/** The response header that holds the ID of a request. If the document names no such header, there is no ID. */
function requestIdHeaderOf({ paths }: Document): string {
  for (const { get } of Object.values(paths)) {
    const headers = Object.values(get?.responses ?? {}).flatMap((response) => Object.keys(response.headers ?? {}));
    const header = headers.find((name) => /request-id$/i.test(name));
    if (header !== undefined) return header.toLowerCase();
  }
  return 'x-request-id';
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
