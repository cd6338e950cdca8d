import { BaseError } from './base-error.ts';

/** One attempt took longer than `timeout`, or all of them together longer than `deadline`. Its `cause` is how the attempt before ended, if any did. */
export class TimeoutError extends BaseError {
  override readonly name = 'TimeoutError';
}

export function isTimeoutError(error: unknown): error is TimeoutError {
  return error instanceof TimeoutError;
}
