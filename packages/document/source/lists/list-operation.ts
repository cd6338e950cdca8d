import { elements, isObject, type JsonObject, member } from '../json.ts';
import { formatPointer } from '../pointer.ts';
import { resolveReference } from '../reference.ts';
import type { NamedProperty, Property } from './descriptor.ts';
import type { Problem, Rule } from './problem.ts';
import { type Found, propertyNames, type Shape, schemaAt, shapeOf } from './schema.ts';

/** A query parameter of the operation. */
export interface Parameter {
  readonly name: string;
  readonly at: readonly (string | number)[];
  readonly shape: Shape;
  /** Whether every request must have it. */
  readonly required: boolean;
  /** Whether several values stand in one, with commas between them. */
  readonly joined: boolean;
  /** The schema's default, if it has one. */
  readonly default: unknown;
  /** The schema's least and greatest number, if it has them. */
  readonly minimum: unknown;
  readonly maximum: unknown;
  /** The parameter's x-filter, if it has one. */
  readonly filter: JsonObject | undefined;
}

/** One operation that has an x-list, with what reading it needs: lookups, and a place to put problems. */
export class ListOperation {
  readonly list: JsonObject;
  /** The operationId; undefined where there is none. */
  readonly id: string | undefined;
  readonly parameters: readonly Parameter[];
  readonly problems: Problem[] = [];
  readonly #document: unknown;
  readonly #at: readonly (string | number)[];
  readonly #body: unknown;
  #item: JsonObject | undefined;

  constructor(document: unknown, at: readonly (string | number)[], operation: JsonObject, list: JsonObject) {
    this.#document = document;
    this.#at = at;
    this.list = list;
    const id = operation['operationId'];
    this.id = typeof id === 'string' && id !== '' ? id : undefined;
    this.parameters = elements(operation['parameters']).flatMap((raw, index) => {
      const parameter = resolveReference(document, raw);
      return isObject(parameter) && parameter['in'] === 'query' ? [this.#readParameter(parameter, index)] : [];
    });
    const ok = resolveReference(document, member(operation['responses'], '200'));
    this.#body = member(member(member(ok, 'content'), 'application/json'), 'schema');
  }

  /** Takes the schema that describes the items, once it is known. */
  set item(schema: JsonObject | undefined) {
    this.#item = schema;
  }

  parameter(name: string): Parameter | undefined {
    return this.parameters.find((parameter) => parameter.name === name);
  }

  inBody(pointer: string): Found | undefined {
    return schemaAt(this.#document, this.#body, pointer);
  }

  inItem(pointer: string): Found | undefined {
    return schemaAt(this.#document, this.#item, pointer);
  }

  /** The property of an item that a request calls so; undefined where an item has no single value of that name. */
  propertyNamed(name: string): Property | undefined {
    const property = formatPointer([name]);
    const found = this.inItem(property);
    const shape = found && this.shapeOf(found.schema);
    if (!shape?.type || shape.array) return undefined;
    return { property, type: shape.type, nullable: shape.nullable || !found?.required };
  }

  /** Every property of an item that has a single value. */
  get itemProperties(): NamedProperty[] {
    return [...propertyNames(this.#document, this.#item)].flatMap((name) => {
      const property = this.propertyNamed(name);
      return property ? [{ name, ...property }] : [];
    });
  }

  shapeOf(schema: unknown): Shape {
    return shapeOf(this.#document, schema);
  }

  elementsOf(array: JsonObject): JsonObject | undefined {
    const items = resolveReference(this.#document, array['items']);
    return isObject(items) ? items : undefined;
  }

  /** Notes a problem at a path inside the operation. */
  report(rule: Rule, at: readonly (string | number)[], message: string): undefined {
    this.problems.push({ rule, at: [...this.#at, ...at], message });
  }

  /** Notes a problem where x-list names a parameter that the operation does not have. */
  requireParameter(at: readonly string[], name: string): void {
    if (this.parameter(name)) return;
    const known = this.parameters.map((parameter) => parameter.name).join(', ');
    this.report(
      'list-parameters-exist',
      at,
      `${at.join('.')} is ${name}, and the operation has no query parameter of that name. It has: ${known}.`,
    );
  }

  #readParameter(parameter: JsonObject, index: number): Parameter {
    const schema = resolveReference(this.#document, parameter['schema']);
    const filter = parameter['x-filter'];
    return {
      name: String(parameter['name']),
      at: ['parameters', index],
      shape: shapeOf(this.#document, schema),
      required: parameter['required'] === true,
      joined: parameter['explode'] === false,
      default: member(schema, 'default'),
      minimum: member(schema, 'minimum'),
      maximum: member(schema, 'maximum'),
      filter: isObject(filter) ? filter : undefined,
    };
  }
}
