import { formatPointer, type ListDescriptor, referenceTokens, valueAt } from '@conoha-images/document';
import type { Document } from './bundle.ts';

/** The name of the schema of a list's 200 body, such as ImageList. Undefined if the schema is not one of the components. */
export function bodySchemaName(document: Document, { path }: ListDescriptor): string | undefined {
  const schema = ['paths', path, 'get', 'responses', '200', 'content', 'application/json', 'schema'];
  const reference = valueAt(document, formatPointer([...schema, '$ref']));
  return typeof reference === 'string' ? schemaName(reference) : undefined;
}

/** The name of the type of a list's query: that of its body's schema with Query after it, such as ImageListQuery. */
export function queryName(document: Document, list: ListDescriptor): string {
  const { operationId } = list;
  const name = bodySchemaName(document, list) ?? `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}`;
  return `${name}Query`;
}

/** The name that a reference to a schema ends with. */
export function schemaName(reference: string): string | undefined {
  return referenceTokens(reference)?.at(-1);
}
