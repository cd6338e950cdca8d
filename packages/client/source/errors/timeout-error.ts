import { BaseError } from './base-error.ts';

/** One attempt took longer than `timeout`, or all of them together longer than `deadline`. */
export class TimeoutError extends BaseError {
  override readonly name = 'TimeoutError';
}

export function isTimeoutError(error: unknown): error is TimeoutError {
  return error instanceof TimeoutError;
}
