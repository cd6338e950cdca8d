import type { MockRequest, MockResponse } from './http/messages.ts';

/** A request and its response, without headers and bodies, and so without a token. */
export interface RequestRecord {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly status: number;
  /** How long the response took. */
  readonly milliseconds: number;
  /** How the request violates the document, such as `limit must be 0 or greater; given: -1.` */
  readonly violations: readonly string[];
}

/** How many requests are kept. */
const maximumRecords = 1_000;

/** The most recent requests, the oldest first. */
export class RequestLog {
  readonly #onResponse: ((record: RequestRecord) => void) | undefined;
  #records: RequestRecord[] = [];

  constructor(onResponse: ((record: RequestRecord) => void) | undefined) {
    this.#onResponse = onResponse;
  }

  get records(): readonly RequestRecord[] {
    return this.#records;
  }

  add({ method, target }: MockRequest, { status, violations = [] }: MockResponse, milliseconds: number): void {
    const record = { method, target, status, milliseconds, violations };
    this.#records.push(record);
    if (this.#records.length > maximumRecords) this.#records.shift();
    try {
      this.#onResponse?.(record);
    } catch (error) {
      // As with an event listener: the error does not affect the response, and is uncaught.
      queueMicrotask(() => {
        throw error;
      });
    }
  }

  clear(): void {
    this.#records = [];
  }
}
