import type { Path } from '@conoha-images/document';

/** A text for people, and its place in the document. */
export interface Prose {
  readonly at: Path;
  readonly text: string;
}

/** Japanese script or its punctuation, such as 、 and （. */
export const japanese: RegExp =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u3000-\u303f\u30fb\uff01-\uff5e]/u;

/** Keywords whose value is data, which no translation changes. */
const data: ReadonlySet<string> = new Set(['value', 'example', 'default', 'const', 'enum', 'pattern']);

/** Keywords whose value is a map with names that the author chose, which are not keywords. */
const maps: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'examples',
  'headers',
  'content',
  'variables',
  'paths',
  'responses',
  'schemas',
  'parameters',
  'securitySchemes',
  'requestBodies',
  'links',
  'callbacks',
  'webhooks',
  'pathItems',
]);

/** Every Japanese text of the document, except in data. */
export function japaneseProse(node: unknown, at: Path = [], inMap = false): Prose[] {
  if (typeof node === 'string') return japanese.test(node) ? [{ at, text: node }] : [];
  if (Array.isArray(node)) return node.flatMap((element, index) => japaneseProse(element, [...at, index]));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, child]) => {
    // The examples of a schema are an array of values. Everywhere else they are a map of Example Objects.
    const isData = !inMap && (data.has(name) || (name === 'examples' && Array.isArray(child)));
    return isData ? [] : japaneseProse(child, [...at, name], !inMap && maps.has(name) && !Array.isArray(child));
  });
}
