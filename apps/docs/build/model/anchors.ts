import type { Operation, Reference } from './reference.ts';

/** The ids of the parts of a page. They are equal in all languages, and stay when the document grows. */
export function operationAnchor({ id }: Operation): string {
  return id;
}

/** @param operations All operations of the document. With a single one, ids do not name it. */
export function parameterAnchor(
  operation: Operation,
  { name }: { readonly name: string },
  operations: readonly Operation[],
): string {
  return `${prefix(operation, operations)}parameter-${name}`;
}

export function partAnchor(operation: Operation, part: string, operations: readonly Operation[]): string {
  return `${prefix(operation, operations)}${part}`;
}

export function responseAnchor(operation: Operation, status: string, operations: readonly Operation[]): string {
  return `${prefix(operation, operations)}response-${status}`;
}

export function schemaAnchor(name: string): string {
  return `schema-${name}`;
}

export function propertyAnchor(schema: string, path: readonly string[]): string {
  return `${schemaAnchor(schema)}-${path.join('-')}`;
}

export function sourceAnchor({ id }: Reference['sources'][number] | { readonly id: string }): string {
  return `source-${id}`;
}

function prefix({ id }: Operation, { length }: readonly Operation[]): string {
  return length > 1 ? `${id}-` : '';
}
