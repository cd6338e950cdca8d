import type { ListDescriptor } from './lists/descriptor.ts';
import { propertyNames, schemaAt } from './lists/schema.ts';
import type { Pointer } from './pointer.ts';
import { nodeAt } from './reference.ts';

/**
 * The names of the properties that the schema of a list's 200 response has at a pointer into the body.
 *
 * Names in an `anyOf` or a `oneOf` are missing. Empty if the schema has no properties there.
 */
export function bodyPropertyNames(document: object, { path }: ListDescriptor, pointer: Pointer): Set<string> {
  const media = ['responses', '200', 'content', 'application/json'];
  const located = schemaAt(document, nodeAt(document, 'paths', path, 'get', ...media, 'schema'), pointer);
  return located ? propertyNames(document, located.schema) : new Set();
}
