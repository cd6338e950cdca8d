import { readFile, stat } from 'node:fs/promises';
import { QueryError } from '../errors/query-error.ts';
import { isMapping, type Mapping } from './mapping.ts';
import { parseYaml } from './yaml.ts';

export interface SettingsFile {
  readonly path: string;
  readonly content: Mapping;
}

/** The maximum size of a file, in bytes: 1 MiB. A larger one is not a file of settings, and takes long to parse. */
const maximumSize = 2 ** 20;

/**
 * Reads a YAML or JSON file. Of its content errors show only names, lines and columns: a line may hold a password.
 *
 * @returns undefined if the file is missing or this process may not read it; openstackclient then tries the next.
 * @throws {QueryError} if the file cannot be read, is larger than 1 MiB or is not a mapping.
 */
export async function readSettingsFile(path: string): Promise<SettingsFile | undefined> {
  let text: string;
  try {
    const { size } = await stat(path);
    if (size > maximumSize) throw new QueryError(path, `must have at most ${maximumSize} bytes`, size);
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES') return undefined;
    throw new QueryError(path, `cannot be read (${code})`);
  }
  const content = path.endsWith('.json') ? parseJson(path, text) : parseYaml(path, text);
  if (!isMapping(content)) throw new QueryError(path, 'must be a mapping', content, content !== null);
  return { path, content };
}

function parseJson(path: string, text: string): unknown {
  try {
    JSON.parse(text);
  } catch {
    // The error of JSON.parse shows a part of the text.
    throw new QueryError(path, 'must be valid JSON');
  }
  // openstackclient makes texts of whole numbers too. JSON.parse would make 12 of 12.0, which openstackclient does not.
  const strings = text.replace(/"(?:\\.|[^"\\])*"|-?\d[\d.eE+-]*/g, (part) =>
    /^(0|-?[1-9]\d*)$/.test(part) ? `"${part}"` : part,
  );
  return JSON.parse(strings);
}
