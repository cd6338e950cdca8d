import { BaseError, kindOf } from './base-error.ts';

/** The service, or a gateway in front of it, responded with an error. */
export class ResponseError<Status extends number = number> extends BaseError {
  override readonly name = 'ResponseError';
  /** The HTTP status. */
  declare readonly status: Status;
  /** The status and its title, for example `400 Bad Request`. It has this form whatever the form of the body. */
  declare readonly code: string;
  /** The ID that the service gave to this request. Quote it when you contact support. */
  declare readonly requestId: string | undefined;
  /** The wait before a retry that the response asks for, in milliseconds; undefined if it asks for none. */
  declare readonly retryAfter: number | undefined;
}

export function isResponseError(error: unknown): error is ResponseError {
  return kindOf(error) === 'ResponseError';
}
