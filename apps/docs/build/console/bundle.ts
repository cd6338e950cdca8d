import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** A script of the site. */
export interface Script {
  /** Relative to the root of the site. */
  readonly path: string;
  readonly code: string;
}

/** The scripts of the console: first that of the page, then those that it loads. */
export async function bundleConsole(): Promise<[Script, ...Script[]]> {
  const bundle = await rolldown({
    input: { console: fileURLToPath(new URL('../../console/index.ts', import.meta.url)) },
    platform: 'browser',
    // Without `node`, so that our packages are those for the web.
    resolve: { conditionNames: ['@conoha-images/source', 'browser', 'default'] },
    onLog: (_level, log) => {
      throw new Error(`The console would not work: ${log.message}`);
    },
  });
  const { output } = await bundle.generate({
    format: 'esm',
    minify: true,
    entryFileNames: 'assets/[name].[hash].js',
    chunkFileNames: 'assets/[name].[hash].js',
  });
  const scripts = output.map((file) => {
    if (file.type !== 'chunk') throw new Error(`The console must be scripts alone: ${file.fileName}.`);
    return { path: file.fileName, code: file.code };
  });
  const [entry, ...others] = scripts;
  if (!entry) throw new Error('The console has no script.');
  return [entry, ...others];
}
