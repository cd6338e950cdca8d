import { BaseError, kindOf } from './base-error.ts';

/** The service could not be reached, or the connection ended before the response was complete. Its `cause` says why. */
export class NetworkError extends BaseError {
  override readonly name = 'NetworkError';
}

export function isNetworkError(error: unknown): error is NetworkError {
  return kindOf(error) === 'NetworkError';
}
