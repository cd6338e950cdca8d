// Writes source/generated/ from control-api.yaml. The same document always gives the same bytes.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { entriesOf, readLists } from '@conoha-images/document';
import { parse } from 'yaml';

const generated = new URL('../source/generated/', import.meta.url);
const document: unknown = parse(await readFile(new URL('../control-api.yaml', import.meta.url), 'utf8'));
const { lists, problems } = readLists(document);
if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));

const methods = ['get', 'put', 'post', 'delete', 'patch'];
const operations = entriesOf((document as { paths: object }).paths).flatMap(([path, pathItem]) =>
  entriesOf(pathItem)
    .filter(([method]) => methods.includes(method))
    .map(([method, operation]) => {
      const { operationId, parameters = [] } = operation as {
        operationId: string;
        parameters?: { name: string }[];
      };
      return { id: operationId, method: method.toUpperCase(), path, parameters: parameters.map(({ name }) => name) };
    }),
);

await mkdir(generated, { recursive: true });
await writeFile(
  new URL('control.gen.ts', generated),
  [
    '// Generated from control-api.yaml by `npm run generate`. Do not edit.',
    "import type { ListDescriptor } from '@conoha-images/document';",
    '',
    '/** The document of the control, as JSON. */',
    `export const controlDocument = ${JSON.stringify(JSON.stringify(document))};`,
    '',
    '/** Its operations. */',
    `export const operations = ${JSON.stringify(operations, null, 2)} as const;`,
    '',
    '/** Its lists, by the ID of their operation. */',
    `export const lists = ${JSON.stringify(Object.fromEntries(lists.map((list) => [list.operationId, list])), null, 2)} satisfies Readonly<Record<string, ListDescriptor>>;`,
    '',
  ].join('\n'),
);
