import { QueryError } from '../errors/query-error.ts';
import type { Cloud } from './choose-cloud.ts';

/** The text of a setting of the login, under the first of its names that is set. */
export function required(cloud: Cloud, type: string, name: string, ...others: readonly string[]): string {
  const text = cloud.settings.auth(name, ...others);
  if (text) return text;
  throw missing(cloud, type, name);
}

export function missing({ source }: Cloud, type: string, name: string): QueryError {
  const parameter = `auth.${name} or OS_${name.toUpperCase()}`;
  return new QueryError(parameter, `must be set for auth_type ${type}. The settings are those of ${source}`, undefined);
}
