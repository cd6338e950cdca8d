/** Any JSON value that has members. */
export type JsonObject = { readonly [member: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member of an object, own properties only; undefined where there is none or the value is no object. */
export function member(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The elements of an array; none where the value is no array. */
export function elements(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The reference tokens of a JSON Pointer (RFC 6901), unescaped. */
export function tokens(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value itself, or what its `$ref` into the same document leads to; undefined where that leads nowhere. */
export function resolve(document: unknown, value: unknown): unknown {
  const visited = new Set<unknown>();
  let resolved = value;
  for (;;) {
    const reference = member(resolved, '$ref');
    if (typeof reference !== 'string') return resolved;
    if (!reference.startsWith('#') || visited.has(resolved)) return undefined;
    visited.add(resolved);
    resolved = tokens(decodeURIComponent(reference.slice(1))).reduce<unknown>(step, document);
  }
}

function step(value: unknown, token: string): unknown {
  return Array.isArray(value) ? value[Number(token)] : member(value, token);
}
