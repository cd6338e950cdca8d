import { baseUrlOf } from '../base-url.ts';
import { checkOptions } from '../check-options.ts';
import { QueryError } from '../errors/query-error.ts';
import { within } from '../http/time-limit.ts';
import type { Token, TokenProvider } from '../http/token.ts';
import type { IssuedToken, LoginOptions } from '../keystone/login.ts';
import { sharedLogin } from '../keystone/shared-login.ts';
import { authenticationOf } from './authentication.ts';
import { imageEndpoint } from './catalog.ts';
import { chooseCloud } from './choose-cloud.ts';
import { checkConnection } from './connection.ts';
import { interfacesOf } from './interface.ts';
import { type Setting, textOf } from './settings.ts';
import type { Variables } from './variables.ts';
import { projectSettings } from './who.ts';

export interface CloudOptions extends LoginOptions {
  /** The name of a cloud in clouds.yaml. Default: `OS_CLOUD`, or what the variables describe, or the only cloud. */
  readonly cloud?: string | undefined;
  /** Default: `OS_REGION_NAME`, or the cloud's first region. */
  readonly region?: string | undefined;
  /** The interface of the image service, or several, the most preferred first. Default: the cloud's, or `public`. */
  readonly interface?: Interface | readonly [Interface, ...Interface[]] | undefined;
  /** The variables to read, which override the files. Default: `process.env`. */
  readonly env?: Variables | undefined;
  /** Ends the first login. */
  readonly signal?: AbortSignal | undefined;
}

type Interface = 'public' | 'internal' | 'admin';

/** Options for `createImageClient`. */
export interface CloudClientOptions {
  readonly token: Token | TokenProvider;
  /** The endpoint of the image service. */
  readonly baseUrl: string;
  /** The `fetch` in the options, if there is one. */
  readonly fetch?: typeof fetch;
}

const cloudOptionNames = [
  'timeout',
  'retries',
  'maxRetryDelay',
  'renewBefore',
  'fetch',
  'cloud',
  'region',
  'interface',
  'env',
  'signal',
];

/**
 * Reads OpenStack's `OS_*` variables and clouds.yaml as openstackclient does, logs in at Keystone, and takes the image
 * service's endpoint from Keystone's catalog. It logs in once: the client uses that token, and renews it. If
 * `image_endpoint_override` is set, the first request logs in.
 *
 * The types of login are keystoneauth's `password`, `v3password`, `v3applicationcredential`, `token`, `v3token` and
 * `admin_token`. `token` exchanges a token for another, which expires with it and is not renewed. `admin_token` uses a
 * token and an `endpoint` as they are. The settings of other services and of timeouts are not read.
 *
 * @returns options that may be spread into more: `createImageClient({ ...options, timeout: 5_000 })`.
 * @throws {QueryError} if an option, a variable, a file or a setting is invalid. It names what is wrong, and shows no
 * secret.
 * @throws {TokenError} if Keystone issues no token.
 * @throws {BodyError} if Keystone's response has no catalog, or the catalog no image service.
 * @throws {AbortError} if the signal is aborted.
 * @see docs/decisions/0018-openstack-conventions.md
 */
export async function cloudOptions(options: CloudOptions = {}): Promise<CloudClientOptions> {
  check(options);
  const { env: variables = process.env, fetch, signal, ...choice } = Object(options) as CloudOptions;
  const cloud = await chooseCloud({ cloud: choice.cloud, region: choice.region, variables });
  const { settings } = cloud;
  if (!fetch) checkConnection(settings);
  const interfaces = interfacesOf(settings, choice.interface);
  const authentication = authenticationOf(cloud);
  const override = settings.find('image_endpoint_override', 'image_endpoint');
  const rest = fetch && { fetch };
  if ('endpoint' in authentication) {
    return { token: authentication.token, baseUrl: urlOf(override ?? authentication.endpoint), ...rest };
  }
  const issue = sharedLogin(authentication, { fetch, ...choice });
  const token: TokenProvider = async (request) => (await issue(request)).token;
  if (override) return { token, baseUrl: urlOf(override), ...rest };
  const logIn = (ending: AbortSignal): Promise<IssuedToken> => issue({ rejected: undefined, signal: ending });
  const { catalog } = await within([signal], Number.POSITIVE_INFINITY, Error, logIn);
  const own = choice.region === undefined ? settings.find('image_region_name') : undefined;
  const region = own ? { name: own.name, value: textOf(own, false) ?? '' } : cloud.region;
  // An application credential is for a project.
  const hasProject = settings.findAuth(...projectSettings, 'application_credential_secret') !== undefined;
  return { token, baseUrl: imageEndpoint(catalog, region, interfaces, hasProject), ...rest };
}

/** @throws {QueryError} if an option is unknown or invalid. */
function check(options: CloudOptions): void {
  checkOptions(options, cloudOptionNames);
  const { cloud, region, env = {} } = Object(options) as CloudOptions;
  for (const [name, value] of Object.entries({ cloud, region })) {
    if (value === undefined || (value && typeof value === 'string')) continue;
    throw new QueryError(name, 'must be a name', value);
  }
  if (typeof env !== 'object' || !env) throw new QueryError('env', 'must be an object like process.env', env, true);
}

function urlOf(setting: Setting): string {
  return baseUrlOf(setting.name, textOf(setting, true) ?? '');
}
