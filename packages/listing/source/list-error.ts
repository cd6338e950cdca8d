/** Why a list rejects a request, for programs that word the error themselves. */
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

/** A request that the list rejects. The message names the parameter, its value and what is allowed. */
export class ListError extends Error {
  override readonly name = 'ListError';
  readonly reason: ListErrorReason;
  readonly parameter: string;
  /** The invalid part of the value, decoded. */
  readonly given: string;

  /**
   * @param given The invalid part of the value.
   * @param allowed What is allowed, in words that follow "must be".
   * @param whole The whole value. Default: `given`.
   */
  constructor(reason: ListErrorReason, parameter: string, given: string, allowed: string, whole = given) {
    const within = whole === given ? '' : ` in ${excerpt(whole)}`;
    super(`${parameter} must be ${allowed}; given: ${given === '' ? 'nothing' : excerpt(given)}${within}.`);
    this.reason = reason;
    this.parameter = parameter;
    this.given = given;
  }

  /** The HTTP status of the response: 403 if the caller may not see the marker's item, and 400 for every other reason. */
  get status(): 400 | 403 {
    return this.reason === 'marker-not-readable' ? 403 : 400;
  }
}

function excerpt(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 200)}… (${text.length} characters)`;
}
