import { baseUrlOf } from '../base-url.ts';
import { QueryError } from '../errors/query-error.ts';
import type { Cloud } from './choose-cloud.ts';
import { missing } from './required.ts';
import { invalid, textOf } from './settings.ts';

/** Keystone's URL with its version, which keystoneauth adds too if it is missing. */
export function authUrlOf(cloud: Cloud, type: string): string {
  const { settings, region } = cloud;
  const version = settings.find('identity_api_version');
  // The openstack command rejects 3.0. It accepts 03 and 0x3, which are more likely to be a mistake.
  if (version && version.value !== '3') throw invalid(version, 'must be 3, without a point, a sign or another zero');
  const setting = settings.findAuth('auth_url');
  const text = textOf(setting, true);
  if (!setting || !text) throw missing(cloud, type, 'auth_url');
  const filled = text.replaceAll('{region_name}', region?.value ?? '');
  if (/[{}]/.test(filled)) {
    throw new QueryError(setting.name, 'must have no placeholder other than {region_name}', text, true);
  }
  const url = baseUrlOf(setting.name, filled);
  if (/\/v2(\.\d+)?$/.test(url)) throw new QueryError(setting.name, 'must be the URL of Keystone v3', text, true);
  return /\/v3$/.test(url) ? url : `${url}/v3`;
}
