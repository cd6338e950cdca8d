import { elements, isObject, type JsonObject, member } from '../json.ts';
import { type Pointer, parsePointer } from '../pointer.ts';
import { resolveReference } from '../reference.ts';
import type { ValueType } from './descriptor.ts';

/** A schema found in a document, and whether the value it describes is always there. */
export interface Found {
  readonly schema: JsonObject;
  readonly required: boolean;
}

/** What a schema says its value is. */
export interface Shape {
  /** Undefined where the schema allows several types, or one that cannot be compared. */
  readonly type: ValueType | undefined;
  readonly nullable: boolean;
  readonly array: boolean;
  /** The only values allowed; undefined where the set is open. */
  readonly values: readonly string[] | undefined;
}

/** The schemas whose reading led here. One that leads back to itself describes no value, and is read no further. */
type Trail = readonly unknown[];

/** The schema of the value that a pointer leads to, in values of the given schema. */
export function schemaAt(document: unknown, root: unknown, pointer: Pointer): Found | undefined {
  let found: Found | undefined = asFound(resolveReference(document, root), true);
  for (const token of parsePointer(pointer)) {
    if (!found) return undefined;
    found = propertyOf(document, found, token);
  }
  return found;
}

function propertyOf(document: unknown, parent: Found, name: string, trail: Trail = []): Found | undefined {
  const required = parent.required && elements(member(parent.schema, 'required')).includes(name);
  const own = member(member(parent.schema, 'properties'), name);
  if (own !== undefined) return asFound(resolveReference(document, own), required);
  for (const part of elements(member(parent.schema, 'allOf'))) {
    const schema = resolveReference(document, part);
    if (!isObject(schema) || trail.includes(schema)) continue;
    const found = propertyOf(document, { schema, required: parent.required }, name, [...trail, schema]);
    if (found) return { ...found, required: found.required || required };
  }
  return undefined;
}

/** The names of the properties that a schema describes, those of its parts included. */
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

function asFound(schema: unknown, required: boolean): Found | undefined {
  return isObject(schema) ? { schema, required } : undefined;
}

/** What the schema says its value is; of the elements where it is an array. */
export function shapeOf(document: unknown, schema: unknown, trail: Trail = []): Shape {
  const alternatives = branchesOf(document, schema, trail);
  const nullable = alternatives.some((branch) => typesOf(branch).includes('null'));
  const branches = alternatives.filter((branch) => typesOf(branch).join() !== 'null');
  const types = new Set(branches.flatMap(typesOf));
  types.delete('null');
  if (types.size === 1 && types.has('array')) {
    const items = branches.map((branch) => member(branch, 'items')).find((found) => found !== undefined);
    return { ...shapeOf(document, items, [...trail, ...branches]), nullable, array: true };
  }
  const type = types.size === 1 ? valueType([...types][0], branches) : undefined;
  return { type, nullable, array: false, values: valuesOf(branches) };
}

/** The alternatives that a schema is made of, each without `anyOf` and `oneOf`. */
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

function valuesOf(branches: readonly JsonObject[]): string[] | undefined {
  const closed = branches.length > 0 && branches.every((branch) => Array.isArray(branch['enum']));
  if (!closed) return undefined;
  return branches.flatMap((branch) => elements(branch['enum']).filter((value) => typeof value === 'string'));
}
