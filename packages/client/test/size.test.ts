import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { operations } from '../source/generated/operations.gen.ts';
import type { Operation } from '../source/operation.ts';

/** The size of a program that only re-exports this from an entry: bundled, minified and compressed, in bytes. */
async function bytesOf(entry: string, name: string): Promise<number> {
  const source = fileURLToPath(new URL(`../source/${entry}.ts`, import.meta.url));
  const build = await rolldown({
    input: 'virtual:program',
    platform: 'browser',
    plugins: [
      {
        name: 'program',
        resolveId: (id) => (id === 'virtual:program' ? id : undefined),
        load: (id) => (id === 'virtual:program' ? `export { ${name} } from ${JSON.stringify(source)};` : undefined),
      },
    ],
  });
  const { output } = await build.generate({ format: 'esm', minify: true });
  return gzipSync(output.map((chunk) => ('code' in chunk ? chunk.code : '')).join(''), { level: 9 }).length;
}

const lists: readonly Operation[] = Object.values(operations);
const parameters = lists.flatMap((operation) => Object.keys(operation.parameters));

// A client of one list with 23 parameters takes at most 5,000 bytes. Each further parameter may add 20, as the client
// holds what the document says of it. If the code outgrows its ceiling, put the new part into an entry of its own.
test('a program with the client takes at most 4,540 bytes, and 20 for each parameter of the document', async () => {
  expect(await bytesOf('index', 'createImageClient')).toBeLessThanOrEqual(4_540 + 20 * parameters.length);
});

test('a program with the drift check takes at most 6,000 bytes for each list of the document', async () => {
  expect(await bytesOf('drift', 'drift')).toBeLessThanOrEqual(6_000 * lists.length);
});

test('a program with the login at Keystone takes at most 3,200 bytes', async () => {
  expect(await bytesOf('keystone', 'passwordToken')).toBeLessThanOrEqual(3_200);
});

test.each(['parseTags', 'isTimeoutError'])('a program with %s alone takes less than 300 bytes', async (name) => {
  expect(await bytesOf('index', name)).toBeLessThan(300);
});
