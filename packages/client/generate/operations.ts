import { type ListDescriptor, parsePointer, resolveReference } from '@conoha-images/document';
import type { Operation, ParameterRule } from '../source/operation.ts';
import type { Document, DocumentParameter, Schema } from './document.ts';

/** The part of a list operation that the client needs to request a page and to read it. */
export function operationOf(document: Document, list: ListDescriptor): Operation {
  const operation = document.paths[list.path]?.get;
  const { responses = {} } = operation ?? {};
  const { next, marker, offset } = list.page;
  return {
    path: list.path,
    items: parsePointer(list.items),
    ...(next === undefined ? { key: parsePointer(list.key) } : { next: parsePointer(next.pointer) }),
    ...(next?.rel !== undefined && { rel: next.rel }),
    marker,
    ...(offset !== undefined && { offset }),
    errors: Object.keys(responses)
      .map(Number)
      .filter((status) => status >= 400),
    ...(list.additional && { additional: true }),
    excludes: exclusionsOf(list),
    parameters: Object.fromEntries(
      parametersOf(document, list.path).map((parameter) => [parameter.name, parameterOf(parameter, list)]),
    ),
  };
}

/** The parameters that a caller can pass, with schemas in place of references. */
export function parametersOf(document: Document, path: string): readonly DocumentParameter[] {
  const { parameters = [] } = document.paths[path]?.get ?? {};
  return parameters
    .filter((parameter) => parameter.in === 'query' || parameter.in === 'path')
    .map((parameter) => resolved(document, parameter));
}

/** The parameters that exclude each other: the two ways to set the order. */
function exclusionsOf({ order }: ListDescriptor): Operation['excludes'] {
  const others = [order?.key, order?.direction].filter((name) => name !== undefined);
  return order?.by === undefined || others.length === 0 ? {} : { [order.by]: others };
}

/** A parameter with its schema in place of a reference. */
function resolved(document: Document, parameter: DocumentParameter): DocumentParameter {
  const schema = resolveReference(document, parameter.schema) as Schema | undefined;
  if (!schema)
    throw new Error(`The parameter ${parameter.name} refers to an unknown schema, ${parameter.schema.$ref}.`);
  return { ...parameter, schema };
}

function parameterOf({ name, schema, required, explode }: DocumentParameter, list: ListDescriptor): ParameterRule {
  const filter = list.filters.find(({ parameter }) => parameter === name);
  const { type, format, enum: values } = schema.items ?? schema;
  const scalar = filter?.type ?? (format === 'date-time' ? format : type);
  return {
    ...(required && { required: true as const }),
    ...(scalar !== undefined && scalar !== 'string' && { type: scalar as NonNullable<ParameterRule['type']> }),
    ...(values && { values }),
    ...(filter?.open && { open: true }),
    ...(filter?.prefixed && { operators: filter.operators }),
    ...(schema.type === 'array' && { many: true as const }),
    ...(schema.type === 'array' && explode === false && { joined: true as const }),
  };
}
