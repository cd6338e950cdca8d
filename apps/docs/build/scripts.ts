import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** A script of the site. */
export interface Script {
  /** Relative to the root of the site. */
  readonly path: string;
  readonly code: string;
}

/** The scripts of the endpoint page: first the one that the page loads, then those that it loads when it needs them. */
export async function bundleScripts(): Promise<[Script, ...Script[]]> {
  const bundle = await rolldown({
    input: { page: fileURLToPath(new URL('../page/index.ts', import.meta.url)) },
    platform: 'browser',
    // Without `node`, so that our packages are those for the web.
    resolve: { conditionNames: ['@conoha-images/source', 'browser', 'default'] },
    onLog: (_level, log) => {
      throw new Error(`The scripts of the page would not work: ${log.message}`);
    },
  });
  const { output } = await bundle.generate({
    format: 'esm',
    minify: true,
    entryFileNames: 'assets/[name].[hash].js',
    chunkFileNames: 'assets/[name].[hash].js',
  });
  const [entry, ...others] = output.map((file) => {
    if (file.type !== 'chunk') throw new Error(`The page must load scripts alone, not ${file.fileName}.`);
    return { path: file.fileName, code: file.code };
  });
  if (!entry) throw new Error('The page has no script.');
  return [entry, ...others];
}
