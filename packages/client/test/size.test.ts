import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';

/** How many bytes a program loads that imports this and no more: bundled, minified and compressed. */
async function bytesOf(entry: string, names: string): Promise<number> {
  const source = fileURLToPath(new URL(`../source/${entry}.ts`, import.meta.url));
  const build = await rolldown({
    input: 'virtual:program',
    platform: 'browser',
    plugins: [
      {
        name: 'program',
        resolveId: (id) => (id === 'virtual:program' ? id : undefined),
        load: (id) => (id === 'virtual:program' ? `export { ${names} } from ${JSON.stringify(source)};` : undefined),
      },
    ],
  });
  const { output } = await build.generate({ format: 'esm', minify: true });
  return gzipSync(output.map((chunk) => ('code' in chunk ? chunk.code : '')).join(''), { level: 9 }).length;
}

// The ceilings are those of the client's own issue. What goes over one belongs into an entry of its own.
test.each([
  ['index', 'createImageClient', 5_000],
  ['drift', 'drift', 6_000],
  ['keystone', 'passwordToken', 3_000],
])('%s: %s takes no more than %i bytes', async (entry, names, most) => {
  expect(await bytesOf(entry, names)).toBeLessThanOrEqual(most);
});

test('what a program does not import, it does not load', async () => {
  expect(await bytesOf('index', 'parseTags')).toBeLessThan(300);
  expect(await bytesOf('index', 'isTimeoutError')).toBeLessThan(300);
});
