import type { Cloud } from './choose-cloud.ts';
import { required } from './required.ts';

/** The settings that name a project. A tenant is its former name. */
export const projectSettings = ['project_id', 'tenant_id', 'project_name', 'tenant_name'] as const;

/** Keystone's `user`. */
export function userOf(cloud: Cloud, type: string): object {
  const id = cloud.settings.auth('user_id');
  if (id) return { id };
  return { name: required(cloud, type, 'username', 'user_name'), ...domainOf(cloud, type, 'user') };
}

/** Keystone's `scope`: what the token is for. Without it, Keystone takes the user's default project. */
export function scopeOf(cloud: Cloud, type: string): object | undefined {
  const { settings } = cloud;
  // A setting in its former name counts only if no layer has the new one.
  const id = settings.auth('project_id') ?? settings.auth('tenant_id');
  if (id) return { project: { id } };
  const name = settings.auth('project_name') ?? settings.auth('tenant_name');
  if (name) return { project: { name, ...domainOf(cloud, type, 'project') } };
  const domainId = settings.auth('domain_id');
  const domainName = settings.auth('domain_name');
  if (domainId) return { domain: { id: domainId } };
  return domainName ? { domain: { name: domainName } } : undefined;
}

/**
 * The `domain` of a user or a project. As in openstackclient, `domain_id` is that of both if there is a project, and
 * the default domain counts only if the version of Keystone's API is set.
 */
function domainOf(cloud: Cloud, type: string, owner: 'user' | 'project'): object {
  const { settings } = cloud;
  const hasProject = settings.findAuth(...projectSettings) !== undefined;
  const own = (key: string): string | undefined =>
    settings.auth(`${owner}_${key}`) ?? (hasProject ? settings.auth(key) : undefined);

  const id = own('domain_id');
  const name = own('domain_name');
  if (id) return { domain: { id } };
  if (!name && type.endsWith('password') && settings.find('identity_api_version')?.value === '3') {
    return { domain: { id: settings.text('default_domain') ?? 'default' } };
  }
  // keystoneauth requires a domain for these types. The others leave it to Keystone.
  if (type.startsWith('v3')) return { domain: { name: name ?? required(cloud, type, `${owner}_domain_name`) } };
  const defaultId = settings.auth('default_domain_id');
  const either = name ?? settings.auth('default_domain_name');
  if (defaultId) return { domain: { id: defaultId } };
  return either ? { domain: { name: either } } : {};
}
