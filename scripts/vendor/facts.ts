import { elements, entriesOf, type ListDescriptor, member, nodeAt, resolveReference } from '@conoha-images/document';
import { ResponseSchemas } from '@conoha-images/document/node';

/** What a document says of an operation, as far as the comparison in README.md is about it. */
export interface Facts {
  /** What is wrong with the response on ConoHa's reference page; undefined if it is valid. */
  readonly sample: string | undefined;
  /** What is wrong with an image that has no property; undefined if it is valid. */
  readonly emptyImage: string | undefined;
  readonly statuses: readonly string[];
  /** The statuses of the responses of which each media type has an example. */
  readonly exemplified: readonly string[];
  /** The server that tools use for the operation; empty if there is none. */
  readonly server: string;
  /** How many of the parameters, properties and responses name the source of their facts. */
  readonly sourced: number;
  /** How many there are. */
  readonly sourceable: number;
  /** The type of each parameter, by its name. */
  readonly parameters: ReadonlyMap<string, string>;
  /** The type of each property of an image, by its name. */
  readonly properties: ReadonlyMap<string, string>;
}

/**
 * Reads a document's facts.
 *
 * @param list The list to compare, whose path both documents have.
 * @param sample The response on the reference page.
 * @throws {Error} if the document lacks the operation, or JSON for its status 200.
 */
export function factsOf(document: object, list: ListDescriptor, sample: unknown): Facts {
  const item = nodeAt(document, 'paths', list.path);
  const operation = member(item, 'get');
  if (operation === undefined) throw new Error(`The document has no operation GET ${list.path}.`);
  const schemas = new ResponseSchemas(document, list);
  const violationOf = (body: unknown): string | undefined => {
    const violations = schemas.validate('200', 'application/json', body);
    if (!violations) throw new Error(`The document has no JSON for status 200 of GET ${list.path}.`);
    return violations[0]?.message;
  };
  const parameters = [item, operation]
    .flatMap((owner) => elements(member(owner, 'parameters')))
    .map((parameter) => resolveReference(document, parameter))
    .filter((parameter) => member(parameter, 'in') === 'query');
  const content = nodeAt(document, 'paths', list.path, 'get', 'responses', '200', 'content', 'application/json');
  const body = resolveReference(document, member(content, 'schema'));
  const collection = resolveReference(document, nodeIn(document, body, 'properties', list.items.slice(1)));
  const image = resolveReference(document, member(collection, 'items'));
  const servers = [operation, item, document].map((owner) => elements(member(owner, 'servers')));
  const [server] = servers.find(({ length }) => length > 0) ?? [];
  const responses = entriesOf(member(operation, 'responses')).map(
    ([status, response]) => [status, resolveReference(document, response)] as const,
  );
  const properties = entriesOf(member(image, 'properties'));
  const described = [...parameters, ...[...responses, ...properties].map(([, node]) => node)];
  return {
    sample: violationOf(sample),
    emptyImage: violationOf({ images: [{}] }),
    statuses: responses.map(([status]) => status),
    exemplified: responses.filter(([, response]) => isExemplified(response)).map(([status]) => status),
    server: String(member(server, 'url') ?? ''),
    sourced: described.filter((node) => member(node, 'x-evidence') !== undefined).length,
    sourceable: described.length,
    parameters: new Map(
      parameters.map((parameter) => [String(member(parameter, 'name')), typeIn(document, member(parameter, 'schema'))]),
    ),
    properties: new Map(properties.map(([name, schema]) => [name, typeIn(document, schema)])),
  };
}

/** Whether each media type of a response has an example. */
function isExemplified(response: unknown): boolean {
  const media = entriesOf(member(response, 'content')).map(([, type]) => type);
  return media.length > 0 && media.every((type) => ['example', 'examples'].some((name) => member(type, name)));
}

function nodeIn(document: object, node: unknown, ...names: readonly string[]): unknown {
  return names.reduce((inner, name) => member(resolveReference(document, inner), name), node);
}

/** The types that a schema allows, such as `string or null`. */
function typeIn(document: object, schema: unknown): string {
  const resolved = resolveReference(document, schema);
  const alternatives = ['anyOf', 'oneOf', 'allOf'].flatMap((name) => elements(member(resolved, name)));
  const own = [member(resolved, 'type') ?? []].flat().map(String);
  // OpenAPI 3.0 says so in a keyword of its own.
  const nullable = member(resolved, 'nullable') === true ? ['null'] : [];
  const types = [...own, ...nullable, ...alternatives.flatMap((inner) => typeIn(document, inner).split(' or '))];
  return [...new Set(types)].join(' or ') || 'any';
}
