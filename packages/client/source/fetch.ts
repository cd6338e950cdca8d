import type { paths } from '@conoha-images/spec/types';
import { serviceUrlOf } from './base-url.ts';
import { checkOptions, timeOptions } from './check-options.ts';
import { accessOptions, fetchOf } from './http/conoha-fetch.ts';
import type { FetchOptions } from './http/options.ts';
import { type Client, createTransport, type TransportOptions } from './transport.ts';

export type { paths } from '@conoha-images/spec/types';
export { conohaFetch } from './http/conoha-fetch.ts';
export type { FetchOptions, RequestEvent, ResponseEvent, RetryEvent } from './http/options.ts';
export { nextMarker } from './page-body.ts';
export type { Client, Middleware } from './transport.ts';
export type { OperationName } from './types.ts';

/** Options of `createFetchClient`. */
export interface FetchClientOptions extends FetchOptions, TransportOptions {}

/**
 * openapi-fetch's client for the paths of the document: with `conohaFetch` as its `fetch`, the document's first server as
 * its default `baseUrl`, and arrays in the query as the document says.
 *
 * A response with an error status is the `error` of the result and is not thrown.
 *
 * @throws {QueryError} if an option is unknown or invalid.
 * @see packages/client/README.md
 */
export function createFetchClient(options: FetchClientOptions): Client<paths> {
  checkOptions(options, [...timeOptions, ...accessOptions, 'baseUrl', 'headers', 'middleware']);
  return createTransport({ ...options, baseUrl: serviceUrlOf(options.baseUrl) }, fetchOf(options, []));
}
