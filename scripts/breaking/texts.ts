import { valuesOf } from './places.ts';

/** Keywords whose value is a text for people. */
const keywords: ReadonlySet<string> = new Set(['title', 'summary', 'description', 'reason', 'x-displayName']);

/** Keywords whose value is data, in which names such as `title` mean something else. */
const data: ReadonlySet<string> = new Set(['value', 'example', 'default', 'const', 'enum']);

/** A copy of a part of a document, without texts for people. */
export function withoutTexts(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutTexts);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([name, value]) => !(keywords.has(name) && typeof value === 'string'))
      .map(([name, value]) => [name, data.has(name) ? value : withoutTexts(value)]),
  );
}

/** How many texts for people that both documents have are different. */
export function countChangedTexts(base: object, revision: object): number {
  const after = textsOf(revision);
  return [...textsOf(base)].filter(([key, text]) => after.has(key) && after.get(key) !== text).length;
}

function textsOf(document: object): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { path, key, value } of valuesOf(document)) {
    const isText = keywords.has(path.at(-1) ?? '') && !path.some((step) => data.has(step));
    if (isText && typeof value === 'string') texts.set(key, value);
  }
  return texts;
}
