// Writes everything in generated/ from the document. The same document gives the same bytes.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { readLists } from '@conoha-images/document';
import document from '@conoha-images/spec/openapi.en.json' with { type: 'json' };
import { type Document, operationOf, serviceOf } from './operations.ts';

const generated = new URL('../source/generated/', import.meta.url);
const { name, version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
const { lists } = readLists(document);
const read = document as unknown as Document;
const operations = Object.fromEntries(lists.map((list) => [list.operationId, operationOf(read, list)]));

const notice = '// Generated from openapi/ by `npm run generate`. Do not edit.\n';
const files: Readonly<Record<string, string>> = {
  'operations.gen.ts': [
    notice,
    `export const userAgent = '${name.replace(/^@/, '').replaceAll('/', '-')}/${version}';\n`,
    constant('service', serviceOf(read)),
    constant('operations', operations),
  ].join('\n'),
  // So that the client depends on nothing at run time for what it only needs to be written.
  'types.gen.ts': await copyOf('types.gen.d.ts'),
  'aliases.gen.ts': await copyOf('aliases.gen.d.ts'),
  'drift.gen.ts': await copyOf('drift.gen.d.ts'),
  'drifts.gen.ts': `// @ts-nocheck: it is JavaScript.\n${await copyOf('drifts.gen.js')}`,
};

await mkdir(generated, { recursive: true });
for (const [file, content] of Object.entries(files)) await writeFile(new URL(file, generated), content);
for (const file of await readdir(generated)) {
  if (!(file in files)) await rm(new URL(file, generated));
}

/** A file of the spec package, as a module that is compiled with ours. */
async function copyOf(file: string): Promise<string> {
  const url = new URL(file, import.meta.resolve('@conoha-images/spec'));
  return (await readFile(url, 'utf8')).replaceAll(".gen.js'", ".gen.ts'");
}

function constant(name: string, value: unknown): string {
  return `export const ${name} = ${JSON.stringify(value, null, 2)} as const;\n`;
}
