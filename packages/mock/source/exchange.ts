/** A request, as far as the mock looks at it. */
export interface Incoming {
  readonly method: string;
  /** Path and query as in the request line, where a character stands for one byte. */
  readonly target: string;
  /** The value of a header by its lower-case name; undefined where there is none. */
  header(name: string): string | undefined;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** The same request as the web has it, for an answerer that reads all of it. Undefined where it can't be one. */
  request(): Promise<Request | undefined>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** What in the request breaks the document, in words. */
  readonly violations?: readonly string[];
  /** How the answer fails on its way: the connection is reset before it, or ends in the middle of the body. */
  readonly fault?: 'reset' | 'cut-short';
}

/** One request and its answer, without headers and bodies, and so without a token. */
export interface Exchange {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly status: number;
  readonly milliseconds: number;
  /** What in the request breaks the document, such as `limit must be 0 or greater; given: -1.` */
  readonly violations: readonly string[];
}

/** Statuses that have no body. */
export const bodyless: ReadonlySet<number> = new Set([204, 205, 304]);

export function pathOf({ target }: Incoming): string {
  const end = target.search(/[?#]/);
  return end < 0 ? target : target.slice(0, end);
}

export function queryOf({ target }: Incoming): string {
  const start = target.indexOf('?');
  return start < 0 ? '' : target.slice(start + 1);
}

/** An error of the mock itself, or of a service that documents none (RFC 9457). */
export function problem(status: number, title: string, detail: string, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: JSON.stringify({ type: 'about:blank', title, status, detail }),
    violations: [detail],
  };
}

/** The longest header that every client reads. */
const longestHeader = 8_000;

interface LocatedViolation {
  readonly location: readonly unknown[];
  readonly message: string;
}

/** The header by which Prism says what was wrong, in ASCII. Of more than fits the first are said, and of one too long its beginning. */
export function violationsHeader(violations: readonly LocatedViolation[]): string {
  const texts = violations.map((violation) => asciiJson(violation));
  let length = 1;
  const fitting = texts.filter((text) => {
    length += text.length + 1;
    return length < longestHeader;
  });
  const [first] = violations;
  if (fitting.length > 0 || !first) return `[${fitting.join()}]`;
  const cut = {
    location: first.location.map((step) => String(step).slice(0, 100)),
    message: first.message.slice(0, 1_000),
  };
  return `[${asciiJson(cut)}]`;
}

function asciiJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
