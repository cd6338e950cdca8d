import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../packed/outside.ts';

/** The folder of the programs that read the document, with packages of its own. */
export const tools = fileURLToPath(new URL('tools/', import.meta.url));

/** Installs the programs, unless those of the lock file are installed already. */
export async function installTools(): Promise<void> {
  const lock = join(tools, 'package-lock.json');
  const installed = join(tools, 'node_modules/.installed.json');
  const current = await readFile(lock, 'utf8');
  if ((await readFile(installed, 'utf8').catch(() => undefined)) === current) return;
  await run('npm', ['ci'], { cwd: tools });
  await copyFile(lock, installed);
}
