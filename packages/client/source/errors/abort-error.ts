import { BaseError, kindOf } from './base-error.ts';

/** The caller's `signal` was aborted. Its `cause` is the signal's reason. */
export class AbortError extends BaseError {
  override readonly name = 'AbortError';
}

export function isAbortError(error: unknown): error is AbortError {
  return kindOf(error) === 'AbortError';
}
