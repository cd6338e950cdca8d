import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listen } from '../listen.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The mock as one file, or, if that is not built, its command. */
export const mockFile = ['dist/conoha-images-mock.mjs', 'bin/conoha-images-mock.js']
  .map((path) => join(root, 'packages/mock', path))
  .find((path) => existsSync(path));

/** A copy of an example outside of this repository. */
export class Example implements AsyncDisposable {
  readonly folder: string;

  static async copy(name: string): Promise<Example> {
    const folder = await mkdtemp(join(tmpdir(), `conoha-images-${name}-`));
    await cp(join(root, 'examples', name), folder, { recursive: true });
    return new Example(folder);
  }

  private constructor(folder: string) {
    this.folder = folder;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true });
  }
}

/** Replaces texts in the files of a folder, such as a port that another program may use here. */
export async function replaceIn(folder: string, replacements: Readonly<Record<string, string>>): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isFile() || file.includes('node_modules')) continue;
    const text = await readFile(file, 'utf8');
    const changed = Object.entries(replacements).reduce((value, [from, to]) => value.replaceAll(from, to), text);
    if (changed !== text) await writeFile(file, changed);
  }
}

/** A port that nothing listens on. */
export async function freePort(): Promise<string> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}
