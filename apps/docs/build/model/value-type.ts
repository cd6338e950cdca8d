import { elements, isObject, type JsonObject, member, resolveReference } from '@conoha-images/document';

/** The values that a schema allows. */
export interface ValueType {
  /** The JSON types without null, such as `string`. */
  readonly names: readonly string[];
  readonly nullable: boolean;
  readonly format?: string;
  /** The listed values; empty if any value of the type is allowed. */
  readonly values: readonly string[];
  /** Whether values that are not listed are allowed too. */
  readonly open: boolean;
  readonly pattern?: string;
  /** What a schema that several places share says of its values. Any other schema's description is that of its place. */
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
  /** Whether the elements of an array differ from each other. */
  readonly unique?: true;
  /** The type of the elements of an array. */
  readonly elements?: ValueType;
}

const constraints = ['format', 'pattern', 'minimum', 'maximum', 'default'] as const;

/**
 * Reads which values a schema allows.
 *
 * @param outer The schemas that this one is a part of. One that contains itself allows any value there.
 */
export function valueTypeOf(document: object, schema: unknown, outer: readonly unknown[] = []): ValueType {
  const node = resolveReference(document, schema);
  if (!isObject(node) || outer.includes(node)) return { names: [], nullable: true, values: [], open: true };
  const inside = [...outer, node];
  const alternatives = [...elements(node['anyOf']), ...elements(node['oneOf'])].map((alternative) =>
    valueTypeOf(document, alternative, inside),
  );
  const types = [...new Set([...typesOf(node), ...alternatives.flatMap(({ names }) => names)])];
  const listed = alternatives.filter(({ values }) => values.length > 0);
  return {
    names: types.filter((type) => type !== 'null'),
    nullable: types.includes('null') || alternatives.some(({ nullable }) => nullable),
    values: [...elements(node['enum']).map(String), ...listed.flatMap(({ values }) => values)],
    open: alternatives.some(({ names, values, open }) => open || (names.length > 0 && values.length === 0)),
    ...Object.fromEntries(constraints.flatMap((name) => (node[name] === undefined ? [] : [[name, node[name]]]))),
    ...(member(schema, '$ref') !== undefined && member(node, 'type') !== 'object' && describedBy(node)),
    ...(node['uniqueItems'] === true && { unique: true as const }),
    ...(member(node, 'items') !== undefined && { elements: valueTypeOf(document, node['items'], inside) }),
  };
}

function describedBy({ description }: JsonObject): Pick<ValueType, 'description'> {
  return typeof description === 'string' ? { description } : {};
}

function typesOf({ type }: JsonObject): string[] {
  return typeof type === 'string' ? [type] : elements(type).map(String);
}
