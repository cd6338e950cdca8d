import { AbortError } from '../errors/abort-error.ts';

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
  if (milliseconds === Number.POSITIVE_INFINITY && !signals.some(Boolean)) return work(own.signal);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stops: (() => void)[] = [];
  return new Promise<Result>((resolve, reject) => {
    const end = (error: Error): void => {
      // Rejects first: aborted work may fail with an error of its own.
      reject(error);
      own.abort(error);
    };
    for (const signal of signals) if (signal) stops.push(onAbort(signal, () => end(abortErrorOf(signal))));
    // If the time is over already, the work does not start.
    if (milliseconds <= 0) end(late());
    else if (milliseconds <= longest) timer = setTimeout(() => end(late()), milliseconds);
    if (!own.signal.aborted) work(own.signal).then(resolve, reject);
  }).finally(() => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  });
}

export function abortErrorOf({ reason }: AbortSignal): AbortError {
  return new AbortError('The request was aborted.', { cause: reason });
}

/** For each signal, what its abort calls. */
const listeners = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls a function when a signal is aborted, at once if it is aborted already. A signal has one listener, however many
 * calls share it: from the eleventh on, Node.js 20 warns of a memory leak.
 *
 * @returns Stops waiting for the abort.
 */
function onAbort(signal: AbortSignal, listener: () => void): () => void {
  if (signal.aborted) listener();
  const all = listeners.get(signal) ?? new Set();
  listeners.set(signal, all.add(listener));
  if (all.size === 1) signal.addEventListener('abort', callListeners);
  return () => {
    all.delete(listener);
    if (all.size === 0) signal.removeEventListener('abort', callListeners);
  };
}

function callListeners(this: AbortSignal): void {
  for (const listener of listeners.get(this) ?? []) listener();
}
