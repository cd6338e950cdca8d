import openapiTS, { astToString, type OpenAPI3, type SchemaObject } from 'openapi-typescript';
import ts from 'typescript';
import type { Document } from './bundle.ts';
import { proseFirst } from './comments.ts';
import { namedSchemas } from './named-schemas.ts';

/**
 * The types `paths`, `components` and `operations` of the document, and one for each schema. Only this file uses
 * openapi-typescript.
 */
export async function types(document: Document): Promise<string> {
  const copy = structuredClone(document) as unknown as OpenAPI3;
  closeObjects(copy);
  const nodes = namedSchemas(
    await openapiTS(copy, { transform: openSet, silent: true }),
    Object.keys(document.components.schemas),
  );
  proseFirst(nodes);
  return astToString(nodes);
}

/**
 * Removes additionalProperties from every schema that has properties. TypeScript can't express "all other properties
 * are strings", and an index signature, which comes closest, would allow misspelt properties.
 */
function closeObjects(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  if ('properties' in node && 'additionalProperties' in node) delete node.additionalProperties;
  for (const child of Object.values(node)) closeObjects(child);
}

/** The type of an enum or any other string: editors suggest the values, and every string is allowed. */
function openSet(schema: SchemaObject): ts.TypeNode | undefined {
  const branches = ('anyOf' in schema && schema.anyOf ? schema.anyOf : []) as SchemaObject[];
  const values = branches.flatMap((branch) => (branch.enum ?? []) as string[]);
  const open = branches.some((branch) => branch.type === 'string' && !branch.enum);
  if (values.length === 0 || !open) return undefined;
  const { factory } = ts;
  const anyString = factory.createIntersectionTypeNode([
    factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
    factory.createTypeLiteralNode([]),
  ]);
  return factory.createUnionTypeNode([
    ...values.map((value) => factory.createLiteralTypeNode(factory.createStringLiteral(value))),
    factory.createParenthesizedType(anyString),
    ...(branches.some((branch) => branch.type === 'null') ? [factory.createLiteralTypeNode(factory.createNull())] : []),
  ]);
}
