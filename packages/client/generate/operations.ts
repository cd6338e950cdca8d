import { type ListDescriptor, parsePointer, resolveReference } from '@conoha-images/document';
import type { Operation, Parameter } from '../source/operation.ts';
import type { Service } from '../source/service.ts';

/** An OpenAPI document, as far as this looks into it. */
export interface Document {
  readonly servers: readonly { readonly url: string; readonly variables?: Readonly<Record<string, ServerVariable>> }[];
  readonly security: readonly Readonly<Record<string, unknown>>[];
  readonly paths: Readonly<Record<string, { readonly get?: DocumentOperation }>>;
  readonly components: {
    readonly securitySchemes: Readonly<Record<string, { readonly in?: string; readonly name?: string }>>;
    readonly schemas?: Readonly<Record<string, Schema>>;
  };
}

interface ServerVariable {
  readonly default: string;
  readonly enum?: readonly string[];
}

interface DocumentOperation {
  readonly parameters?: readonly DocumentParameter[];
  readonly responses: Readonly<Record<string, { readonly headers?: Readonly<Record<string, unknown>> }>>;
}

interface DocumentParameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  /** False where the elements of an array stand in one value. Default: true, in a query. */
  readonly explode?: boolean;
  readonly schema: Schema;
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly items?: Schema;
}

/** Where the service is, and how a request says who asks. */
export function serviceOf({ servers, security, components }: Document): Service {
  const [server] = servers;
  const [scheme = ''] = Object.keys(security[0] ?? {});
  const { in: place, name } = components.securitySchemes[scheme] ?? {};
  if (!server || place !== 'header' || name === undefined) {
    throw new Error('The client needs a document with a server, and with a token in a header.');
  }
  const variables = Object.entries(server.variables ?? {}).map(([variable, { default: value, enum: values = [] }]) => [
    variable,
    [value, ...values.filter((other) => other !== value)],
  ]);
  return { url: server.url, variables: Object.fromEntries(variables), tokenHeader: name.toLowerCase() };
}

/** What the client has to know of a list operation to ask for a page and to read the answer. */
export function operationOf(document: Document, list: ListDescriptor): Operation {
  const operation = document.paths[list.path]?.get;
  const { parameters = [], responses = {} } = operation ?? {};
  const requestId = Object.keys(responses['200']?.headers ?? {}).find((name) => /request-id$/i.test(name));
  return {
    path: list.path,
    items: parsePointer(list.items),
    ...(list.page.next === undefined ? { key: parsePointer(list.key) } : { next: parsePointer(list.page.next) }),
    marker: list.page.marker,
    errors: Object.keys(responses)
      .map(Number)
      .filter((status) => status >= 400),
    ...(requestId !== undefined && { requestId: requestId.toLowerCase() }),
    ...(list.additional && { additional: true }),
    excludes: excludedBy(list),
    parameters: Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === 'query' || parameter.in === 'path')
        .map((parameter) => [parameter.name, parameterOf(resolved(document, parameter), list)]),
    ),
  };
}

/** The parameters that can't stand beside another: one way to say the order excludes the other. */
function excludedBy({ order }: ListDescriptor): Operation['excludes'] {
  const others = [order?.key, order?.direction].filter((name) => name !== undefined);
  return order?.by === undefined || others.length === 0 ? {} : { [order.by]: others };
}

/** A parameter whose schema stands in it. */
function resolved(document: Document, parameter: DocumentParameter): DocumentParameter {
  const schema = resolveReference(document, parameter.schema) as Schema | undefined;
  if (!schema) {
    throw new Error(`The document has no ${parameter.schema.$ref}, which is the schema of ${parameter.name}.`);
  }
  return { ...parameter, schema };
}

function parameterOf({ name, schema, required, explode }: DocumentParameter, list: ListDescriptor): Parameter {
  const filter = list.filters.find(({ parameter }) => parameter === name);
  const { type, format, enum: values } = schema.items ?? schema;
  const scalar = filter?.type ?? (format === 'date-time' ? format : type);
  return {
    ...(required && { required: true as const }),
    ...(scalar !== undefined && scalar !== 'string' && { type: scalar as NonNullable<Parameter['type']> }),
    ...(values && { values }),
    ...(filter?.open && { open: true }),
    ...(filter?.prefixed && { operators: filter.operators }),
    ...(schema.type === 'array' && { many: true as const }),
    ...(schema.type === 'array' && explode === false && { joined: true as const }),
  };
}
