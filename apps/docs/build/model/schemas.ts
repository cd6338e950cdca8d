import { elements, entriesOf, isObject, member, resolveReference } from '@conoha-images/document';
import type { EvidenceReader } from './evidence.ts';
import { bodySchemasOf, type NamedSchema } from './property.ts';

const prefix = '#/components/schemas/';

/** The named object schemas of all bodies, and those inside them, in the order of their first use. */
export function schemasOf(
  document: object,
  operations: readonly { readonly path: string; readonly method: string }[],
  reader: EvidenceReader,
): NamedSchema[] {
  const names = new Set<string>();
  for (const { path, method } of operations) {
    const operation = member(member(member(document, 'paths'), path), method.toLowerCase());
    for (const [, response] of entriesOf(member(operation, 'responses'))) {
      for (const [, media] of entriesOf(member(resolveReference(document, response), 'content'))) {
        collect(document, member(media, 'schema'), names);
      }
    }
  }
  return [...names].flatMap((name) =>
    bodySchemasOf(document, { $ref: prefix + name }, reader).flatMap((schema) =>
      schema.properties.length === 0 ? [] : [{ ...schema, name }],
    ),
  );
}

/** Adds the names of a schema and of all schemas inside it. */
function collect(document: object, schema: unknown, names: Set<string>): void {
  if (!isObject(schema)) return;
  const reference = schema['$ref'];
  if (typeof reference === 'string' && reference.startsWith(prefix)) {
    const name = reference.slice(prefix.length);
    if (names.has(name)) return;
    names.add(name);
  }
  const node = resolveReference(document, schema);
  const inner = [
    ...elements(member(node, 'anyOf')),
    ...elements(member(node, 'oneOf')),
    member(node, 'items'),
    ...entriesOf(member(node, 'properties')).map(([, property]) => property),
  ];
  for (const part of inner) collect(document, part, names);
}
