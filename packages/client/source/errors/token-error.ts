import { BaseError, kindOf } from './base-error.ts';

/** The client has no token: the provider failed or returned an invalid token. Its `cause` says why, if that is known. */
export class TokenError extends BaseError {
  override readonly name = 'TokenError';
}

export function isTokenError(error: unknown): error is TokenError {
  return kindOf(error) === 'TokenError';
}
