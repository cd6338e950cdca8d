import type { ListDescriptor } from '@conoha-images/document';
import type { Document, Schema } from './bundle.ts';
import { assertions, bundled, compile } from './validators.ts';

/**
 * The module of drift finders, one for each list. They find everything in a 200 body that is not in the document.
 * Validators find less, because schemas also allow unknown properties and unknown values of an open set.
 */
export async function drifts(
  document: Document,
  lists: readonly ListDescriptor[],
): Promise<{ code: string; types: string }> {
  const bodies = lists.map(({ path, operationId }) => {
    const response = document.paths[path]?.get?.responses['200'];
    return [operationId, response?.content?.['application/json']?.schema] as const;
  });
  const schemas = Object.fromEntries(
    [...Object.entries(document.components.schemas), ...bodies].map(([name, schema]) => [
      name,
      strict(assertions(schema)),
    ]),
  );
  const names = lists.map(({ operationId }) => operationId);
  const entry = [
    "import * as compiled from 'virtual:compiled';",
    "import { driftFinder } from 'virtual:drift-finder';",
    ...names.map((name) => `export const ${name} = /* @__PURE__ */ driftFinder(compiled.${name});`),
  ];
  return {
    code: await bundled(compile(schemas, names), entry.join('\n')),
    types: [
      "import type { DriftFinder } from './drift.gen.js';\n",
      "export type { Drift, DriftFinder } from './drift.gen.js';\n",
      ...lists.map(
        ({ operationId, path }) =>
          `/** Finds what in a page of \`GET ${path}\` is not in the document. */\nexport declare const ${operationId}: DriftFinder;\n`,
      ),
    ].join('\n'),
  };
}

const patterns: Readonly<Record<string, string>> = {
  'date-time': String.raw`^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$`,
  uuid: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
  uri: String.raw`^[A-Za-z][A-Za-z\d+.-]*:\S+$`,
  'uri-reference': String.raw`^\S*$`,
};

/** A schema that allows only the properties and values in the document. */
function strict(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(strict);
  if (typeof node !== 'object' || node === null) return node;
  const { format, ...schema } = Object.fromEntries(
    Object.entries(node as Schema).map(([keyword, value]) => [
      keyword,
      keyword === 'properties'
        ? Object.fromEntries(Object.entries(value as object).map(([name, property]) => [name, strict(property)]))
        : strict(value),
    ]),
  );
  return {
    ...closedSet(schema),
    // A pattern needs less code than ajv's formats.
    ...(typeof format === 'string' && { pattern: patternOf(format) }),
    ...('properties' in schema && { additionalProperties: false }),
  };
}

/** If a schema allows an enum or any other string, only the enum. */
function closedSet({ anyOf, ...schema }: Record<string, unknown>): object {
  if (!Array.isArray(anyOf)) return schema;
  const branches = anyOf as { enum?: unknown[]; type?: unknown }[];
  const values = branches.flatMap((branch) => branch.enum ?? []);
  if (values.length === 0) return { ...schema, anyOf };
  return { ...schema, enum: branches.some(({ type }) => type === 'null') ? [...values, null] : values };
}

function patternOf(format: string): string {
  const pattern = patterns[format];
  if (pattern === undefined) throw new Error(`The format ${format} has no pattern. Add one to patterns.`);
  return pattern;
}
