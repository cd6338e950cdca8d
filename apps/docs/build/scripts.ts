import { fileURLToPath } from 'node:url';
import { type OutputChunk, rolldown } from 'rolldown';

/** The programs that the endpoint page loads. Each is the module `index.ts` of a folder of apps/docs. */
const programs = ['page', 'console'] as const;

/** A script of the site. */
export interface Script {
  /** Relative to the root of the site. */
  readonly path: string;
  readonly code: string;
}

/** All scripts of the site, and the paths of those that the page loads itself. */
export interface Scripts {
  readonly files: readonly Script[];
  readonly entries: Readonly<Record<(typeof programs)[number], string>>;
}

/** Bundles the programs of the endpoint page, with the parts that they load later as files of their own. */
export async function bundleScripts(): Promise<Scripts> {
  const bundle = await rolldown({
    input: Object.fromEntries(
      programs.map((name) => [name, fileURLToPath(new URL(`../${name}/index.ts`, import.meta.url))]),
    ),
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
  const chunks = output.filter((file) => file.type === 'chunk');
  return {
    files: chunks.map(({ fileName, code }) => ({ path: fileName, code })),
    entries: { page: entryOf('page', chunks), console: entryOf('console', chunks) },
  };
}

function entryOf(name: string, chunks: readonly OutputChunk[]): string {
  const chunk = chunks.find((candidate) => candidate.isEntry && candidate.name === name);
  if (!chunk) throw new Error(`The page has no script ${name}.`);
  return chunk.fileName;
}
