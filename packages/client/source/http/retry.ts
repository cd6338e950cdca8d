import { NetworkError } from '../errors/network-error.ts';
import { ResponseError } from '../errors/response-error.ts';
import { TimeoutError } from '../errors/timeout-error.ts';
import { within } from './time-limit.ts';

/** A failure that may not happen again when the request is repeated. */
export type RetriableError = NetworkError | ResponseError | TimeoutError;

export interface RetryOptions {
  /** The number of retries after network errors, timeouts, and the statuses 408, 429 and 5xx. Default: 2. */
  readonly retries?: number | undefined;
  /** The longest wait before a retry, in milliseconds. It also limits `Retry-After`. Default: 30,000. */
  readonly maxRetryDelay?: number | undefined;
}

/** Half of the longest wait before the first retry, in milliseconds. The longest wait doubles for each further retry. */
const halfOfFirst = 125;

/**
 * Repeats an attempt, after a wait, as long as it fails with a retriable error.
 *
 * @param attempt Called with the number of the attempt, from 1.
 * @param onRetry Called before each wait with the error, the number of the failed attempt, and the wait in milliseconds.
 * @throws the error of the last attempt.
 */
export async function retrying<Result>(
  { retries = 2, maxRetryDelay = 30_000 }: RetryOptions,
  signal: AbortSignal,
  attempt: (count: number) => Promise<Result>,
  onRetry: (error: RetriableError, count: number, delay: number) => void,
): Promise<Result> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt(count);
    } catch (error) {
      if (count > retries || !isRetriable(error)) throw error;
      // Random, so that clients do not all return at once; at least half, also if Retry-After asks for no wait.
      const longest = Math.min(maxRetryDelay, halfOfFirst * 2 ** count);
      const { retryAfter = 0 } = error as Partial<ResponseError>;
      const delay = Math.min(maxRetryDelay, Math.max(retryAfter, (longest / 2) * (1 + Math.random())));
      onRetry(error, count, delay);
      // An abort ends the wait, and then fails the next attempt before it sends anything.
      await within([signal], delay, Error, () => new Promise(() => {})).catch(() => {});
    }
  }
}

function isRetriable(error: unknown): error is RetriableError {
  if (!(error instanceof ResponseError)) return error instanceof NetworkError || error instanceof TimeoutError;
  return error.status >= 500 || error.status === 429 || error.status === 408;
}
