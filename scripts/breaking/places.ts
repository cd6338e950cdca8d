import { at, member } from '@conoha-images/description';

/** The member names and array indexes that lead from the root of a document to a place in it. */
export type Path = readonly string[];

const methods: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

/** Keywords that lead to a place, and tell a reader nothing about it. */
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

/**
 * Names a place for a reader, such as `GET /v2/images › parameter limit`. An element of an array goes by its name, so
 * that the same place has the same name in two documents even if other elements were added or removed.
 */
export function placeOf(document: object, path: Path): string {
  const steps: string[] = [];
  for (let index = 0; index < path.length; index += 1) {
    const [step = '', next, following] = path.slice(index);
    const element = elements[step];
    if (step === 'paths' && index === 0 && next !== undefined) {
      const isOperation = following !== undefined && methods.has(following);
      steps.push(isOperation ? `${following.toUpperCase()} ${next}` : next);
      index += isOperation ? 2 : 1;
    } else if (element !== undefined && next !== undefined) {
      const name = member(at(document, ...path.slice(0, index + 2)), 'name');
      steps.push(`${element} ${typeof name === 'string' && /^\d+$/.test(next) ? name : next}`);
      index += 1;
    } else if (!silent.has(step)) {
      steps.push(step);
    }
  }
  return steps.join(' › ') || 'the document';
}

/** Every value in a document, with its path. Does not follow references. */
export function* valuesOf(node: unknown, path: Path = []): Generator<readonly [path: Path, value: unknown]> {
  yield [path, node];
  if (typeof node !== 'object' || node === null) return;
  for (const [name, value] of Object.entries(node)) yield* valuesOf(value, [...path, name]);
}
