import { entriesOf, member } from './json.ts';

/** A JSON Pointer (RFC 6901), such as `/images/0/id`. The empty pointer means the whole value. */
export type Pointer = string;

/** The reference tokens of a pointer, unescaped: `['a/b', '0']` for `/a~1b/0`. */
export function parsePointer(pointer: Pointer): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => (token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token));
}

/** The pointer of reference tokens, which are escaped: `/a~1b/0` for `['a/b', '0']`. */
export function formatPointer(tokens: readonly string[]): Pointer {
  return tokens.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The value at a pointer, or undefined if there is none. */
export function valueAt(root: unknown, pointer: Pointer): unknown {
  return parsePointer(pointer).reduce(member, root);
}

/**
 * A copy of a JSON value with another value at a pointer.
 *
 * Members keep their order, and objects that are missing on the way are added. Undefined removes the member.
 *
 * @param root What is copied. Arrays on the way to the pointer become objects, so give pointers through objects only.
 */
export function withValueAt(root: unknown, pointer: Pointer, value: unknown): unknown {
  return withValue(root, parsePointer(pointer), value);
}

function withValue(root: unknown, [token, ...rest]: readonly string[], value: unknown): unknown {
  if (token === undefined) return value;
  const inner = withValue(member(root, token), rest, value);
  const members = new Map(entriesOf(root)).set(token, inner);
  return Object.fromEntries([...members].filter(([, content]) => content !== undefined));
}
