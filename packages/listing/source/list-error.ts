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

/** 403 if the caller may not see the marker's item, 404 if the list says so of an unknown marker, 400 for the rest. */
export type ListErrorStatus = 400 | 403 | 404;

/** A request that the list rejects. The message names the parameter, its value and what is allowed. */
export class ListError extends Error {
  override readonly name = 'ListError';
  readonly reason: ListErrorReason;
  readonly parameter: string;
  /** The invalid part of the value, decoded. */
  readonly value: string;
  /** The HTTP status of the response. */
  readonly status: ListErrorStatus;

  /**
   * @param value The invalid part of the value.
   * @param allowed What is allowed, in words that follow "must be".
   * @param whole The whole value. Default: `value`.
   * @param status Default: 400.
   */
  constructor(
    reason: ListErrorReason,
    parameter: string,
    value: string,
    allowed: string,
    whole = value,
    status: ListErrorStatus = 400,
  ) {
    const within = whole === value ? '' : ` in ${excerpt(whole)}`;
    super(`${parameter} must be ${allowed}; given: ${value === '' ? 'nothing' : excerpt(value)}${within}.`);
    this.reason = reason;
    this.parameter = parameter;
    this.value = value;
    this.status = status;
  }
}

function excerpt(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 200)}… (${text.length} characters)`;
}
