import { QueryError } from '../errors/query-error.ts';
import { Token } from '../http/token.ts';
import type { Login } from '../keystone/login.ts';
import { authUrlOf } from './auth-url.ts';
import type { Cloud } from './choose-cloud.ts';
import { missing, required } from './required.ts';
import { authLayer, type Setting, textOf } from './settings.ts';
import { scopeOf, userOf } from './who.ts';

/** A login at Keystone, or a token that needs none and the endpoint of the service. */
export type Authentication = Login | { readonly token: Token; readonly endpoint: Setting };

const scope = ['project_id', 'project_name', 'tenant_id', 'tenant_name', 'domain_id', 'domain_name'];
const common = ['auth_url', ...scope, 'project_domain_id', 'project_domain_name', 'trust_id', 'system_scope'];
const user = ['user_id', 'username', 'user_name', 'user_domain_id', 'user_domain_name'];
const defaults = ['default_domain_id', 'default_domain_name'];
const credential = ['application_credential_id', 'application_credential_name', 'application_credential_secret'];
const token = ['token', 'auth_token'];

/** The types of login by keystoneauth's names, with their settings in `auth`. keystoneauth rejects others too. */
const types: Readonly<Record<string, readonly string[]>> = {
  password: [...common, ...user, ...defaults, 'password'],
  v3password: [...common, ...user, 'password'],
  v3applicationcredential: [...common, ...user, ...credential],
  token: [...common, ...defaults, ...token],
  v3token: [...common, ...token],
  admin_token: [...token, 'endpoint', 'url'],
};

/**
 * Reads how to log in.
 *
 * @throws {QueryError} if a setting is missing, unknown or not supported.
 */
export function authenticationOf(cloud: Cloud): Authentication {
  const { settings } = cloud;
  const setting = settings.find('auth_type');
  const name = textOf(setting, false) ?? 'password';
  // openstackclient has both names.
  const type = name === 'token_endpoint' ? 'admin_token' : name;
  const names = Object.hasOwn(types, type) ? types[type] : undefined;
  if (!names) {
    const supported = Object.keys(types).join(', ');
    throw new QueryError(setting?.name ?? 'auth_type', `must be a type that is supported: ${supported}`, name);
  }
  rejectOthers(cloud, type, names);
  if (type === 'admin_token') {
    const endpoint = settings.findAuth('endpoint', 'url');
    if (!endpoint) throw missing(cloud, type, 'endpoint');
    return { token: new Token(required(cloud, type, 'token', 'auth_token')), endpoint };
  }
  const { method, data, secret } = methodOf(cloud, type);
  const target = scopeOf(cloud, type);
  const identity = { methods: [method], [method]: data };
  return {
    url: authUrlOf(cloud, type),
    auth: target ? { identity, scope: target } : { identity },
    secret: new Token(secret),
  };
}

/** The method of Keystone's `identity`, its data, and the secret in that. */
function methodOf(
  cloud: Cloud,
  type: string,
): { readonly method: string; readonly data: object; readonly secret: string } {
  if (type.endsWith('password')) {
    const secret = required(cloud, type, 'password');
    return { method: 'password', data: { user: { ...userOf(cloud, type), password: secret } }, secret };
  }
  if (type.endsWith('token')) {
    const secret = required(cloud, type, 'token', 'auth_token');
    return { method: 'token', data: { id: secret }, secret };
  }
  const secret = required(cloud, type, 'application_credential_secret');
  const id = cloud.settings.auth('application_credential_id');
  const named = id ? { id } : { name: required(cloud, type, 'application_credential_name'), user: userOf(cloud, type) };
  return { method: 'application_credential', data: { ...named, secret }, secret };
}

/** Rejects misspelt settings in `auth`, and scopes that are not supported. */
function rejectOthers({ settings }: Cloud, type: string, names: readonly string[]): void {
  for (const { nameOf, values } of settings.layers.map(authLayer)) {
    for (const [name, value] of Object.entries(values)) {
      if (names.includes(name)) continue;
      throw new QueryError(nameOf(name), `is unknown for auth_type ${type}. Known: ${names.join(', ')}`, value, true);
    }
  }
  for (const name of ['trust_id', 'system_scope']) {
    const setting = settings.findAuth(name);
    if (!setting) continue;
    throw new QueryError(setting.name, 'is not supported. Set project_id or project_name', setting.value, true);
  }
}
