import { member } from './json.ts';
import { parsePointer } from './pointer.ts';

/**
 * The reference tokens of a `$ref` into the same document: `['components', 'schemas', 'Image']` for
 * `#/components/schemas/Image`.
 *
 * Undefined if the reference leads to another file or its percent-encoding is invalid.
 */
export function referenceTokens(reference: string): string[] | undefined {
  if (!reference.startsWith('#')) return undefined;
  try {
    return parsePointer(decodeURIComponent(reference.slice(1)));
  } catch {
    return undefined;
  }
}

/**
 * A node of a document, or what its `$ref` leads to if it has one.
 *
 * Undefined if the reference leads to another file, to nothing, or in a circle.
 */
export function resolveReference(document: unknown, node: unknown): unknown {
  const visited = new Set<unknown>();
  let resolved = node;
  for (;;) {
    const reference = member(resolved, '$ref');
    if (typeof reference !== 'string') return resolved;
    const tokens = referenceTokens(reference);
    if (!tokens || visited.has(resolved)) return undefined;
    visited.add(resolved);
    resolved = tokens.reduce(member, document);
  }
}

/** The node at a path of a document, following references at each step. Undefined if there is none. */
export function nodeAt(document: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((node, name) => resolveReference(document, member(node, name)), document);
}
