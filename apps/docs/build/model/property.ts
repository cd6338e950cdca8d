import { elements, entriesOf, isObject, type JsonObject, member, resolveReference } from '@conoha-images/document';
import type { Described, EvidenceReader } from './evidence.ts';
import { type ValueType, valueTypeOf } from './value-type.ts';

/** A property of a body, with those inside it. */
export interface Property extends Described {
  readonly name: string;
  readonly type: ValueType;
  readonly required: boolean;
  readonly examples: readonly unknown[];
  /** The name of the schema of the object, or of the elements of the array. */
  readonly schema?: string;
  /** The properties of the object, or of the elements of the array. */
  readonly properties: readonly Property[];
}

/** A schema of a body. */
export interface BodySchema extends Described {
  /** The name in components. Undefined if the schema stands in the response itself. */
  readonly name?: string;
  readonly type: ValueType;
  readonly properties: readonly Property[];
  /** Whether objects have properties that the document does not name. */
  readonly additional: boolean;
}

/** A schema with a name in components. */
export type NamedSchema = BodySchema & { readonly name: string };

/** The schema of a body, or the alternatives that it allows. */
export function bodySchemasOf(document: object, schema: unknown, reader: EvidenceReader): BodySchema[] {
  const whole = resolveReference(document, schema);
  const alternatives = [...elements(member(whole, 'anyOf')), ...elements(member(whole, 'oneOf'))];
  if (alternatives.length > 0) return alternatives.flatMap((part) => bodySchemasOf(document, part, reader));
  const node = resolveReference(document, schema);
  if (!isObject(node)) return [];
  const name = nameOf(schema);
  return [
    {
      ...reader.read(node),
      ...(name !== undefined && { name }),
      type: valueTypeOf(document, node),
      properties: propertiesOf(document, node, reader, name === undefined ? [] : [name]),
      additional: hasMore(node),
    },
  ];
}

/** @param outer The names of the schemas that the properties are in. A schema is not shown again inside itself. */
function propertiesOf(
  document: object,
  schema: JsonObject,
  reader: EvidenceReader,
  outer: readonly string[],
): Property[] {
  const required = elements(schema['required']);
  return entriesOf(schema['properties']).map(([name, value]) => {
    const own = isObject(value) ? value : {};
    const node = { ...(resolveReference(document, value) as JsonObject), ...own };
    const inner = node['items'] ?? value;
    const object = resolveReference(document, inner);
    const innerName = nameOf(inner);
    return {
      ...reader.read(node),
      name,
      type: valueTypeOf(document, value),
      required: required.includes(name),
      examples: elements(node['examples']),
      ...(innerName !== undefined && { schema: innerName }),
      properties:
        isObject(object) && !outer.includes(innerName ?? '')
          ? propertiesOf(document, object, reader, [...outer, ...(innerName === undefined ? [] : [innerName])])
          : [],
    };
  });
}

function nameOf(schema: unknown): string | undefined {
  const reference = member(schema, '$ref');
  return typeof reference === 'string' ? reference.split('/').at(-1) : undefined;
}

function hasMore(schema: JsonObject): boolean {
  return schema['additionalProperties'] !== undefined && schema['additionalProperties'] !== false;
}
