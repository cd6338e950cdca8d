import openapiTS, { astToString, type OpenAPI3, type SchemaObject } from 'openapi-typescript';
import ts from 'typescript';
import type { Document } from './bundle.ts';

/** The document's types: `paths`, `components` and `operations`. The only place that knows openapi-typescript. */
export async function types(document: Document): Promise<string> {
  const described = structuredClone(document) as unknown as OpenAPI3;
  closeObjects(described);
  return astToString(await openapiTS(described, { transform: openSet, silent: true }));
}

/**
 * Takes additionalProperties away from every schema that has properties. TypeScript can't say "the other properties
 * are strings", and the index signature that comes nearest makes a misspelt property a valid one.
 */
function closeObjects(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  if ('properties' in node && 'additionalProperties' in node) delete node.additionalProperties;
  for (const child of Object.values(node)) closeObjects(child);
}

/** An enum beside any other string: its values are suggested, and every other string is allowed. */
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
