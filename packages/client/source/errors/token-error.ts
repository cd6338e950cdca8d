import { BaseError } from './base-error.ts';

/** There is no token: the provider failed, or gave what can't be one. Its `cause` says why, where it is known. */
export class TokenError extends BaseError {
  override readonly name = 'TokenError';
}

export function isTokenError(error: unknown): error is TokenError {
  return error instanceof TokenError;
}
