import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { bundleScripts } from './scripts.ts';

/** The files that the endpoint pages load, relative to the root of the site. Each name has a hash of its content. */
export interface Assets {
  readonly style: string;
  /** A module. */
  readonly script: string;
}

/** In the order in which they apply. */
const styles = ['site', 'console'];

/** Writes the files that the endpoint pages load. */
export async function buildAssets(distribution: URL): Promise<Assets> {
  await mkdir(new URL('assets/', distribution));
  const parts = styles.map((name) => readFile(new URL(`../style/${name}.css`, import.meta.url), 'utf8'));
  const style = (await Promise.all(parts)).join('\n');
  const scripts = await bundleScripts();
  for (const { path, code } of scripts) await writeFile(new URL(path, distribution), code);
  return { style: await write('site', 'css', style, distribution), script: scripts[0].path };
}

async function write(name: string, extension: string, content: string, distribution: URL): Promise<string> {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const path = `assets/${name}.${hash}.${extension}`;
  await writeFile(new URL(path, distribution), content);
  return path;
}
