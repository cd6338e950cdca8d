import type {
  RequestEvent as AttemptEvent,
  ResponseEvent as AttemptResponseEvent,
  RetryEvent as AttemptRetryEvent,
  FetchOptions,
  TimeOptions,
} from './http/options.ts';
import type { HeadersOption, TransportOptions } from './transport.ts';
import type { OperationName } from './types.ts';

/** The list to which a request belongs. */
export interface ListLabel {
  /** The `operationId`, for example `listImages`. */
  readonly operation: string;
}

/** A request for a page, as a hook sees it. It has no headers, so it never holds the token. */
export interface RequestEvent extends AttemptEvent, ListLabel {}

/** A response to such a request, whatever its status. */
export interface ResponseEvent extends AttemptResponseEvent, ListLabel {}

/** A failed attempt that is repeated. */
export interface RetryEvent extends AttemptRetryEvent, ListLabel {}

/** How a list is iterated. */
export interface WalkOptions {
  /** Whether to load the next page while the caller works on the current one. Default: `false`. */
  readonly prefetch?: boolean | undefined;
  /** The maximum number of items. `pages()` ends with the page that holds the last of them. Default: no limit. */
  readonly maxItems?: number | undefined;
}

/** Options of one call. They override the client's. */
export interface CallOptions extends TimeOptions, WalkOptions {
  /** Ends the call and all its waits. */
  readonly signal?: AbortSignal | undefined;
  /** Headers of the requests, for example for tracing. Those of a call are added to those of the client. */
  readonly headers?: HeadersOption | undefined;
  /** Filters on properties that the document does not name, for example `{ my_label: 'nightly' }`. */
  readonly properties?: Readonly<Record<string, string | undefined>> | undefined;
}

/**
 * Inspects the body of a page. If it throws, the call throws the same.
 *
 * @param redact Removes the token from a text of the body: a service may repeat the request in its response.
 */
export type Check = (operation: OperationName, body: unknown, redact: (text: string) => string) => void;

/** Options of a client. */
export interface ClientOptions extends CallOptions, FetchOptions<ListLabel>, TransportOptions {
  /** Inspects every body, for example `drift()` from `@conoha-images/client/drift`. Default: no check. */
  readonly check?: Check | undefined;
}
