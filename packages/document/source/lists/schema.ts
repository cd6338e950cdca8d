import { elements, isObject, type JsonObject, member } from '../json.ts';
import { type Pointer, parsePointer } from '../pointer.ts';
import { resolveReference } from '../reference.ts';
import type { ValueType } from './descriptor.ts';

/** A schema in a document, and whether the value it describes is always present. */
export interface LocatedSchema {
  readonly schema: JsonObject;
  readonly required: boolean;
}

/** What a schema says about its values. */
export interface Shape {
  /** The type of the value, or of the elements of an array. Undefined if there are several, or it can't be compared. */
  readonly type: ValueType | undefined;
  readonly nullable: boolean;
  readonly array: boolean;
  /** The allowed values. Undefined if any value of the type is allowed. */
  readonly values: readonly string[] | undefined;
  /** The `format` that all values have. */
  readonly format: string | undefined;
}

/** The schemas that led to the current one. A schema that leads back to itself is not followed again. */
type Trail = readonly unknown[];

/** The schema of the value at a pointer, in values of the schema `root`. Undefined if the schema has no such value. */
export function schemaAt(document: unknown, root: unknown, pointer: Pointer): LocatedSchema | undefined {
  let located: LocatedSchema | undefined = locatedSchema(resolveReference(document, root), true);
  for (const token of parsePointer(pointer)) {
    if (!located) return undefined;
    located = propertyOf(document, located, token);
  }
  return located;
}

function propertyOf(
  document: unknown,
  parent: LocatedSchema,
  name: string,
  trail: Trail = [],
): LocatedSchema | undefined {
  const required = parent.required && elements(member(parent.schema, 'required')).includes(name);
  const own = member(member(parent.schema, 'properties'), name);
  if (own !== undefined) return locatedSchema(resolveReference(document, own), required);
  for (const part of elements(member(parent.schema, 'allOf'))) {
    const schema = resolveReference(document, part);
    if (!isObject(schema) || trail.includes(schema)) continue;
    const located = propertyOf(document, { schema, required: parent.required }, name, [...trail, schema]);
    if (located) return { ...located, required: located.required || required };
  }
  return undefined;
}

/** The names of the properties in a schema, including those in its `allOf`. */
export function propertyNames(document: unknown, schema: unknown, trail: Trail = []): Set<string> {
  const resolved = resolveReference(document, schema);
  if (trail.includes(resolved)) return new Set();
  const properties = member(resolved, 'properties');
  const parts = elements(member(resolved, 'allOf'));
  return new Set([
    ...Object.keys(isObject(properties) ? properties : {}),
    ...parts.flatMap((part) => [...propertyNames(document, part, [...trail, resolved])]),
  ]);
}

function locatedSchema(schema: unknown, required: boolean): LocatedSchema | undefined {
  return isObject(schema) ? { schema, required } : undefined;
}

/** What a schema says about its values, or about the elements of its values if they are arrays. */
export function shapeOf(document: unknown, schema: unknown, trail: Trail = []): Shape {
  const alternatives = branchesOf(document, schema, trail);
  const nullable = alternatives.some((branch) => typesOf(branch).includes('null'));
  const branches = alternatives.filter((branch) => typesOf(branch).join() !== 'null');
  const types = new Set(branches.flatMap(typesOf));
  types.delete('null');
  if (types.size === 1 && types.has('array')) {
    const items = branches.map((branch) => member(branch, 'items')).find((schema) => schema !== undefined);
    return { ...shapeOf(document, items, [...trail, ...branches]), nullable, array: true };
  }
  const type = types.size === 1 ? valueType([...types][0], branches) : undefined;
  return { type, nullable, array: false, values: valuesOf(branches), format: formatOf(branches) };
}

/** The schemas that remain when `anyOf` and `oneOf` are replaced by their alternatives. */
function branchesOf(document: unknown, schema: unknown, trail: Trail): JsonObject[] {
  const resolved = resolveReference(document, schema);
  if (!isObject(resolved) || trail.includes(resolved)) return [];
  const alternatives = [...elements(resolved['anyOf']), ...elements(resolved['oneOf'])];
  return alternatives.length > 0
    ? alternatives.flatMap((branch) => branchesOf(document, branch, [...trail, resolved]))
    : [resolved];
}

function typesOf(branch: JsonObject): string[] {
  return [branch['type']].flat().filter((type) => typeof type === 'string');
}

function valueType(type: string | undefined, branches: readonly JsonObject[]): ValueType | undefined {
  if (type === 'string') return branches.every((branch) => branch['format'] === 'date-time') ? 'date-time' : 'string';
  return type === 'integer' || type === 'number' || type === 'boolean' ? type : undefined;
}

function formatOf(branches: readonly JsonObject[]): string | undefined {
  const formats = new Set(branches.map((branch) => branch['format']));
  const [format] = formats;
  return formats.size === 1 && typeof format === 'string' ? format : undefined;
}

function valuesOf(branches: readonly JsonObject[]): string[] | undefined {
  const closed = branches.length > 0 && branches.every((branch) => Array.isArray(branch['enum']));
  if (!closed) return undefined;
  return branches.flatMap((branch) => elements(branch['enum']).filter((value) => typeof value === 'string'));
}
