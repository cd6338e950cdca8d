import type { Operation } from './reference.ts';

// The ids of the parts of a page. They are made of names that are the same in all languages. Those of the first operation
// do not name it, so they stay when the document gets another.

/** The id of the part that introduces an operation. */
export function operationAnchor({ id }: Operation): string {
  return id;
}

/** @param operations All operations of the document. */
export function parameterAnchor(
  operation: Pick<Operation, 'id'>,
  parameter: { readonly name: string; readonly in?: string },
  operations: readonly Pick<Operation, 'id'>[],
): string {
  const place = parameter.in === undefined || parameter.in === 'query' ? '' : `${parameter.in}-`;
  return `${prefix(operation, operations)}parameter-${place}${idOf(parameter.name)}`;
}

/** The id of a part of an operation, such as `responses`. */
export function partAnchor(operation: Operation, part: string, operations: readonly Operation[]): string {
  return `${prefix(operation, operations)}${part}`;
}

/** @param status Such as `200`. */
export function responseAnchor(operation: Operation, status: string, operations: readonly Operation[]): string {
  return `${prefix(operation, operations)}response-${status}`;
}

/** The id of a schema of components. */
export function schemaAnchor(name: string): string {
  return `schema-${idOf(name)}`;
}

/** @param path The names of the properties from the schema to the property. */
export function propertyAnchor(schema: string, path: readonly string[]): string {
  return `${schemaAnchor(schema)}-${path.map(idOf).join('-')}`;
}

/** The id of a source of x-sources in the table of sources. */
export function sourceAnchor({ id }: { readonly id: string }): string {
  return `source-${idOf(id)}`;
}

function prefix({ id }: Pick<Operation, 'id'>, [first]: readonly Pick<Operation, 'id'>[]): string {
  return first && first.id !== id ? `${id}-` : '';
}

/** A name without characters that an id, or a fragment of a URL, can't have. */
function idOf(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}_.-]/gu, '-');
}
