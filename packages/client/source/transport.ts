import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { Endpoint } from './endpoint.ts';
import { QueryError } from './errors/query-error.ts';
import { endpoint, type ServerUrl } from './generated/operations.gen.ts';
import type { WireQuery } from './query.ts';

export type { Client, Middleware } from 'openapi-fetch';

/** Headers of requests. The token is an option of its own. */
export type HeadersOption = Headers | Readonly<Record<string, string>>;

/** Where requests are sent, and what may change them on their way. */
export interface TransportOptions {
  /**
   * The URL of the service. The version at its end, for example `/v2`, and the path of a list are ignored. Default: the
   * document's first server.
   */
  readonly baseUrl?: ServerUrl | (string & {}) | undefined;
  /** Headers of every request. The token is an option of its own. */
  readonly headers?: HeadersOption | undefined;
  /**
   * openapi-fetch's middleware. It sees one request for each page, before the token is added, and the response after all
   * retries.
   */
  readonly middleware?: readonly Middleware[] | undefined;
}

const { joinedParameters }: Endpoint = endpoint;

/**
 * openapi-fetch's client. This is the only module that imports openapi-fetch.
 *
 * @throws {QueryError} if the headers or the middleware are invalid.
 */
export function createTransport<Paths extends object>(
  { baseUrl, headers, middleware = [] }: TransportOptions,
  fetch?: (request: Request) => Promise<Response>,
): Client<Paths> {
  checkHeaders(headers);
  const client = createClient<Paths>({
    ...(baseUrl && { baseUrl }),
    ...(headers && { headers }),
    ...(fetch && { fetch }),
    querySerializer: serialize,
  });
  try {
    client.use(...middleware);
  } catch {
    throw new QueryError('middleware', 'must be an array of objects with onRequest, onResponse or onError', middleware);
  }
  return client;
}

/** @throws {QueryError} without the values, which may be secrets. */
export function checkHeaders(headers: HeadersOption | undefined): void {
  try {
    if (!headers || !new Headers(headers as Headers).has(endpoint.tokenHeader)) return;
  } catch {}
  throw new QueryError('headers', `must be HTTP headers other than ${endpoint.tokenHeader}`, headers, true);
}

/**
 * A query as it is sent: an array repeats its parameter, or is joined by commas if the document says so (`explode`).
 * openapi-fetch knows one way for all parameters, and does not escape names.
 */
function serialize(query: object): string {
  const pairs = Object.entries(query).flatMap(([name, value]): [string, string][] => {
    // Null is left out, as undefined is: openapi-react-query has no other marker for a first page.
    const values = [value ?? []].flat();
    return values.length > 0 && joinedParameters.includes(name)
      ? [[name, values.join()]]
      : values.map((text) => [name, String(text)]);
  });
  // A space is %20, as in the rest of a URL: not every server reads `+` as a space.
  return String(new URLSearchParams(pairs)).replaceAll('+', '%20');
}

/** The paths of any document: of its lists only the GET is known, and that its response is read as text. */
export interface ListPaths {
  [path: string]: {
    get: {
      parameters: { query?: WireQuery; path?: WireQuery };
      requestBody?: never;
      responses: { 200: { content: { 'text/plain': string } } };
    };
  };
}

/** A request for a page of a list. */
export interface PageRequest {
  readonly path: string;
  /** The parameters of the path and of the query. */
  readonly values: WireQuery;
  /** Added to those of the client. */
  readonly headers: HeadersOption | undefined;
  readonly signal: AbortSignal;
  readonly fetch: (request: Request) => Promise<Response>;
}

/** @returns The response, and its body: as text, or as the value of its JSON if the status is an error. */
export async function getPage(
  client: Client<ListPaths>,
  { path, values, headers = {}, ...rest }: PageRequest,
): Promise<{ readonly response: Response; readonly content: unknown }> {
  const query = Object.fromEntries(Object.entries(values).filter(([name]) => !path.includes(`{${name}}`)));
  const { response, data, error } = await client.GET(path, {
    params: { path: values, query },
    headers,
    parseAs: 'text',
    ...rest,
  });
  return { response, content: data ?? error };
}
