import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { RedoclyReport } from './redocly-diff.ts';
import type { Translated } from './translations.ts';

/** The document and its overlay, relative to the root of the repository. */
export const documentFile = 'openapi/image-api.yaml';
const overlayFile = 'openapi/overlays/en.yaml';

const cli = fileURLToPath(new URL('cli.js', import.meta.resolve('@redocly/cli/bin/cli.js')));

/** Runs Redocly CLI in a directory without a configuration: ours adds notes to descriptions, and is about linting. */
async function redocly(directory: string, args: readonly string[]): Promise<string> {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const options = { cwd: directory, env, maxBuffer: 2 ** 26 };
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args], options);
  return stdout;
}

/**
 * Bundles the document of a work tree into `document.json` of a directory, and its English into `english.json`.
 *
 * @throws if the document or the overlay is invalid; the message is that of Redocly CLI.
 */
export async function bundle(tree: string, directory: string): Promise<Translated> {
  await mkdir(directory, { recursive: true });
  const overlay = resolve(tree, overlayFile);
  const write = async (name: string, options: readonly string[]): Promise<object> => {
    await redocly(directory, ['bundle', resolve(tree, documentFile), '--output', name, ...options]);
    return JSON.parse(await readFile(join(directory, name), 'utf8')) as object;
  };
  const [document, english] = await Promise.all([
    write('document.json', []),
    write('english.json', existsSync(overlay) ? ['--overlay', overlay] : []),
  ]);
  return { document, english };
}

/** Compares two documents that {@link bundle} wrote. */
export async function diff(base: string, revision: string, directory: string): Promise<RedoclyReport> {
  const files = [join(base, 'document.json'), join(revision, 'document.json')];
  return JSON.parse(await redocly(directory, ['diff', ...files, '--format=json', '--fail-on=none'])) as RedoclyReport;
}
