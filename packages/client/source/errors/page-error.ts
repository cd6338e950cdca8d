import { BaseError, kindOf } from './base-error.ts';

/** The link to the next page leads back to an earlier page, so the list would never end. */
export class PageError extends BaseError {
  override readonly name = 'PageError';
}

export function isPageError(error: unknown): error is PageError {
  return kindOf(error) === 'PageError';
}
