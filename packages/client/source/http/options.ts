import type { RetriableError, RetryOptions } from './retry.ts';
import type { SendOptions } from './send.ts';
import type { Token, TokenProvider } from './token.ts';

/** A request, as a hook sees it. It has no headers, so it never holds the token. */
export interface RequestEvent {
  readonly url: string;
  /** 1 for the first attempt. */
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

/** Functions that watch requests. They are not awaited: an async hook must catch its own errors. */
interface Hooks<Label = unknown> {
  /** Called before each request. */
  readonly onRequest?: ((event: RequestEvent & Label) => void) | undefined;
  /** Called after each response, whatever its status. */
  readonly onResponse?: ((event: ResponseEvent & Label) => void) | undefined;
  /** Called before each wait for a retry. */
  readonly onRetry?: ((event: RetryEvent & Label) => void) | undefined;
}

/** How long a request may take, and how often it is repeated. */
export interface TimeOptions extends RetryOptions {
  /** The maximum duration of one attempt, up to the end of the body, in milliseconds. Default: 30,000. */
  readonly timeout?: number | undefined;
  /** The maximum duration of the call with all its retries and pages, in milliseconds. Default: no limit. */
  readonly deadline?: number | undefined;
}

/** How requests are authorized and sent. */
interface AccessOptions extends SendOptions {
  /** A token, or a function that returns one. */
  readonly token: string | Token | TokenProvider;
}

/**
 * Options of `conohaFetch`.
 *
 * @template Label What events say besides.
 */
export interface FetchOptions<Label = unknown> extends AccessOptions, TimeOptions, Hooks<Label> {}
