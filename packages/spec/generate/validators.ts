import { fileURLToPath } from 'node:url';
import type { ListDescriptor } from '@conoha-images/document';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { rolldown } from 'rolldown';
import { docstring } from './aliases.ts';
import type { Document, Schema } from './bundle.ts';
import { queryName, schemaName } from './names.ts';

/** The module of validators: one for each schema, and one for the query of each list. */
export async function validators(
  document: Document,
  lists: readonly ListDescriptor[],
): Promise<{ code: string; types: string }> {
  const queries = lists.map((list) => [queryName(document, list), querySchema(document, list)] as const);
  const schemas = { ...document.components.schemas, ...Object.fromEntries(queries) };
  const names = Object.keys(schemas);
  const asserted = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, assertions(schema)]));
  const entry = [
    "import * as compiled from 'virtual:compiled';",
    "import { validator } from 'virtual:validator';",
    ...names.map((name) => `export const validate${name} = /* @__PURE__ */ validator(compiled.${name});`),
  ];
  return { code: await bundled(compile(asserted, names), entry.join('\n')), types: declarations(names) };
}

const annotations: ReadonlySet<string> = new Set([
  'title',
  'description',
  'default',
  'example',
  'examples',
  'deprecated',
]);

/** The code of the schemas with these names, compiled in advance so that nothing needs `new Function` at run time. */
export function compile(schemas: Readonly<Record<string, unknown>>, names: readonly string[]): string {
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    // These make the code smaller: one function for each schema, loops, and no messages (source/validator.ts has them).
    inlineRefs: false,
    loopRequired: 2,
    loopEnum: 2,
    messages: false,
    code: { source: true, esm: true },
  });
  addFormats.default(ajv);
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema as Schema, name);
  return standalone.default(ajv, Object.fromEntries(names.map((name) => [name, name])));
}

/** The schema of a list's query as an object, in which values have the types of their parameters (`limit` is a number). */
function querySchema(document: Document, { path, order, additional }: ListDescriptor): Schema {
  const parameters = document.paths[path]?.get?.parameters ?? [];
  const query = parameters.filter((parameter) => parameter.in === 'query');
  const { by, key, direction } = order ?? {};
  const excluded = by === undefined ? [] : [key, direction].filter((name) => name !== undefined);
  return {
    type: 'object',
    required: query.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(query.map(({ name, schema }) => [name, schema])),
    additionalProperties: additional === undefined ? false : { type: 'string' },
    ...(by !== undefined &&
      excluded.length > 0 && {
        dependentSchemas: { [by]: { properties: Object.fromEntries(excluded.map((name) => [name, false])) } },
      }),
  };
}

/** A schema, or a map of schemas, without annotations. References have only the name of a schema. */
export function assertions(node: unknown, isMap = false): unknown {
  if (Array.isArray(node)) return node.map((element) => assertions(element));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      // For a JavaScript number, int64 adds nothing to the type integer.
      .filter(([name, value]) => isMap || !(annotations.has(name) || name.startsWith('x-') || value === 'int64'))
      .map(([name, value]) => [
        name,
        !isMap && name === '$ref' ? schemaName(String(value)) : assertions(value, !isMap && name === 'properties'),
      ]),
  );
}

/** Bundles compiled schemas, ajv's formats and our interface into one module without imports. */
export async function bundled(compiled: string, entry: string): Promise<string> {
  const virtual: Record<string, string> = { 'virtual:entry': entry, 'virtual:compiled': compiled };
  const build = await rolldown({
    input: 'virtual:entry',
    // Virtual modules have no folder from which ajv could be resolved.
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    platform: 'neutral',
    // Our own packages are bundled from their sources, which need no build.
    resolve: { conditionNames: ['@conoha-images/source', 'import', 'default'] },
    plugins: [
      {
        name: 'virtual',
        resolveId(id, importer) {
          if (id in virtual) return `\0${id}`;
          const [, ours] = /^virtual:(.*)/.exec(id) ?? [];
          if (ours) return fileURLToPath(new URL(`../source/${ours}.ts`, import.meta.url));
          return importer?.startsWith('\0') ? fileURLToPath(import.meta.resolve(`${id}.js`)) : undefined;
        },
        load: (id) => virtual[id.replace('\0', '')],
      },
    ],
  });
  const { output } = await build.generate({ format: 'esm', minify: false });
  return output[0].code;
}

function declarations(names: readonly string[]): string {
  return [
    "import type { Validator } from './validation.gen.js';\n",
    `import type { ${names.join(', ')} } from './aliases.gen.js';\n\n`,
    ...names.flatMap((name) => [
      docstring(`Checks whether a value is a valid {@link ${name}}, formats included.`),
      `export declare const validate${name}: Validator<${name}>;\n`,
    ]),
  ].join('');
}
