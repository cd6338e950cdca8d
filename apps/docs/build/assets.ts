import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';

/** The files that the endpoint pages load, relative to the root of the site. Each name has a hash of its content. */
export interface Assets {
  readonly style: string;
}

/** Writes the files that the endpoint pages load. */
export async function buildAssets(distribution: URL): Promise<Assets> {
  await mkdir(new URL('assets/', distribution));
  const style = await readFile(new URL('../style/site.css', import.meta.url), 'utf8');
  return { style: await write('site', 'css', style, distribution) };
}

async function write(name: string, extension: string, content: string, distribution: URL): Promise<string> {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const path = `assets/${name}.${hash}.${extension}`;
  await writeFile(new URL(path, distribution), content);
  return path;
}
