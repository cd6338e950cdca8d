import { BaseError } from './base-error.ts';

/** A function of the options threw what is none of these errors. That is the `cause`. */
export class CallbackError extends BaseError {
  override readonly name = 'CallbackError';
}

export function isCallbackError(error: unknown): error is CallbackError {
  return error instanceof CallbackError;
}
