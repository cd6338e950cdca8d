import { elements, isObject, type JsonObject, member, textOf } from '../json.ts';
import { formatPointer, type Pointer, parsePointer } from '../pointer.ts';
import { resolveReference } from '../reference.ts';
import type { NamedProperty, Property } from './descriptor.ts';
import type { Path, Problem, Rule } from './problem.ts';
import { type LocatedSchema, propertyNames, type Shape, schemaAt, shapeOf } from './schema.ts';

/** A query parameter of a list operation. */
export interface QueryParameter {
  readonly name: string;
  /** Path from the operation. */
  readonly at: Path;
  readonly shape: Shape;
  readonly required: boolean;
  /** Whether several values are given in one parameter, separated by commas. */
  readonly joined: boolean;
  /** The keywords of the schema with these names. */
  readonly default: unknown;
  readonly minimum: unknown;
  readonly maximum: unknown;
  /** The x-filter, if there is one. */
  readonly filter: JsonObject | undefined;
}

/** An operation with an x-list: what is looked up while it is read, and the problems that are found. */
export class ListOperation {
  readonly list: JsonObject;
  /** The operationId, if there is one. */
  readonly id: string | undefined;
  readonly parameters: readonly QueryParameter[];
  readonly problems: Problem[] = [];
  readonly #document: unknown;
  readonly #at: Path;
  readonly #body: unknown;
  #item: JsonObject | undefined;

  constructor(document: unknown, at: Path, operation: JsonObject, list: JsonObject) {
    this.#document = document;
    this.#at = at;
    this.list = list;
    const id = operation['operationId'];
    this.id = typeof id === 'string' && id !== '' ? id : undefined;
    this.parameters = elements(operation['parameters']).flatMap((node, index) => {
      const parameter = resolveReference(document, node);
      return isObject(parameter) && parameter['in'] === 'query' ? [this.#readParameter(parameter, index)] : [];
    });
    const ok = resolveReference(document, member(operation['responses'], '200'));
    this.#body = member(member(member(ok, 'content'), 'application/json'), 'schema');
  }

  /** The schema of an item, which reading `x-list.items` finds. */
  set item(schema: JsonObject | undefined) {
    this.#item = schema;
  }

  parameter(name: string): QueryParameter | undefined {
    return this.parameters.find((parameter) => parameter.name === name);
  }

  /** The schema at a pointer into the 200 body. */
  inBody(pointer: Pointer): LocatedSchema | undefined {
    return schemaAt(this.#document, this.#body, pointer);
  }

  /** Whether the object around a pointer into the 200 body, if there is one, must have the value at the pointer. */
  requiresInBody(pointer: Pointer): boolean {
    const path = parsePointer(pointer);
    const parent = this.inBody(formatPointer(path.slice(0, -1)));
    return schemaAt(this.#document, parent?.schema, formatPointer(path.slice(-1)))?.required === true;
  }

  /** The schema at a pointer into an item. */
  inItem(pointer: Pointer): LocatedSchema | undefined {
    return schemaAt(this.#document, this.#item, pointer);
  }

  /** What the schema at a pointer into the values of another schema says; undefined if there is none. */
  shapeAt(schema: unknown, pointer: Pointer): Shape | undefined {
    const located = schemaAt(this.#document, schema, pointer);
    return located && this.shapeOf(located.schema);
  }

  /** The property of an item with this name. Undefined if an item has none, or not a single value. */
  propertyNamed(name: string): Property | undefined {
    return this.propertyAt(formatPointer([name]));
  }

  /** The property at a pointer into an item. Undefined if an item has none, or not a single value. */
  propertyAt(property: Pointer): Property | undefined {
    const located = this.inItem(property);
    const shape = located && this.shapeOf(located.schema);
    if (!shape?.type || shape.array) return undefined;
    return { property, type: shape.type, nullable: shape.nullable || !located?.required };
  }

  /** The properties of an item that have a single value. */
  get itemProperties(): NamedProperty[] {
    return [...propertyNames(this.#document, this.#item)].flatMap((name) => {
      const property = this.propertyNamed(name);
      return property ? [{ name, ...property }] : [];
    });
  }

  shapeOf(schema: unknown): Shape {
    return shapeOf(this.#document, schema);
  }

  /** The schema of the elements of an array. */
  elementsOf(array: JsonObject): JsonObject | undefined {
    const items = resolveReference(this.#document, array['items']);
    return isObject(items) ? items : undefined;
  }

  /** Adds a problem at a path from the operation. */
  report(rule: Rule, at: Path, message: string): undefined {
    this.problems.push({ rule, at: [...this.#at, ...at], message });
  }

  /** Reports a problem if x-list names a parameter that the operation does not have. */
  requireParameter(at: readonly string[], name: string): void {
    if (this.parameter(name)) return;
    const known = this.parameters.map((parameter) => parameter.name).join(', ');
    this.report(
      'list-parameters-exist',
      at,
      `${at.join('.')} is ${name}, but the operation has no query parameter with that name. It has: ${known}.`,
    );
  }

  #readParameter(parameter: JsonObject, index: number): QueryParameter {
    const schema = resolveReference(this.#document, parameter['schema']);
    const filter = parameter['x-filter'];
    return {
      name: textOf(parameter['name']),
      at: ['parameters', index],
      shape: this.shapeOf(schema),
      required: parameter['required'] === true,
      joined: parameter['explode'] === false,
      default: member(schema, 'default'),
      minimum: member(schema, 'minimum'),
      maximum: member(schema, 'maximum'),
      filter: isObject(filter) ? filter : undefined,
    };
  }
}
