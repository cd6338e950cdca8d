import { AbortError } from './errors/abort-error.ts';

/** The longest time that a timer takes, in milliseconds. */
const longest = 2 ** 31 - 1;

/**
 * Does some work for as long as its limits let it. The wait ends with them even where the work ignores its signal.
 *
 * @param signals Any of them ends it.
 * @param milliseconds More than a timer can take is for ever.
 * @param late Makes the error of being late.
 * @throws {AbortError} where a signal is aborted; what `late` makes where the time is over; else what the work throws.
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
      // First: what is aborted may fail in a way of its own.
      reject(error);
      own.abort(error);
    };
    abort = () => {
      for (const signal of signals) if (signal?.aborted) end(abortErrorOf(signal));
    };
    for (const signal of signals) signal?.addEventListener('abort', abort);
    abort();
    // What is late already is not begun.
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
