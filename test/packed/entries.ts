import { readFile } from 'node:fs/promises';

/** The names by which a program imports the client's entries, from the `exports` of its package.json. */
export async function entriesOfClient(): Promise<string[]> {
  const manifest = await readFile(new URL('../../packages/client/package.json', import.meta.url), 'utf8');
  const { name, exports } = JSON.parse(manifest) as { name: string; exports: Record<string, unknown> };
  return Object.keys(exports)
    .filter((entry) => entry !== './package.json')
    .map((entry) => name + entry.slice(1));
}
