import { at, jsonIn, responseErrorOf } from './answer.ts';
import { BodyError } from './errors/body-error.ts';
import { NetworkError } from './errors/network-error.ts';
import { QueryError } from './errors/query-error.ts';
import { TimeoutError } from './errors/timeout-error.ts';
import { TokenError } from './errors/token-error.ts';
import type { ClientOptions } from './options.ts';
import { redact } from './redact.ts';
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
  /** Where Keystone is, with its version. Default: `https://identity.{region}.conoha.io/v3`. */
  readonly url?: string;
  /** How long before a token expires another is asked for, in milliseconds. Default: 300,000; never more than half its life. */
  readonly renewBefore?: number;
  /** How long one login may take, in milliseconds. Default: 30,000. */
  readonly timeout?: number;
  /** Default: `globalThis.fetch`, looked up at each login. */
  readonly fetch?: typeof fetch;
}

interface Issued {
  readonly token: Token;
  /** When to ask for another, as `Date.now()` counts. */
  readonly renewAt: number;
}

/**
 * Tokens for a user and a password, from Keystone (`POST /v3/auth/tokens`). One login serves everyone who waits for it;
 * its token is used until shortly before it expires, or until the service refuses it.
 *
 * @throws {TokenError} the provider, where there is no token: its `cause` says why.
 * @see https://doc.conoha.jp/api-vps3/identity-post_tokens-v3/ (facts/image-api.md 1.1)
 */
export function passwordToken(options: PasswordOptions): TokenProvider {
  const { user, password, project } = options;
  for (const [name, value] of Object.entries({ user, project })) {
    if (!(value?.id || value?.name)) throw new QueryError(name, value, 'an object with an id or a name');
  }
  if (typeof password !== 'string') throw new QueryError('password', typeof password, 'a string');
  let issued: Issued | undefined;
  let login: Promise<Token> | undefined;
  return async ({ rejected }) => {
    if (issued && Date.now() < issued.renewAt && issued.token.reveal() !== rejected?.reveal()) return issued.token;
    login ??= logIn(options)
      .then((fresh) => {
        issued = fresh;
        return fresh.token;
      })
      .finally(() => {
        login = undefined;
      });
    return login;
  };
}

async function logIn(options: PasswordOptions): Promise<Issued> {
  const { region = 'c3j1', url = `https://identity.${region}.conoha.io/v3`, timeout = 30_000 } = options;
  const late = (): Error => new TimeoutError(`The login took longer than the timeout of ${timeout} ms.`);
  const never = new AbortController().signal;
  try {
    return await retrying(
      options,
      never,
      () => within([], timeout, late, (signal) => ask(url, options, signal)),
      () => {},
    );
  } catch (error) {
    throw new TokenError(`There is no token from ${url}.`, { cause: error });
  }
}

/** Asks for a token once. */
async function ask(base: string, options: PasswordOptions, signal: AbortSignal): Promise<Issued> {
  const { user, password, project, renewBefore = 300_000, fetch = globalThis.fetch } = options;
  const identity = { methods: ['password'], password: { user: { ...user, password } } };
  const secret = new Token(password);
  const request = new Request(`${base.replace(/\/+$/, '')}/auth/tokens`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ auth: { identity, scope: { project } } }),
    // A redirect that was followed to another host would bring the password there.
    redirect: 'manual',
    signal,
  });
  const [response, text] = await fetch(request)
    .then(async (answer) => [answer, await answer.text()] as const)
    .catch((error) => {
      throw new NetworkError('Keystone could not be reached.', { cause: redact(error, secret) });
    });
  const token = response.headers.get('x-subject-token');
  if (response.status !== 201) throw responseErrorOf(response, text, undefined, secret);
  if (!token) throw new BodyError('The answer has no header X-Subject-Token.');
  return { token: new Token(token), renewAt: Date.now() + lifeOf(response, text, renewBefore) };
}

/** For how long a token is used, in milliseconds: by the clock of the service, as that of this machine may be wrong. */
function lifeOf({ headers }: Response, text: string, renewBefore: number): number {
  const expiry: unknown = at(jsonIn(text), ['token', 'expires_at']);
  const life = Date.parse(String(expiry)) - (Date.parse(headers.get('date') ?? '') || Date.now());
  // Of a token that does not say when it expires, only the service can say that it has.
  return Number.isNaN(life) ? Number.POSITIVE_INFINITY : Math.max(life - renewBefore, life / 2);
}
