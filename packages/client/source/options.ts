import type { service } from './generated/operations.gen.ts';
import type { WalkOptions } from './page.ts';
import type { PassingError, RetryOptions } from './retry.ts';
import type { Token, TokenProvider } from './token.ts';
import type { OperationName } from './types.ts';

/** What is told of a request. It never has a header, so it never has the token. */
export interface RequestEvent {
  /** Such as `listImages`. */
  readonly operation: string;
  readonly url: string;
  /** 1 for the first time that this page is asked for. */
  readonly attempt: number;
}

export interface ResponseEvent extends RequestEvent {
  readonly status: number;
  readonly requestId: string | undefined;
  /** From the request to the end of the body. */
  readonly milliseconds: number;
}

export interface RetryEvent extends RequestEvent {
  /** Why the attempt failed. */
  readonly error: PassingError;
  /** How long the client waits before it asks again, in milliseconds. */
  readonly delay: number;
}

/** What can be said of one call. It goes before what the client was created with. */
export interface CallOptions extends RetryOptions, WalkOptions {
  /** Ends the call and every wait of it. */
  readonly signal?: AbortSignal | undefined;
  /** How long one attempt may take, to the end of the body, in milliseconds. Default: 30,000. */
  readonly timeout?: number | undefined;
  /** How long the call may take, with every retry and every page, in milliseconds. Default: as long as it takes. */
  readonly deadline?: number | undefined;
  /** Filters on properties that the document does not name, such as `{ architecture: 'x86_64' }`. */
  readonly properties?: Readonly<Record<string, string | undefined>> | undefined;
}

/**
 * Looks at the body of a page. What it throws, the call throws.
 *
 * @param redact Takes the token out of a text of the body that is shown: a service may answer with what it was asked.
 */
export type Check = (operation: OperationName, body: unknown, redact: (text: string) => string) => void;

type Variables = typeof service.variables;

/** What a client is created with. */
export type ClientOptions = CallOptions & {
  /** A token, or where tokens come from. */
  readonly token: string | Token | TokenProvider;
  /** Where the service is. Default: where the document says. A path at its end that the operations have too may be there. */
  readonly baseUrl?: string | undefined;
  /** Default: `globalThis.fetch`, looked up at each call. */
  readonly fetch?: typeof fetch | undefined;
  /** Looks at every body: `drift()` of `@conoha-images/client/drift`. Default: nothing does. */
  readonly check?: Check | undefined;
  /** Hooks are called, and not waited for: one that is async has to catch what it throws. */
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  readonly onResponse?: ((event: ResponseEvent) => void) | undefined;
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
} & {
  /** A variable of the document's server URL. */
  readonly [Name in keyof Variables]?: Variables[Name][number] | undefined;
};
