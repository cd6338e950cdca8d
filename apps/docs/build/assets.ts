import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** The files that the endpoint pages load, relative to the root of the site. Each name has a hash of its content. */
export interface Assets {
  readonly style: string;
  /** A module. */
  readonly script: string;
}

/** Writes the files that the endpoint pages load. */
export async function buildAssets(distribution: URL): Promise<Assets> {
  await mkdir(new URL('assets/', distribution));
  const style = await readFile(new URL('../style/site.css', import.meta.url), 'utf8');
  return {
    style: await write('site', 'css', style, distribution),
    script: await bundle('page', distribution),
  };
}

/** Bundles the module `NAME/index.ts`. */
async function bundle(name: string, distribution: URL): Promise<string> {
  const build = await rolldown({
    input: { [name]: fileURLToPath(new URL(`../${name}/index.ts`, import.meta.url)) },
    platform: 'browser',
    onLog: (_level, log) => {
      throw new Error(`The script would not work: ${log.message}`);
    },
  });
  const { output } = await build.write({
    dir: fileURLToPath(new URL('assets/', distribution)),
    format: 'esm',
    minify: true,
    entryFileNames: '[name].[hash].js',
    chunkFileNames: '[name].[hash].js',
  });
  return `assets/${output[0].fileName}`;
}

async function write(name: string, extension: string, content: string, distribution: URL): Promise<string> {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const path = `assets/${name}.${hash}.${extension}`;
  await writeFile(new URL(path, distribution), content);
  return path;
}
