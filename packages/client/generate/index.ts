// Writes source/generated/ from the document. The same document always gives the same bytes.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { readLists } from '@conoha-images/document';
import document from '@conoha-images/spec/openapi.en.json' with { type: 'json' };
import type { Document } from './document.ts';
import { endpointOf, keystoneUrlOf, serverUrlsOf } from './endpoint.ts';
import { operationOf } from './operations.ts';
import { clientType, queryTypes } from './types.ts';

const generated = new URL('../source/generated/', import.meta.url);
const { name, version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
const typed = document as unknown as Document;
const { lists } = readLists(document);
const operations = Object.fromEntries(lists.map((list) => [list.operationId, operationOf(typed, list)]));

const serverUrl = serverUrlsOf(typed)
  .map((url) => JSON.stringify(url))
  .join(' | ');
const notice = '// Generated from openapi/ by `npm run generate`. Do not edit.\n';
const files: Readonly<Record<string, string>> = {
  'operations.gen.ts': [
    notice,
    constant('userAgent', `${name.replace(/^@/, '').replaceAll('/', '-')}/${version}`),
    constant('endpoint', endpointOf(typed, Object.values(operations))),
    `/** The servers of the document. The first is the default. */\nexport type ServerUrl = ${serverUrl};\n`,
    constant('keystoneUrl', keystoneUrlOf(typed)),
    constant('operations', operations),
  ].join('\n'),
  'client.gen.ts': `${notice}\n${clientType(typed, operations)}`,
  'queries.gen.ts': `${notice}\n${queryTypes(typed, operations)}`,
};

await mkdir(generated, { recursive: true });
for (const [file, content] of Object.entries(files)) await writeFile(new URL(file, generated), content);
for (const file of await readdir(generated)) {
  if (!(file in files)) await rm(new URL(file, generated));
}

function constant(name: string, value: unknown): string {
  return `export const ${name} = ${JSON.stringify(value, null, 2)} as const;\n`;
}
