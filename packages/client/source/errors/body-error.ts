import { BaseError, kindOf } from './base-error.ts';

/** The service responded with 200, but the body is not a page of the list. */
export class BodyError extends BaseError {
  override readonly name = 'BodyError';
}

export function isBodyError(error: unknown): error is BodyError {
  return kindOf(error) === 'BodyError';
}
