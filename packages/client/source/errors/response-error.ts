import { BaseError } from './base-error.ts';

/** The service, or a gateway before it, answered with an error. */
export class ResponseError<Status extends number = number> extends BaseError {
  override readonly name = 'ResponseError';
  /** The HTTP status. */
  declare readonly status: Status;
  /** The status with its title, such as `400 Bad Request`, whichever form the body had. */
  declare readonly code: string;
  /** What the service calls this request, to ask its operator about. */
  declare readonly requestId: string | undefined;
  /** In how many milliseconds to ask again, where the response said so. */
  declare readonly retryAfter: number | undefined;
}

export function isResponseError(error: unknown): error is ResponseError {
  return error instanceof ResponseError;
}
