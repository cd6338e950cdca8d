import { AbortError } from './errors/abort-error.ts';

/** The longest time that a timer takes, in milliseconds. */
const longest = 2 ** 31 - 1;

/**
 * Runs some work until it ends, a signal is aborted, or the time is over. It ends even if the work ignores its signal.
 *
 * @param signals Any of them ends it.
 * @param milliseconds If it is longer than a timer can wait, nothing limits the wait.
 * @param late Creates the error for when the time is over.
 * @throws {AbortError} if a signal is aborted; the error of `late` if the time is over; the error of the work if it fails.
 */
export function within<Result>(
  signals: readonly (AbortSignal | undefined)[],
  milliseconds: number,
  late: () => Error,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const own = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let abort: () => void;
  return new Promise<Result>((resolve, reject) => {
    const end = (error: Error): void => {
      // Rejects first: aborted work may fail with an error of its own.
      reject(error);
      own.abort(error);
    };
    abort = () => {
      for (const signal of signals) if (signal?.aborted) end(abortErrorOf(signal));
    };
    for (const signal of signals) signal?.addEventListener('abort', abort);
    abort();
    // If the time is over already, the work does not start.
    if (milliseconds <= 0) end(late());
    else if (milliseconds <= longest) timer = setTimeout(() => end(late()), milliseconds);
    if (!own.signal.aborted) work(own.signal).then(resolve, reject);
  }).finally(() => {
    clearTimeout(timer);
    for (const signal of signals) signal?.removeEventListener('abort', abort);
  });
}

export function abortErrorOf({ reason }: AbortSignal): AbortError {
  return new AbortError('The request was aborted.', { cause: reason });
}
