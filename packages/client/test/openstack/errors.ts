import { inspect } from 'node:util';
import { expect } from 'vitest';
import { type CloudOptions, cloudOptions } from '../../source/openstack.ts';
import { Machine } from './machine.ts';

/** The secret that must not appear in any error. */
export const canary = 'canary-7f3a9c';

/** The `auth` of a cloud. */
export const auth = `{ auth_url: "http://127.0.0.1:9/v3", username: u, password: ${canary}, project_name: p }`;

/** A clouds.yaml with one cloud. */
export function cloud(settings: string): Record<string, string> {
  return { 'clouds.yaml': `clouds:\n  conoha:\n    ${settings.replaceAll('\n', '\n    ')}\n` };
}

/** The error of a machine with these files and variables. It has `~/` for the folder, and must not show the secret. */
export async function errorOf(
  files: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
  options: CloudOptions = {},
): Promise<Error> {
  await using machine = await Machine.with(files, env);
  const error: Error = await cloudOptions({ retries: 0, env: machine.env, ...options }).catch((thrown) => thrown);
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(canary);
  error.message = error.message.replaceAll(`${machine.folder}/home/.config/openstack/`, '~/');
  return error;
}
