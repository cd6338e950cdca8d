import { TimeoutError } from '../errors/timeout-error.ts';
import { TokenError } from '../errors/token-error.ts';
import { retrying } from '../http/retry.ts';
import { within } from '../http/time-limit.ts';
import type { TokenRequest } from '../http/token.ts';
import { type IssuedToken, type Login, type LoginOptions, requestToken } from './login.ts';

/** How long a token that replaced a rejected one is kept although it is rejected too, in milliseconds. */
const pause = 60_000;

/** A login in progress. */
interface LoginInProgress {
  readonly issued: Promise<IssuedToken>;
  /** Aborts it when nobody waits for it. */
  readonly controller: AbortController;
  /** How many callers wait for it. */
  waiting: number;
}

/**
 * Logs in when a token is needed. Concurrent callers share one login, which is aborted when no caller waits for it. The
 * token is used until shortly before it expires or the service rejects it. If renewing it fails, it is used until it
 * expires. If the service rejects a token and within a minute its replacement too, the fault is not in the token: the
 * replacement is returned again, without another login, until a minute after its issue.
 *
 * @throws {TokenError} The function that is returned throws it if Keystone issues no token; its `cause` says why.
 */
export function sharedLogin(login: Login, options: LoginOptions): (request: TokenRequest) => Promise<IssuedToken> {
  let last: IssuedToken | undefined;
  let isReplacement = false;
  let current: LoginInProgress | undefined;
  return async ({ rejected, signal }) => {
    const isRejected = last?.token.reveal() === rejected?.reveal();
    if (last && isRejected && isReplacement && Date.now() < last.issuedAt + pause) return last;
    const usable = isRejected ? undefined : last;
    if (usable && Date.now() < usable.renewAt) return usable;
    signal.throwIfAborted();
    current ??= logIn(rejected !== undefined);
    const joined = current;
    joined.waiting += 1;
    const leave = (): void => {
      joined.waiting -= 1;
      if (joined.waiting === 0) joined.controller.abort();
    };
    signal.addEventListener('abort', leave);
    // Its `fetch` may have aborted the signal.
    if (signal.aborted) leave();
    try {
      return await joined.issued;
    } catch (error) {
      if (usable && Date.now() < usable.expiresAt) return usable;
      throw error;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  };

  function logIn(replaces: boolean): LoginInProgress {
    const controller = new AbortController();
    const issued = issueToken(login, options, controller.signal).then((fresh) => {
      isReplacement = replaces;
      last = fresh;
      return fresh;
    });
    const own = { issued, controller, waiting: 0 };
    const end = (): void => {
      if (current === own) current = undefined;
    };
    // Once it has ended or been aborted, the next caller starts another.
    issued.then(end, end);
    controller.signal.addEventListener('abort', end);
    return own;
  }
}

/** @throws {TokenError} */
async function issueToken(login: Login, options: LoginOptions, ending: AbortSignal): Promise<IssuedToken> {
  const { timeout = 30_000 } = options;
  const late = (): Error => new TimeoutError(`The login exceeded its timeout of ${timeout} ms.`);
  const attempt = (): Promise<IssuedToken> =>
    within([ending], timeout, late, (signal) => requestToken(login, options, signal));
  try {
    return await retrying(options, ending, attempt, () => {});
  } catch (error) {
    throw new TokenError(`The login at ${login.url} failed: ${(error as Error).message}`, { cause: error });
  }
}
