import { NetworkError } from './errors/network-error.ts';
import { ResponseError } from './errors/response-error.ts';
import { TimeoutError } from './errors/timeout-error.ts';
import { within } from './waiting.ts';

/** A failure that may be over when the same is asked again. */
export type PassingError = NetworkError | ResponseError | TimeoutError;

export interface RetryOptions {
  /** How often to ask again after a network error, a timeout, and the statuses 408, 429 and 5xx. Default: 2. */
  readonly retries?: number | undefined;
  /** The longest wait before asking again, also where `Retry-After` says a longer one, in milliseconds. Default: 30,000. */
  readonly maxRetryDelay?: number | undefined;
}

/** Half of the milliseconds that the wait before the first retry takes at most. Before each further one they double. */
const halfOfFirst = 125;

/**
 * Does what may fail once more, after a wait, where the failure may be over by then.
 *
 * @param attempt Told how many attempts this one makes.
 * @param onRetry Told of a failure, of which attempt it is, and of the milliseconds until the next.
 * @throws what the last attempt throws.
 */
export async function retrying<Result>(
  { retries = 2, maxRetryDelay = 30_000 }: RetryOptions,
  signal: AbortSignal,
  attempt: (count: number) => Promise<Result>,
  onRetry: (error: PassingError, count: number, delay: number) => void,
): Promise<Result> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt(count);
    } catch (error) {
      if (count > retries || !isPassing(error)) throw error;
      const { retryAfter = Math.random() * Math.min(maxRetryDelay, halfOfFirst * 2 ** count) } =
        error as Partial<ResponseError>;
      const delay = Math.min(maxRetryDelay, retryAfter);
      onRetry(error, count, delay);
      // An abort ends the wait, and then the next attempt before it begins.
      await within([signal], delay, Error, () => new Promise(() => {})).catch(() => {});
    }
  }
}

function isPassing(error: unknown): error is PassingError {
  if (!(error instanceof ResponseError)) return error instanceof NetworkError || error instanceof TimeoutError;
  return error.status >= 500 || error.status === 429 || error.status === 408;
}
