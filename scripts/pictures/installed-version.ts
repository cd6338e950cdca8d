import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';

/** The first two numbers of the version of an installed package. @param base The URL of the module that imports it. */
export function installedVersion(name: string, base: string | URL): string {
  const manifest = findPackageJSON(name, base);
  if (manifest === undefined) throw new Error(`The package ${name} must be installed.`);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return version.split('.').slice(0, 2).join('.');
}
