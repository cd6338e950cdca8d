import createClient, { type Client } from 'openapi-fetch';
import type { Endpoint } from './endpoint.ts';
import { endpoint } from './generated/operations.gen.ts';
import type { HeadersOption, TransportOptions } from './options.ts';

export type { Client, Middleware } from 'openapi-fetch';

const { joinedParameters }: Endpoint = endpoint;

/** openapi-fetch's client. This is the only module that imports openapi-fetch. */
export function createTransport<Paths extends object>(
  { baseUrl, headers, middleware = [] }: TransportOptions,
  fetch?: (request: Request) => Promise<Response>,
): Client<Paths> {
  const client = createClient<Paths>({
    ...(baseUrl && { baseUrl }),
    ...(headers && { headers }),
    ...(fetch && { fetch }),
    querySerializer: serialize,
  });
  client.use(...middleware);
  return client;
}

/**
 * A query as it is sent: an array repeats its parameter, or is joined by commas if the document says so (`explode`).
 * openapi-fetch knows one way for all parameters, and does not escape names.
 */
function serialize(query: object): string {
  const pairs = Object.entries(query).flatMap(([name, value]): [string, string][] => {
    if (value === undefined) return [];
    const values = [value].flat();
    return joinedParameters.includes(name) ? [[name, values.join()]] : values.map((text) => [name, String(text)]);
  });
  // A space is %20, as in the rest of a URL: not every server reads `+` as a space.
  return String(new URLSearchParams(pairs)).replaceAll('+', '%20');
}

/** The paths of any document: of its lists only the GET is known, and that its response is read as text. */
export interface ListPaths {
  [path: string]: {
    get: {
      parameters: { query?: Readonly<Record<string, readonly string[]>>; path?: Readonly<Record<string, string>> };
      requestBody?: never;
      responses: { 200: { content: { 'text/plain': string } } };
    };
  };
}

/** A request for a page of a list. */
export interface PageRequest {
  readonly path: string;
  readonly params: {
    readonly path: Readonly<Record<string, string>>;
    readonly query: Readonly<Record<string, readonly string[]>>;
  };
  /** Added to those of the client. */
  readonly headers: HeadersOption | undefined;
  readonly signal: AbortSignal;
  readonly fetch: (request: Request) => Promise<Response>;
}

/** @returns The response, and its body: as text, or as the value of its JSON if the status is an error. */
export async function getPage(
  client: Client<ListPaths>,
  { path, headers = {}, ...rest }: PageRequest,
): Promise<{ readonly response: Response; readonly content: unknown }> {
  const { response, data, error } = await client.GET(path, { ...rest, headers, parseAs: 'text' });
  return { response, content: data ?? error };
}
