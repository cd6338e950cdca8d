import { baseUrlOf } from './base-url.ts';
import { checkOptions } from './check-options.ts';
import { BodyError } from './errors/body-error.ts';
import { QueryError } from './errors/query-error.ts';
import { TimeoutError } from './errors/timeout-error.ts';
import { TokenError } from './errors/token-error.ts';
import { keystoneUrl } from './generated/operations.gen.ts';
import { readError } from './http/read-error.ts';
import { type RetryOptions, retrying } from './http/retry.ts';
import { send } from './http/send.ts';
import { within } from './http/time-limit.ts';
import { Token, type TokenProvider } from './http/token.ts';
import { jsonOf, valueOfPath } from './json.ts';

/** A user or a project: by ID, or by name with the domain that the service may require. */
export type Named =
  | { readonly id: string; readonly name?: never; readonly domain?: never }
  | {
      readonly name: string;
      readonly domain?: { readonly id: string } | { readonly name: string };
      readonly id?: never;
    };

export interface PasswordOptions extends RetryOptions {
  /** The API user, for example `{ name: 'gncu00000000' }`. */
  readonly user: Named;
  readonly password: string;
  /** The tenant, for example `{ id: '7c4a2d1e9f3b4c5d8e6f0a1b2c3d4e5f' }`. */
  readonly project: Named;
  /** The URL of Keystone with its version. Default: ConoHa's, from the document. */
  readonly url?: string;
  /** How long before its expiry a token is renewed, in milliseconds. At most half of its life. Default: 300,000. */
  readonly renewBefore?: number;
  /** The maximum duration of one attempt to log in, in milliseconds. Default: 30,000. */
  readonly timeout?: number;
  /** Default: `globalThis.fetch`, looked up for each login. */
  readonly fetch?: typeof fetch;
}

interface IssuedToken {
  readonly token: Token;
  /** When to request another, on the clock of `Date.now()`. */
  readonly renewAt: number;
  /** When it expires, on the same clock. */
  readonly expiresAt: number;
}

/**
 * Provides tokens for a user and a password, from Keystone (`POST /v3/auth/tokens`). Concurrent callers share one login.
 * The token is used until shortly before it expires or the service rejects it. If renewing it fails, it is used until it
 * expires.
 *
 * @throws {QueryError} if an option is unknown or invalid.
 * @throws {TokenError} The provider throws it if Keystone issues no token; its `cause` says why.
 * @see https://doc.conoha.jp/api-vps3/identity-post_tokens-v3/
 */
export function passwordToken(options: PasswordOptions): TokenProvider {
  checkOptions(options, passwordOptions);
  const { user, password, project, url = keystoneUrl } = Object(options) as Partial<PasswordOptions>;
  for (const [name, value] of Object.entries({ user, project })) {
    // The message has no value: a password may be in it by mistake.
    if (!(value?.id || value?.name)) throw new QueryError(name, 'must be an object with an id or a name', value, true);
  }
  if (typeof password !== 'string') throw new QueryError('password', 'must be a string', password, true);
  const baseUrl = baseUrlOf('url', url);

  let issued: IssuedToken | undefined;
  let login: Login | undefined;
  return async ({ rejected, signal }) => {
    const usable = issued && issued.token.reveal() !== rejected?.reveal() ? issued : undefined;
    if (usable && Date.now() < usable.renewAt) return usable.token;
    signal.throwIfAborted();
    login ??= logIn();
    const joined = login;
    joined.waiting += 1;
    const leave = (): void => {
      joined.waiting -= 1;
      if (joined.waiting === 0) joined.controller.abort();
    };
    signal.addEventListener('abort', leave);
    try {
      return await joined.token;
    } catch (error) {
      if (usable && Date.now() < usable.expiresAt) return usable.token;
      throw error;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  };

  function logIn(): Login {
    const controller = new AbortController();
    const token = issueToken(baseUrl, options, controller.signal).then((fresh) => {
      issued = fresh;
      return fresh.token;
    });
    const own = { token, controller, waiting: 0 };
    const end = (): void => {
      if (login === own) login = undefined;
    };
    // Once it has ended or been aborted, the next caller starts another.
    token.then(end, end);
    controller.signal.addEventListener('abort', end);
    return own;
  }
}

/** A login in progress. */
interface Login {
  readonly token: Promise<Token>;
  /** Aborts it when nobody waits for it. */
  readonly controller: AbortController;
  /** How many callers wait for it. */
  waiting: number;
}

const passwordOptions = [
  'timeout',
  'retries',
  'maxRetryDelay',
  'user',
  'password',
  'project',
  'url',
  'renewBefore',
  'fetch',
];

/** @throws {TokenError} */
async function issueToken(baseUrl: string, options: PasswordOptions, ending: AbortSignal): Promise<IssuedToken> {
  const { timeout = 30_000 } = options;
  const late = (): Error => new TimeoutError(`The login exceeded its timeout of ${timeout} ms.`);
  const attempt = (): Promise<IssuedToken> =>
    within([ending], timeout, late, (signal) => requestToken(baseUrl, options, signal));
  try {
    return await retrying(options, ending, attempt, () => {});
  } catch (error) {
    throw new TokenError(`The login at ${baseUrl} failed.`, { cause: error });
  }
}

/** Requests a token once. */
async function requestToken(baseUrl: string, options: PasswordOptions, signal: AbortSignal): Promise<IssuedToken> {
  const { user, password, project, renewBefore = 300_000 } = options;
  const methods = { methods: ['password'], password: { user: { ...user, password } } };
  const secrets = [new Token(password)];
  const init = {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ auth: { identity: methods, scope: { project } } }),
    signal,
  };
  const { response, text = '' } = await send(`${baseUrl}/auth/tokens`, init, secrets, options);
  const token = response.headers.get('x-subject-token');
  if (response.status !== 201) throw readError(response, text, secrets);
  if (!token) throw new BodyError('The response has no X-Subject-Token header.');
  const life = lifeOf(response, text);
  const now = Date.now();
  return { token: new Token(token), renewAt: now + Math.max(life - renewBefore, life / 2), expiresAt: now + life };
}

/** How long a token lives, in milliseconds: by the service's clock, as the clock of this machine may be wrong. */
function lifeOf({ headers }: Response, text: string): number {
  const expiry: unknown = valueOfPath(jsonOf(text), ['token', 'expires_at']);
  const life = Date.parse(String(expiry)) - (Date.parse(headers.get('date') ?? '') || Date.now());
  // A token without a date of expiry is used until the service rejects it.
  return Number.isNaN(life) ? Number.POSITIVE_INFINITY : life;
}
