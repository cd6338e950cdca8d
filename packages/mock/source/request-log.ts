import { cutText } from './cut-text.ts';
import { type MockRequest, type MockResponse, pathOf } from './http/messages.ts';
import { Secrets } from './secrets.ts';

/**
 * A request and the status of its response, without bodies and without tokens. Texts that are too long are cut, as in
 * `abc… (1000000 characters)`.
 */
export interface RequestRecord {
  /** The number of the request since the mock started or was reset, from `1`. */
  readonly id: string;
  /** At most 100 characters. */
  readonly method: string;
  /** Path and query. At most 8,192 characters, as in the requests that Glance accepts. */
  readonly target: string;
  /** The target without the query. */
  readonly path: string;
  /**
   * By lower-case name, each value with at most 1,000 characters. The value of a header that authenticates is
   * `(removed)`.
   */
  readonly headers: Readonly<Record<string, string>>;
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
const maximum = { method: 100, target: 8_192, header: 1_000, violations: 20, violation: 1_000 };

/** The most recent requests, the oldest first: 1,000, or as many as fit in 20 MB. */
export class RequestLog {
  readonly #onResponse: ((record: RequestRecord) => void) | undefined;
  #records: RequestRecord[] = [];
  #size = 0;
  readonly #maximum: number;
  #dropped = 0;

  /** @param maximum How many requests are kept. Default: 1,000. */
  constructor(onResponse: ((record: RequestRecord) => void) | undefined, maximum = maximumRecords) {
    this.#onResponse = onResponse;
    this.#maximum = maximum;
  }

  get records(): readonly RequestRecord[] {
    return this.#records;
  }

  /** How many older requests are no longer kept. */
  get dropped(): number {
    return this.#dropped;
  }

  /** @param tokenHeaders The names, in lower case, of the headers in which the document's requests carry their tokens. */
  add(
    request: MockRequest,
    { status, violations = [] }: MockResponse,
    milliseconds: number,
    tokenHeaders: ReadonlySet<string> = new Set(),
  ): void {
    const secrets = new Secrets(request, tokenHeaders);
    const target = cutText(secrets.removeFrom(request.target), maximum.target);
    const record = {
      id: String(this.#dropped + this.#records.length + 1),
      method: cutText(request.method, maximum.method),
      target,
      path: pathOf({ target }),
      headers: secrets.headers(maximum.header),
      status,
      milliseconds,
      violations: firstOf(violations, secrets),
    };
    this.#records.push(record);
    this.#size += sizeOf(record);
    while (this.#records.length > this.#maximum || this.#size > maximumSize) this.#dropOldest();
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
    this.#dropped = 0;
  }

  #dropOldest(): void {
    const oldest = this.#records.shift();
    if (!oldest) return;
    this.#size -= sizeOf(oldest);
    this.#dropped += 1;
  }
}

function firstOf(violations: readonly string[], secrets: Secrets): string[] {
  const first = violations
    .slice(0, maximum.violations)
    .map((violation) => cutText(secrets.removeFrom(violation), maximum.violation));
  const rest = violations.length - first.length;
  return rest > 0 ? [...first, `… (${rest} more)`] : first;
}

/** At most how many bytes a record takes: two for each character, and the objects around them. The path is in the target. */
function sizeOf({ method, target, headers, violations }: RequestRecord): number {
  const texts = [...violations, ...Object.entries(headers).flat()];
  return texts.reduce((size, { length }) => size + 2 * length + 50, 2 * (method.length + target.length) + 300);
}
