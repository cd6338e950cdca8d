import { keystoneUrlOf } from './base-url.ts';
import { checkOptions } from './check-options.ts';
import { QueryError } from './errors/query-error.ts';
import { keystoneUrl } from './generated/operations.gen.ts';
import { Token, type TokenProvider } from './http/token.ts';
import type { LoginOptions } from './keystone/login.ts';
import { sharedLogin } from './keystone/shared-login.ts';

/** A user or a project: by ID, or by name with the domain that the service may require. */
export type Named =
  | { readonly id: string; readonly name?: never; readonly domain?: never }
  | {
      readonly name: string;
      readonly domain?: { readonly id: string } | { readonly name: string };
      readonly id?: never;
    };

export interface PasswordOptions extends LoginOptions {
  /** The API user, for example `{ name: 'gncu00000000' }`. */
  readonly user: Named;
  readonly password: string;
  /** The tenant, for example `{ id: '7c4a2d1e9f3b4c5d8e6f0a1b2c3d4e5f' }`. */
  readonly project: Named;
  /** The URL of Keystone. `/v3` is added if it has no version. Default: ConoHa's, from the document. */
  readonly url?: string;
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

/**
 * Provides tokens for a user and a password, from Keystone (`POST /v3/auth/tokens`). Concurrent callers share one login.
 * The token is used until shortly before it expires or the service rejects it. If renewing it fails, it is used until it
 * expires. If the service rejects both a token and its replacement within a minute, the client reports that, and the
 * next login follows after that minute at the earliest.
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
  const identity = { methods: ['password'], password: { user: { ...user, password } } };
  const issue = sharedLogin(
    { url: keystoneUrlOf('url', url), auth: { identity, scope: { project } }, secret: new Token(password) },
    options,
  );
  return async (request) => (await issue(request)).token;
}
