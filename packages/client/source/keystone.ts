import { at, jsonIn, responseErrorOf } from './answer.ts';
import { checkedUrl, filled } from './base-url.ts';
import { checkNumber, checkOptions, optionsOfAttempts } from './check-options.ts';
import { BodyError } from './errors/body-error.ts';
import { QueryError } from './errors/query-error.ts';
import { TimeoutError } from './errors/timeout-error.ts';
import { TokenError } from './errors/token-error.ts';
import { exchange } from './exchange.ts';
import type { ClientOptions } from './options.ts';
import { type RetryOptions, retrying } from './retry.ts';
import { Token, type TokenProvider } from './token.ts';
import { within } from './waiting.ts';

/** A user or a project: by its id, or by its name, in a domain where the service wants one. */
export type Named =
  | { readonly id: string; readonly name?: never; readonly domain?: never }
  | {
      readonly name: string;
      readonly domain?: { readonly id: string } | { readonly name: string };
      readonly id?: never;
    };

export interface PasswordOptions extends RetryOptions {
  /** The API user, such as `{ name: 'gncu00000000' }`. */
  readonly user: Named;
  readonly password: string;
  /** The tenant, such as `{ id: '7c4a2d1e9f3b4c5d8e6f0a1b2c3d4e5f' }`. */
  readonly project: Named;
  readonly region?: ClientOptions['region'];
  /** Where Keystone is, with its version. Default: ConoHa's of the region. */
  readonly url?: string;
  /** How long before a token expires another is asked for, in milliseconds. Default: 300,000; never more than half its life. */
  readonly renewBefore?: number;
  /** How long one attempt to log in may take, in milliseconds. Default: 30,000. */
  readonly timeout?: number;
  /** Default: `globalThis.fetch`, looked up at each login. */
  readonly fetch?: typeof fetch;
}

interface Issued {
  readonly token: Token;
  /** When to ask for another, as `Date.now()` counts. */
  readonly renewAt: number;
  /** When it is none any more. */
  readonly expiresAt: number;
}

/**
 * Tokens for a user and a password, from Keystone (`POST /v3/auth/tokens`). One login serves everyone who waits for it;
 * its token is used until shortly before it expires, or until the service refuses it. Where there is no other then, it
 * is used until it expires.
 *
 * @throws {TokenError} the provider, where there is no token: its `cause` says why.
 * @see https://doc.conoha.jp/api-vps3/identity-post_tokens-v3/
 */
export function passwordToken(options: PasswordOptions): TokenProvider {
  checkOptions(options, optionsOfPassword);
  const { user, password, project, url, renewBefore = 0 } = Object(options) as Partial<PasswordOptions>;
  checkNumber('renewBefore', renewBefore);
  for (const [name, value] of Object.entries({ user, project })) {
    // What was given is not said: there may be a password in it.
    if (!(value?.id || value?.name)) throw new QueryError(name, typeof value, 'an object with an id or a name');
  }
  if (typeof password !== 'string') throw new QueryError('password', typeof password, 'a string');
  const base = url === undefined ? filled(identity, options) : checkedUrl('url', url);

  let issued: Issued | undefined;
  let login: Login | undefined;
  return async ({ rejected, signal }) => {
    const good = issued && issued.token.reveal() !== rejected?.reveal() ? issued : undefined;
    if (good && Date.now() < good.renewAt) return good.token;
    signal.throwIfAborted();
    login ??= logIn();
    const joined = login;
    joined.waiting += 1;
    const leave = (): void => {
      joined.waiting -= 1;
      if (joined.waiting === 0) joined.ending.abort();
    };
    signal.addEventListener('abort', leave);
    try {
      return await joined.token;
    } catch (error) {
      if (good && Date.now() < good.expiresAt) return good.token;
      throw error;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  };

  function logIn(): Login {
    const ending = new AbortController();
    const token = issuedBy(base, options, ending.signal).then((fresh) => {
      issued = fresh;
      return fresh.token;
    });
    const own = { token, ending, waiting: 0 };
    const end = (): void => {
      if (login === own) login = undefined;
    };
    // Who comes after it has ended, or after nobody waits for it any more, begins another.
    token.then(end, end);
    ending.signal.addEventListener('abort', end);
    return own;
  }
}

/** A login that goes on, for as long as somebody waits for it. */
interface Login {
  readonly token: Promise<Token>;
  readonly ending: AbortController;
  waiting: number;
}

/** @see https://doc.conoha.jp/api-vps3/identity-post_tokens-v3/ */
const identity = 'https://identity.{region}.conoha.io/v3';

const optionsOfPassword = [
  ...optionsOfAttempts,
  ...['user', 'password', 'project', 'region', 'url', 'renewBefore', 'fetch'],
];

/** @throws {TokenError} */
async function issuedBy(base: string, options: PasswordOptions, ending: AbortSignal): Promise<Issued> {
  const { timeout = 30_000 } = options;
  const late = (): Error => new TimeoutError(`The login took longer than the timeout of ${timeout} ms.`);
  const attempt = (): Promise<Issued> => within([ending], timeout, late, (signal) => ask(base, options, signal));
  try {
    return await retrying(options, ending, attempt, () => {});
  } catch (error) {
    throw new TokenError(`There is no token from ${base}.`, { cause: error });
  }
}

/** Asks for a token once. */
async function ask(base: string, options: PasswordOptions, signal: AbortSignal): Promise<Issued> {
  const { user, password, project, renewBefore = 300_000 } = options;
  const methods = { methods: ['password'], password: { user: { ...user, password } } };
  const secret = new Token(password);
  const init = {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ auth: { identity: methods, scope: { project } } }),
    signal,
  };
  const { response, text } = await exchange(`${base}/auth/tokens`, init, secret, options.fetch);
  const token = response.headers.get('x-subject-token');
  if (response.status !== 201) throw responseErrorOf(response, text, undefined, secret);
  if (!token) throw new BodyError('The answer has no header X-Subject-Token.');
  const life = lifeOf(response, text);
  const now = Date.now();
  return { token: new Token(token), renewAt: now + Math.max(life - renewBefore, life / 2), expiresAt: now + life };
}

/** How long a token lives, in milliseconds: by the clock of the service, as that of this machine may be wrong. */
function lifeOf({ headers }: Response, text: string): number {
  const expiry: unknown = at(jsonIn(text), ['token', 'expires_at']);
  const life = Date.parse(String(expiry)) - (Date.parse(headers.get('date') ?? '') || Date.now());
  // Of a token that does not say when it expires, only the service can say that it has.
  return Number.isNaN(life) ? Number.POSITIVE_INFINITY : life;
}
