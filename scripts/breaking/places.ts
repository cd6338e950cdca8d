import { member, nodeAt } from '@conoha-images/document';

/** The member names and array indexes that lead from the root of a document to a place in it. */
export type Path = readonly string[];

const methods: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

/** Keywords on the way to a place that say nothing about it. */
const silent: ReadonlySet<string> = new Set(['components', 'content', 'items', 'schema']);

/** What one element of a map or an array is called. */
const elements: Readonly<Record<string, string>> = {
  examples: 'example',
  headers: 'header',
  parameters: 'parameter',
  properties: 'property',
  responses: 'response',
  schemas: 'schema',
  securitySchemes: 'security scheme',
  tags: 'tag',
};

/** The path with names instead of array indexes, so that it leads to the same element in another document. */
function namedPath(document: object, path: Path): Path {
  return path.map((step, index) => {
    if (!/^\d+$/.test(step)) return step;
    const name = member(nodeAt(document, ...path.slice(0, index + 1)), 'name');
    return typeof name === 'string' ? name : step;
  });
}

/** Names a place for a reader, such as `GET /v2/images › parameter limit`. */
export function placeOf(document: object, path: Path): string {
  const named = namedPath(document, path);
  const steps: string[] = [];
  for (let index = 0; index < named.length; index += 1) {
    const [step = '', next, following] = named.slice(index);
    const element = elements[step];
    if (step === 'paths' && index === 0 && next !== undefined) {
      const isOperation = following !== undefined && methods.has(following);
      steps.push(isOperation ? `${following.toUpperCase()} ${next}` : next);
      index += isOperation ? 2 : 1;
    } else if (element !== undefined && next !== undefined) {
      steps.push(`${element} ${next}`);
      index += 1;
    } else if (!silent.has(step)) {
      steps.push(step);
    }
  }
  return steps.join(' › ') || 'the document';
}

/** A value in a document, and where it is. */
export interface Value {
  readonly path: Path;
  /** The {@link namedPath}, as one string. */
  readonly key: string;
  readonly value: unknown;
}

/** Every value in a document. Does not follow references. */
export function* valuesOf(document: object): Generator<Value> {
  const visit = function* (path: Path, value: unknown): Generator<Value> {
    yield { path, key: JSON.stringify(namedPath(document, path)), value };
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) yield* visit([...path, name], inner);
  };
  yield* visit([], document);
}
