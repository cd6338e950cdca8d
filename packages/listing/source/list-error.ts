/** Why a list refuses a request, for programs that word it themselves. */
export type ListErrorReason =
  | 'not-utf-8'
  | 'missing'
  | 'not-an-integer'
  | 'negative'
  | 'out-of-range'
  | 'not-a-number'
  | 'not-a-boolean'
  | 'not-a-time'
  | 'not-listed'
  | 'unknown-operator'
  | 'no-comma-before-quote'
  | 'no-comma-after-quote'
  | 'quote-not-closed'
  | 'unknown-sort-key'
  | 'unknown-direction'
  | 'direction-count'
  | 'orders-combined'
  | 'unknown-marker'
  | 'marker-not-readable';

/** A request that the list refuses. Its message names the parameter, what was given and what is allowed. */
export class ListError extends Error {
  override readonly name = 'ListError';
  readonly reason: ListErrorReason;
  readonly parameter: string;
  /** What of the value was wrong, decoded. */
  readonly given: string;

  /**
   * @param given What of the value was wrong.
   * @param allowed What may be given instead, in words that follow "must be".
   * @param whole The value, where that is more.
   */
  constructor(reason: ListErrorReason, parameter: string, given: string, allowed: string, whole = given) {
    const within = whole === given ? '' : ` in ${excerpt(whole)}`;
    super(`${parameter} must be ${allowed}; given: ${given === '' ? 'nothing' : excerpt(given)}${within}.`);
    this.reason = reason;
    this.parameter = parameter;
    this.given = given;
  }

  /** The HTTP status of the answer: 403 where the marker exists and may not be seen, else 400. */
  get status(): 400 | 403 {
    return this.reason === 'marker-not-readable' ? 403 : 400;
  }
}

function excerpt(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 200)}… (${text.length} characters)`;
}
