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
export async function within<Result>(
  signals: readonly (AbortSignal | undefined)[],
  milliseconds: number,
  late: () => Error,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const own = new AbortController();
  // Nothing ends it: the usual call has neither a signal nor a deadline.
  if (milliseconds > longest && !signals.some(Boolean)) return work(own.signal);
  const abort = (): void => {
    const aborted = signals.find((signal) => signal?.aborted);
    if (aborted) own.abort(new AbortError('The request was aborted.', { cause: aborted.reason }));
  };
  const timer = milliseconds > longest ? undefined : setTimeout(() => own.abort(late()), milliseconds);
  for (const signal of signals) signal?.addEventListener('abort', abort);
  abort();
  try {
    return await new Promise<Result>((resolve, reject) => {
      own.signal.throwIfAborted();
      // Listens first: what is aborted may fail in a way of its own.
      own.signal.addEventListener('abort', () => reject(own.signal.reason));
      work(own.signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    for (const signal of signals) signal?.removeEventListener('abort', abort);
  }
}

/** @throws {AbortError} where the signal is aborted before the time is over. */
export async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): Promise<void> =>
    new Promise((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
  await within([signal], Number.POSITIVE_INFINITY, Error, wait).finally(() => clearTimeout(timer));
}
