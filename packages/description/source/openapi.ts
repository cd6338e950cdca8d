import type { ListDescriptor } from '@conoha-images/vocabulary';

type Node = Readonly<Record<string, unknown>>;

/** What stands at a path of a document, where references are followed at each step; undefined where there is nothing. */
export function at(document: object, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((node, name) => resolved(document, member(node, name)), document);
}

function resolved(document: object, node: unknown): unknown {
  let current = node;
  // A document may hold a circle of references, which leads nowhere.
  for (let steps = 0; steps < 100; steps += 1) {
    const reference = member(current, '$ref');
    if (typeof reference !== 'string') return current;
    const tokens = decodeURIComponent(reference).split('/').slice(1);
    current = tokens.reduce(
      (value, token) => member(value, token.replaceAll('~1', '/').replaceAll('~0', '~')),
      document as unknown,
    );
  }
  return undefined;
}

export function member(node: unknown, name: string): unknown {
  return typeof node === 'object' && node !== null && Object.hasOwn(node, name) ? (node as Node)[name] : undefined;
}

/** The members of an object; none where it is no object. */
export function entriesOf(node: unknown): [string, unknown][] {
  return typeof node === 'object' && node !== null && !Array.isArray(node) ? Object.entries(node) : [];
}

/** The example bodies of a list's 200 response. */
export function examplesOf(document: object, list: ListDescriptor): unknown[] {
  const content = at(document, 'paths', list.path, 'get', 'responses', '200', 'content', 'application/json');
  const named = entriesOf(member(content, 'examples')).map(([, example]) =>
    member(resolved(document, example), 'value'),
  );
  return [...named, member(content, 'example')].filter((value) => value !== undefined);
}

/** The examples of a list's parameter, and of its schema. */
export function examplesOfParameter(document: object, { path }: ListDescriptor, name: string): unknown[] {
  const parameters = [at(document, 'paths', path, 'get', 'parameters'), at(document, 'paths', path, 'parameters')]
    .flatMap((each) => (Array.isArray(each) ? (each as unknown[]) : []))
    .map((each) => resolved(document, each));
  const parameter = parameters.find((each) => member(each, 'name') === name);
  const schema = resolved(document, member(parameter, 'schema'));
  const named = entriesOf(member(parameter, 'examples')).map(([, each]) => member(resolved(document, each), 'value'));
  const listed = member(schema, 'examples');
  return [member(parameter, 'example'), ...named, ...(Array.isArray(listed) ? listed : [])].filter(
    (example) => example !== undefined,
  );
}

/** The headers of a response that have an example, with it. */
function headersOf(document: object, list: ListDescriptor, status: string): Record<string, string> {
  return Object.fromEntries(
    entriesOf(at(document, 'paths', list.path, 'get', 'responses', status, 'headers')).flatMap(([name, header]) => {
      const example = member(resolved(document, header), 'example');
      // A header holds the characters of Latin-1 and no line break; any other stands escaped.
      const value = (text: string): string => text.replaceAll(/[^\t\x20-\x7e\xa0-\xff]/gu, encodeURIComponent);
      return typeof example === 'string' ? [[name.toLowerCase(), value(example)]] : [];
    }),
  );
}

/** What a document says of an answer with a status. */
export interface DocumentedAnswer {
  /** Headers that have an example, with it. */
  readonly headers: Readonly<Record<string, string>>;
  /** The first example of a body, as it is written, with its media type. Undefined where there is none. */
  readonly example: { readonly mediaType: string; readonly body: string } | undefined;
}

export function documentedAnswer(document: object, list: ListDescriptor, status: string): DocumentedAnswer {
  const content = entriesOf(at(document, 'paths', list.path, 'get', 'responses', status, 'content'));
  const [example] = content.flatMap(([mediaType, media]) => {
    const [, named] = entriesOf(member(media, 'examples'))[0] ?? [];
    const value = member(resolved(document, named), 'value') ?? member(media, 'example');
    if (value === undefined) return [];
    return [{ mediaType, body: typeof value === 'string' && !/json$/.test(mediaType) ? value : JSON.stringify(value) }];
  });
  return { headers: headersOf(document, list, status), example };
}

/** Where a request's token stands. */
export interface TokenPlace {
  /** Lower-case name of the header. */
  readonly header: string;
  /** What stands before the token in the header. */
  readonly prefix: string;
}

/** Where the token of a list's request stands; undefined where the document asks for none in a header. */
export function tokenPlace(document: object, { path }: ListDescriptor): TokenPlace | undefined {
  const requirements = at(document, 'paths', path, 'get', 'security') ?? member(document, 'security');
  const [requirement] = Array.isArray(requirements) ? requirements : [];
  const [name] = entriesOf(requirement)[0] ?? [];
  const scheme = name === undefined ? undefined : at(document, 'components', 'securitySchemes', name);
  if (member(scheme, 'type') === 'apiKey' && member(scheme, 'in') === 'header') {
    return { header: String(member(scheme, 'name')).toLowerCase(), prefix: '' };
  }
  const isBearer = member(scheme, 'type') === 'http' && String(member(scheme, 'scheme')).toLowerCase() === 'bearer';
  return isBearer || member(scheme, 'type') === 'oauth2' ? { header: 'authorization', prefix: 'Bearer ' } : undefined;
}

/** Where the service is, with the defaults of the server's variables; undefined where the document does not say. */
export function serverOf(document: object): URL | undefined {
  const [server] = (member(document, 'servers') as unknown[] | undefined) ?? [];
  const url = member(server, 'url');
  if (typeof url !== 'string') return undefined;
  const filled = url.replaceAll(/\{([^}]*)\}/g, (_, name) => {
    return String(member(member(member(server, 'variables'), name), 'default'));
  });
  return URL.canParse(filled) ? new URL(filled) : undefined;
}
