import { entriesOf, member } from './openapi.ts';

/** The value at a JSON Pointer; undefined where there is none. */
export function valueAt(root: unknown, pointer: string): unknown {
  return tokensOf(pointer).reduce<unknown>((value, token) => member(value, token), root);
}

/** The same value with another at a JSON Pointer; with undefined, without it. */
export function withValueAt(root: unknown, pointer: string, value: unknown): unknown {
  const [token, ...rest] = tokensOf(pointer);
  if (token === undefined) return value;
  const next = rest.map((each) => `/${each.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  const inner = withValueAt(member(root, token), next, value);
  // What is replaced keeps its place.
  const members = new Map(entriesOf(root)).set(token, inner);
  return Object.fromEntries([...members].filter(([, each]) => each !== undefined));
}

function tokensOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
