// Generates all files in generated/ from the document. The same document gives the same bytes.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { readLists } from '@conoha-images/document';
import ts from 'typescript';
import { aliases } from './aliases.ts';
import { bundle } from './bundle.ts';
import { description } from './description.ts';
import { drifts } from './drifts.ts';
import { lists } from './lists.ts';
import { types } from './types.ts';
import { validators } from './validators.ts';

const generated = new URL('../generated/', import.meta.url);
const notice = '// Generated from openapi/ by `npm run generate`. Do not edit.\n';

const [japanese, english] = await Promise.all([bundle(), bundle('openapi/overlays/en.yaml')]);
const { lists: descriptors, problems } = readLists(english);
if (problems.length > 0) {
  throw new Error(
    `The document misuses the list vocabulary:\n${problems.map(({ message }) => `- ${message}`).join('\n')}`,
  );
}
const validatorModule = await validators(english, descriptors);
const driftModule = await drifts(english, descriptors);
const listModule = lists(descriptors);
const descriptionModule = description(english, descriptors);

const files: Readonly<Record<string, string>> = {
  'openapi.ja.gen.json': `${JSON.stringify(japanese, null, 2)}\n`,
  'openapi.en.gen.json': `${JSON.stringify(english, null, 2)}\n`,
  // The document as a module, because not every runtime and bundler can import JSON.
  'document.gen.js': `${notice}export default ${JSON.stringify(japanese)};\n`,
  'document.gen.d.ts': `${notice}declare const document: object;\nexport default document;\n`,
  'types.gen.d.ts': notice + (await types(english)),
  'aliases.gen.d.ts': notice + aliases(english, descriptors),
  'validation.gen.d.ts': notice + (await declarationOf('validation.ts')),
  'validators.gen.d.ts': notice + validatorModule.types,
  'validators.gen.js': notice + validatorModule.code,
  'drift.gen.d.ts': notice + (await declarationOf('drift.ts')),
  'drifts.gen.d.ts': notice + driftModule.types,
  'drifts.gen.js': notice + driftModule.code,
  'lists.gen.d.ts': notice + listModule.types,
  'lists.gen.js': notice + listModule.code,
  'description.gen.d.ts': notice + descriptionModule.types,
  'description.gen.js': notice + descriptionModule.code,
  'index.gen.d.ts': [
    notice,
    "export type { Violation } from '@conoha-images/document';\n",
    "export type * from './aliases.gen.js';\n",
    "export * from './lists.gen.js';\n",
    "export type { Validation, Validator } from './validation.gen.js';\n",
    "export * from './validators.gen.js';\n",
  ].join(''),
  'index.gen.js': `${notice}export * from './lists.gen.js';\nexport * from './validators.gen.js';\n`,
};

await mkdir(generated, { recursive: true });
for (const [name, content] of Object.entries(files)) await writeFile(new URL(name, generated), content);
for (const name of await readdir(generated)) {
  if (!(name in files)) await rm(new URL(name, generated));
}

/** The declarations of a file in source/, which must have no run-time code. */
async function declarationOf(file: string): Promise<string> {
  const source = await readFile(new URL(`../source/${file}`, import.meta.url), 'utf8');
  return ts.transpileDeclaration(source, {}).outputText;
}
