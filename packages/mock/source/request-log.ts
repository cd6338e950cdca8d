import { cutText } from './cut-text.ts';
import type { MockRequest, MockResponse } from './http/messages.ts';

/**
 * A request and its response, without headers and bodies, and so without a token. Texts that are too long are cut, as in
 * `abc… (1000000 characters)`.
 */
export interface RequestRecord {
  /** At most 100 characters. */
  readonly method: string;
  /** Path and query. At most 8,192 characters, as in the requests that Glance accepts. */
  readonly target: string;
  readonly status: number;
  /** How long the response took. */
  readonly milliseconds: number;
  /**
   * How the request violates the document, such as `limit must be 0 or greater; given: -1.` At most 20 violations of
   * 1,000 characters; a last one says how many there are beyond that, as in `… (5 more)`.
   */
  readonly violations: readonly string[];
}

/** How many requests are kept. */
const maximumRecords = 1_000;

/** How much memory they may take, in bytes: enough for 1,000 of the longest targets. */
const maximumSize = 20_000_000;

/** The longest texts of a record, in characters, and how many violations it has. */
const maximum = { method: 100, target: 8_192, violations: 20, violation: 1_000 };

/** The most recent requests, the oldest first: 1,000, or as many as fit in 20 MB. */
export class RequestLog {
  readonly #onResponse: ((record: RequestRecord) => void) | undefined;
  #records: RequestRecord[] = [];
  #size = 0;

  constructor(onResponse: ((record: RequestRecord) => void) | undefined) {
    this.#onResponse = onResponse;
  }

  get records(): readonly RequestRecord[] {
    return this.#records;
  }

  add({ method, target }: MockRequest, { status, violations = [] }: MockResponse, milliseconds: number): void {
    const record = {
      method: cutText(method, maximum.method),
      target: cutText(target, maximum.target),
      status,
      milliseconds,
      violations: firstOf(violations),
    };
    this.#records.push(record);
    this.#size += sizeOf(record);
    while (this.#records.length > maximumRecords || this.#size > maximumSize) this.#dropOldest();
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
    this.#size = 0;
  }

  #dropOldest(): void {
    const oldest = this.#records.shift();
    if (oldest) this.#size -= sizeOf(oldest);
  }
}

function firstOf(violations: readonly string[]): string[] {
  const first = violations.slice(0, maximum.violations).map((violation) => cutText(violation, maximum.violation));
  const rest = violations.length - first.length;
  return rest > 0 ? [...first, `… (${rest} more)`] : first;
}

/** At most how many bytes a record takes: two for each character, and the objects around them. */
function sizeOf({ method, target, violations }: RequestRecord): number {
  return violations.reduce((size, { length }) => size + 2 * length + 50, 2 * (method.length + target.length) + 200);
}
