import type { AbortError } from './abort-error.ts';
import { kindOf } from './base-error.ts';
import type { BodyError } from './body-error.ts';
import type { CallbackError } from './callback-error.ts';
import type { DriftError } from './drift-error.ts';
import type { NetworkError } from './network-error.ts';
import type { PageError } from './page-error.ts';
import type { QueryError } from './query-error.ts';
import type { ResponseError } from './response-error.ts';
import type { TimeoutError } from './timeout-error.ts';
import type { TokenError } from './token-error.ts';

/** An error other than an error response of the service: the reason why there is no usable response. */
export type NoResponseError =
  | AbortError
  | BodyError
  | CallbackError
  | DriftError
  | NetworkError
  | PageError
  | QueryError
  | TimeoutError
  | TokenError;

/** Any error of this client. A `switch` over `name` is exhaustive. */
export type ImageClientError = ResponseError | NoResponseError;

export function isImageClientError(error: unknown): error is ImageClientError {
  return kindOf(error) !== undefined;
}
