import type { ListDescriptor } from '@conoha-images/document';
import type { Document } from './bundle.ts';
import { queryName } from './names.ts';

/** The module of public types: one for each schema and for the query of each list. */
export function aliases(document: Document, lists: readonly ListDescriptor[]): string {
  const names = [...Object.keys(document.components.schemas), 'components', 'operations'];
  return [
    "import type { operations, paths as documentedPaths } from './types.gen.js';\n",
    `export type { ${names.join(', ')} } from './types.gen.js';\n`,
    pathsType,
    ...lists.map((list) => queryType(document, list)),
  ].join('\n');
}

// openapi-fetch maps every object of a response, and takes `string & {}` for one.
const pathsType = `\
/** The paths of the document, for openapi-fetch and other tools. An enum that is open to other values is a string here. */
export type paths = WithPlainStrings<documentedPaths>;

type WithPlainStrings<Value> = unknown extends Value
  ? Value
  : string extends NonNullable<Value>
    ? string | Extract<Value, null | undefined>
    : Value extends object
      ? { [Name in keyof Value]: WithPlainStrings<Value[Name]> }
      : Value;
`;

/** The type of a query, in which the two ways to give the order exclude each other. Schemas of parameters can't say that. */
function queryType(document: Document, list: ListDescriptor): string {
  const name = queryName(document, list);
  const { by, key, direction } = list.order ?? {};
  const separate = [key, direction].filter((name) => name !== undefined);
  const parameters = `NonNullable<operations['${list.operationId}']['parameters']['query']>`;
  const doc = docstring(`The query parameters of ${list.path} on the wire.`);
  if (by === undefined || separate.length === 0) return `${doc}export type ${name} = ${parameters};\n`;
  const separateNames = separate.map((parameter) => `'${parameter}'`).join(' | ');
  return [
    `type ${name}Parameters = ${parameters};\n\n`,
    docstring(
      `The query parameters of ${list.path} on the wire. Give the order by ${by}, or by ${separate.join(' and ')}, not by both.`,
    ),
    `export type ${name} = Omit<${name}Parameters, '${by}' | ${separateNames}> &\n`,
    `  (\n    | (Pick<${name}Parameters, '${by}'> & { ${separate.map((parameter) => `${parameter}?: never`).join('; ')} })\n`,
    `    | (Pick<${name}Parameters, ${separateNames}> & { ${by}?: never })\n  );\n`,
  ].join('');
}

/** A text as a comment. No text can end the comment early. */
export function docstring(text: string): string {
  const lines = text.trim().replaceAll('*/', '*\u200b/').split('\n');
  if (lines.length === 1) return lines[0] ? `/** ${lines[0]} */\n` : '';
  return ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */', ''].join('\n');
}
