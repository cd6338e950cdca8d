import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { operations } from '../source/generated/operations.gen.ts';
import type { Operation } from '../source/operation.ts';

const source = fileURLToPath(new URL('../source/', import.meta.url));

/** For each bundler, the code of a program that only re-exports these from an entry, bundled and minified. */
const bundlers: Readonly<Record<string, (entry: string, names: string) => Promise<string>>> = {
  esbuild: async (entry, names) => {
    const { outputFiles } = await build({
      stdin: { contents: `export { ${names} } from './${entry}.ts';`, resolveDir: source },
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      write: false,
      conditions: ['@conoha-images/source'],
    });
    return outputFiles[0]?.text ?? '';
  },
  rolldown: async (entry, names) => {
    const bundle = await rolldown({
      input: 'virtual:program',
      platform: 'browser',
      plugins: [
        {
          name: 'program',
          resolveId: (id) => (id === 'virtual:program' ? id : undefined),
          load: (id) => (id === 'virtual:program' ? `export { ${names} } from '${source}${entry}.ts';` : undefined),
        },
      ],
    });
    const { output } = await bundle.generate({ format: 'esm', minify: true });
    return output.map((chunk) => ('code' in chunk ? chunk.code : '')).join('');
  },
};

const lists: readonly Operation[] = Object.values(operations);
const parameters = lists.flatMap((operation) => Object.keys(operation.parameters));

// Minified and compressed, with all dependencies. The client holds what the document says of a parameter: that is 20
// bytes for each. If the code outgrows its ceiling, put the new part into an entry of its own.
test.each([
  ['index', 'createImageClient', 8_960 + 20 * parameters.length],
  ['fetch', 'conohaFetch', 4_150],
  ['fetch', 'conohaFetch, createFetchClient', 6_950],
  ['keystone', 'passwordToken', 3_950],
  ['drift', 'drift', 4_000 * lists.length],
  ['index', 'parseTags', 300],
  ['index', 'isTimeoutError', 300],
])('a program with %s: %s takes at most %i bytes, with esbuild and with rolldown', async (entry, names, most) => {
  for (const [bundler, bundle] of Object.entries(bundlers)) {
    const size = gzipSync(await bundle(entry, names), { level: 9 }).length;
    expect([bundler, size, size <= most]).toEqual([bundler, size, true]);
  }
});
