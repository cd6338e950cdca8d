import { BaseError, kindOf } from './base-error.ts';

/** A function in the options, or middleware, threw something other than an error of this client. That is the `cause`. */
export class CallbackError extends BaseError {
  override readonly name = 'CallbackError';
}

export function isCallbackError(error: unknown): error is CallbackError {
  return kindOf(error) === 'CallbackError';
}
