import { BodyError } from '../errors/body-error.ts';
import { readError } from '../http/read-error.ts';
import type { RetryOptions } from '../http/retry.ts';
import { send } from '../http/send.ts';
import { Token } from '../http/token.ts';
import { jsonOf, valueOfPath } from '../json.ts';

/** How to log in and when to do it again, whatever the kind of login. */
export interface LoginOptions extends RetryOptions {
  /** How long before its expiry a token is renewed, in milliseconds. At most half of its life. Default: 300,000. */
  readonly renewBefore?: number | undefined;
  /** The maximum duration of one attempt to log in, in milliseconds. Default: 30,000. */
  readonly timeout?: number | undefined;
  /** Default: `globalThis.fetch`, looked up for each login. */
  readonly fetch?: typeof fetch | undefined;
}

/** What Keystone checks, and for what. */
export interface Login {
  /** The URL of Keystone with its version, without `/` at its end. */
  readonly url: string;
  /** The `auth` of the request's body. */
  readonly auth: object;
  /** The secret in it, which is left out of errors. */
  readonly secret: Token;
}

export interface IssuedToken {
  readonly token: Token;
  /** The services and their endpoints, as Keystone sent them. */
  readonly catalog: unknown;
  /** When it was issued, when to request another, and when it expires, on the clock of `Date.now()`. */
  readonly issuedAt: number;
  readonly renewAt: number;
  readonly expiresAt: number;
}

/** Requests a token once. */
export async function requestToken(
  { url, auth, secret }: Login,
  { renewBefore = 300_000, ...options }: LoginOptions,
  signal: AbortSignal,
): Promise<IssuedToken> {
  const init = {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ auth }),
    signal,
  };
  const { response, text = '' } = await send(`${url}/auth/tokens`, init, [secret], options);
  const token = response.headers.get('x-subject-token');
  if (response.status !== 201) throw readError(response, text, [secret]);
  if (!token) throw new BodyError('The response has no X-Subject-Token header.');
  const body = valueOfPath(jsonOf(text), ['token']);
  const life = lifeOf(response, valueOfPath(body, ['expires_at']));
  const issuedAt = Date.now();
  return {
    token: new Token(token),
    catalog: valueOfPath(body, ['catalog']),
    issuedAt,
    renewAt: issuedAt + Math.max(life - renewBefore, life / 2),
    expiresAt: issuedAt + life,
  };
}

/** How long a token lives, in milliseconds: by the service's clock, as the clock of this machine may be wrong. */
function lifeOf({ headers }: Response, expiry: unknown): number {
  const life = Date.parse(String(expiry)) - (Date.parse(headers.get('date') ?? '') || Date.now());
  // A token without a date of expiry is used until the service rejects it.
  return Number.isNaN(life) ? Number.POSITIVE_INFINITY : life;
}
