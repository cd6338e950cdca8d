import { BaseError, kindOf } from './base-error.ts';

/** One attempt exceeded `timeout`, or the whole call exceeded `deadline`. Its `cause` is the error of the attempt before, if there was one. */
export class TimeoutError extends BaseError {
  override readonly name = 'TimeoutError';
}

export function isTimeoutError(error: unknown): error is TimeoutError {
  return kindOf(error) === 'TimeoutError';
}
