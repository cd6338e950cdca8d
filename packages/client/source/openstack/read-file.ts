import { readFile } from 'node:fs/promises';
import { isScalar, parseDocument, visit } from 'yaml';
import { QueryError } from '../errors/query-error.ts';

export type Mapping = Readonly<Record<string, unknown>>;

export interface SettingsFile {
  readonly path: string;
  readonly content: Mapping;
}

/**
 * Reads a YAML or JSON file. Of its content errors show only names, lines and columns: a line may hold a password.
 *
 * @returns undefined if the file is missing or this process may not read it; openstackclient then tries the next.
 * @throws {QueryError} if the file cannot be read or is not a mapping.
 */
export async function readSettingsFile(path: string): Promise<SettingsFile | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES') return undefined;
    throw new QueryError(path, `cannot be read (${code})`, undefined);
  }
  const content = path.endsWith('.json') ? parseJson(path, text) : parseYaml(path, text);
  if (!isMapping(content)) throw new QueryError(path, 'must be a mapping', content, content !== null);
  return { path, content };
}

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function parseJson(path: string, text: string): unknown {
  try {
    // openstackclient makes texts of numbers too.
    return JSON.parse(text, (_, value) => (Number.isSafeInteger(value) ? String(value) : value));
  } catch {
    // The error of JSON.parse shows a part of the text.
    throw new QueryError(path, 'must be valid JSON', text, true);
  }
}

function parseYaml(path: string, text: string): unknown {
  // openstackclient reads YAML 1.1, in which `<<` merges mappings and `yes` is true.
  const document = parseDocument(text, { version: '1.1', intAsBigInt: true, logLevel: 'silent', prettyErrors: true });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) {
    const [{ line, col } = { line: 1, col: 1 }] = problem.linePos ?? [];
    throw new QueryError(path, `must be valid YAML: ${problem.code} at line ${line}, column ${col}`, text, true);
  }
  visit(document, {
    Scalar(_, node) {
      if (isScalar(node) && isPlainNumber(node.value, node.source)) node.value = node.source;
    },
  });
  try {
    return document.toJS();
  } catch {
    // An alias without its anchor, or too many aliases.
    throw new QueryError(path, 'must be valid YAML: an alias cannot be resolved', text, true);
  }
}

/**
 * Whether a number means the same as its text, so a password or an ID needs no quotes. Others stay numbers, and are
 * rejected if a text is required: YAML reads `0123` as 83. openstackclient reads a number with an exponent but without
 * a decimal point, which an ID may look like, as a text.
 */
function isPlainNumber(value: unknown, source = ''): boolean {
  return (typeof value === 'number' || typeof value === 'bigint') && /^(0|-?[1-9]\d*|\d+e\d+)$/i.test(source);
}
