import { BaseError } from './base-error.ts';

/** The next page is one that was there before: going on would never end. */
export class PageError extends BaseError {
  override readonly name = 'PageError';
}

export function isPageError(error: unknown): error is PageError {
  return error instanceof PageError;
}
