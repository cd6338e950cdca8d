import type { ListDescriptor } from '@conoha-images/document';
import type { Document } from './bundle.ts';
import { queryName } from './names.ts';

/** Our public types: a name for each schema, and for the query of each list, with the document's descriptions. */
export function aliases(document: Document, lists: readonly ListDescriptor[]): string {
  const schemas = Object.entries(document.components.schemas).map(
    ([name, { description = '' }]) =>
      `${docstring(description)}export type ${name} = components['schemas']['${name}'];\n`,
  );
  return [
    "import type { components, operations } from './types.gen.js';\n",
    "export type { components, operations, paths } from './types.gen.js';\n",
    ...schemas,
    ...lists.map((list) => query(document, list)),
  ].join('\n');
}

/** A query's type says what the schemas of its parameters can't: which ways to say the order exclude each other. */
function query(document: Document, list: ListDescriptor): string {
  const name = queryName(document, list);
  const { by, key, direction } = list.order ?? {};
  const long = [key, direction].filter((each) => each !== undefined);
  const all = `NonNullable<operations['${list.operationId}']['parameters']['query']>`;
  const doc = docstring(`What a request of ${list.path} can ask for.`);
  if (by === undefined || long.length === 0) return `${doc}export type ${name} = ${all};\n`;
  const [short, others] = [`'${by}'`, long.map((each) => `'${each}'`).join(' | ')];
  return [
    `type ${name}Parameters = ${all};\n\n`,
    docstring(
      `What a request of ${list.path} can ask for. Its order is said by ${by}, or by ${long.join(' and ')}, never by both.`,
    ),
    `export type ${name} = Omit<${name}Parameters, ${short} | ${others}> &\n`,
    `  (\n    | (Pick<${name}Parameters, ${short}> & { ${long.map((each) => `${each}?: never`).join('; ')} })\n`,
    `    | (Pick<${name}Parameters, ${others}> & { ${by}?: never })\n  );\n`,
  ].join('');
}

export function docstring(text: string): string {
  const lines = text.trim().replaceAll('*/', '*\u200b/').split('\n');
  if (lines.length === 1) return lines[0] ? `/** ${lines[0]} */\n` : '';
  return ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */', ''].join('\n');
}
