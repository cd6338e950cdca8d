/** A request, as far as the mock reads it. */
export interface MockRequest {
  readonly method: string;
  /** Path and query as in the request line; each character stands for one byte. */
  readonly target: string;
  /** The value of a header by its lower-case name; undefined if the request does not have it. */
  header(name: string): string | undefined;
  /** All headers, with lower-case names. */
  headers(): Iterable<readonly [name: string, value: string]>;
  /** All headers as they were sent: name and value in turn. Each character stands for one byte. */
  rawHeaders(): readonly string[];
  /** The body. Rejects with a {@link BodyTooLargeError} if it is too large, and if the connection breaks. */
  body(): Promise<Uint8Array>;
  /** Aborted when the client no longer waits for the response. */
  readonly signal: AbortSignal;
  /**
   * The same request with its body, as a web `Request`. Undefined if its method or target is invalid in one. Rejects with
   * a {@link BodyTooLargeError} if the body is too large.
   */
  webRequest(): Promise<Request | undefined>;
  /** Whether the body of the response must not have a content encoding, because nobody would undo it. */
  readonly needsPlainBody?: true;
}

export interface MockResponse {
  readonly status: number;
  /** Names are in lower case. A header with several values is sent several times. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Uint8Array;
  /** How the request violates the document, one sentence each. */
  readonly violations?: readonly string[];
  /** How the response fails to arrive: the connection is reset before it, or ends in the middle of the body. */
  readonly fault?: 'reset' | 'cut-short';
}

/** The most bytes of a body, of a request and of the response of an upstream. */
export const maximumBody = 64 * 1024 * 1024;

/** Thrown if the body of a request has more than 64 MiB. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';

  constructor() {
    super('The body of a request must have at most 64 MiB; given: more.');
  }
}

/** Statuses of responses without a body. */
export const statusesWithoutBody: ReadonlySet<number> = new Set([204, 205, 304]);

export function pathOf({ target }: Pick<MockRequest, 'target'>): string {
  const end = target.search(/[?#]/);
  return end < 0 ? target : target.slice(0, end);
}

export function queryOf({ target }: MockRequest): string {
  const start = target.indexOf('?');
  return start < 0 ? '' : target.slice(start + 1);
}
