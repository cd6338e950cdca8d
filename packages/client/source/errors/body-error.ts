import { BaseError, kindOf } from './base-error.ts';

/** The body of a successful response is too large, or is not what it should be: a page of the list, or Keystone's token. */
export class BodyError extends BaseError {
  override readonly name = 'BodyError';
}

export function isBodyError(error: unknown): error is BodyError {
  return kindOf(error) === 'BodyError';
}
