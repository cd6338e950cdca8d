import type { ServerUrl } from './generated/operations.gen.ts';
import type { RetriableError, RetryOptions } from './retry.ts';
import type { Token, TokenProvider } from './token.ts';
import type { OperationName } from './types.ts';

/** A request, as a hook sees it. It has no headers, so it never holds the token. */
export interface RequestEvent {
  /** The `operationId`, for example `listImages`. */
  readonly operation: string;
  readonly url: string;
  /** 1 for the first attempt to load this page. */
  readonly attempt: number;
}

export interface ResponseEvent extends RequestEvent {
  readonly status: number;
  readonly requestId: string | undefined;
  /** From the start of the request to the end of the body. */
  readonly milliseconds: number;
}

export interface RetryEvent extends RequestEvent {
  /** Why the attempt failed. */
  readonly error: RetriableError;
  /** How long the client waits before the next attempt, in milliseconds. */
  readonly delay: number;
}

/** How a list is iterated. */
export interface WalkOptions {
  /** Whether to load the next page while the caller works on the current one. Default: `false`. */
  readonly prefetch?: boolean | undefined;
  /** The maximum number of items. `pages()` ends with the page that holds the last of them. Default: no limit. */
  readonly maxItems?: number | undefined;
}

/** Options of one call. They override the client's. */
export interface CallOptions extends RetryOptions, WalkOptions {
  /** Ends the call and all its waits. */
  readonly signal?: AbortSignal | undefined;
  /** The maximum duration of one attempt, up to the end of the body, in milliseconds. Default: 30,000. */
  readonly timeout?: number | undefined;
  /** The maximum duration of the call with all its retries and pages, in milliseconds. Default: no limit. */
  readonly deadline?: number | undefined;
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
export interface ClientOptions extends CallOptions {
  /** A token, or a function that returns one. */
  readonly token: string | Token | TokenProvider;
  /** The URL of the service. A version at its end, for example `/v2`, is ignored. Default: the document's first server. */
  readonly baseUrl?: ServerUrl | (string & {}) | undefined;
  /** Default: `globalThis.fetch`, looked up for each request. */
  readonly fetch?: typeof fetch | undefined;
  /** Inspects every body, for example `drift()` from `@conoha-images/client/drift`. Default: no check. */
  readonly check?: Check | undefined;
  /** Hooks are called but not awaited: an async hook must catch its own errors. */
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  readonly onResponse?: ((event: ResponseEvent) => void) | undefined;
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
}
