import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { comparable } from './comparable.ts';
import type { RedoclyReport } from './redocly-diff.ts';
import type { Translated } from './translations.ts';

/** The document and its overlay, relative to the root of the repository. */
export const documentFile = 'openapi/image-api.yaml';
const overlayFile = 'openapi/overlays/en.yaml';

const cli = fileURLToPath(new URL('cli.js', import.meta.resolve('@redocly/cli/bin/cli.js')));

/**
 * Runs Redocly CLI in a directory without a configuration: ours is about linting, and adds notes to descriptions.
 *
 * @throws if it fails. The message is what it printed.
 */
async function redocly(directory: string, args: readonly string[]): Promise<string> {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const options = { cwd: directory, env, maxBuffer: 2 ** 26 };
  return await new Promise((succeed, fail) => {
    execFile(process.execPath, [cli, ...args], options, (error, stdout, stderr) => {
      if (error) fail(new Error(`redocly ${args.join(' ')} failed:\n${stderr}`));
      else succeed(stdout);
    });
  });
}

/**
 * Bundles the document of a work tree, with the overlay and without it. The bundles are written into a directory.
 *
 * @throws if the document is invalid.
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
    // If a part of the overlay does not fit, its translations are reported as removed; lint reports why.
    write('english.json', existsSync(overlay) ? ['--overlay', overlay, '--force'] : []),
  ]);
  return { document, english };
}

/** Runs `redocly diff` on two documents. Writes them into a directory first. */
export async function diff(base: object, revision: object, directory: string): Promise<RedoclyReport> {
  await writeFile(join(directory, 'base.json'), JSON.stringify(comparable(base)));
  await writeFile(join(directory, 'revision.json'), JSON.stringify(comparable(revision)));
  const report = await redocly(directory, ['diff', 'base.json', 'revision.json', '--format=json', '--fail-on=none']);
  return JSON.parse(report) as RedoclyReport;
}
