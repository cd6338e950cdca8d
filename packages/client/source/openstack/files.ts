import { join } from 'node:path';
import { QueryError } from '../errors/query-error.ts';
import { isMapping, type Mapping } from './mapping.ts';
import { readSettingsFile, type SettingsFile } from './read-file.ts';
import { type Layer, own, withUnderscores } from './settings.ts';
import type { Variables } from './variables.ts';

/** The files' endings, in openstackclient's order. */
const endings = ['.yaml', '.yml', '.json'];

/** The file that a variable names, or the first in the folders. */
export async function findFile(
  stem: string,
  folders: readonly string[],
  variables: Variables = {},
  variable = '',
): Promise<SettingsFile | undefined> {
  const path = variables[variable];
  if (path) {
    const file = await readSettingsFile(path);
    if (file) return file;
    // openstackclient would use another file instead.
    throw new QueryError(variable, 'must be the path of a file that this process may read', path);
  }
  for (const folder of folders) {
    for (const ending of endings) {
      const file = await readSettingsFile(join(folder, stem + ending));
      if (file) return file;
    }
  }
  return undefined;
}

/** The clouds or profiles of a file, by name. */
export function entriesOf({ path, content }: SettingsFile, section: string): Mapping {
  const entries = own(content, section) ?? {};
  if (!isMapping(entries))
    throw new QueryError(`${section} in ${path}`, 'must be a mapping', entries, entries !== null);
  return entries;
}

/** The layer of a cloud or a profile; undefined if the file has none of this name. */
export function layerOf(file: SettingsFile, section: string, name: string): Layer | undefined {
  const entries = entriesOf(file, section);
  if (!Object.hasOwn(entries, name)) return undefined;
  const { [name]: values } = entries;
  if (!isMapping(values)) {
    throw new QueryError(`${section}.${name} in ${file.path}`, 'must be a mapping', values, values !== null);
  }
  return { nameOf: (path) => `${section}.${name}.${path} in ${file.path}`, values: withUnderscores(values) };
}
