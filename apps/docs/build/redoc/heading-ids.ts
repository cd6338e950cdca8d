import { isObject } from '@conoha-images/document';

const heading = /^#{1,6} +(.+?) *#*$/gm;

/**
 * Gives each heading in a description an id that is made from the heading at the same place of another document. With the
 * same original for all translations, a link to a section works in each of them.
 *
 * @throws if a description has more or fewer headings than in the original.
 */
export function withHeadingIds(node: unknown, original: unknown): unknown {
  if (Array.isArray(node)) {
    return node.map((element, index) => withHeadingIds(element, Array.isArray(original) ? original[index] : undefined));
  }
  if (!isObject(node)) return node;
  const other = isObject(original) ? original : {};
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [
      name,
      name === 'description' && typeof value === 'string'
        ? withIds(value, String(other[name] ?? ''))
        : name.startsWith('example')
          ? value
          : withHeadingIds(value, other[name]),
    ]),
  );
}

function withIds(markdown: string, original: string): string {
  const texts = headingsOf(markdown);
  const ids = headingsOf(original).map(idOf);
  if (texts.length !== ids.length || new Set(ids).size !== ids.length) {
    throw new Error(
      `The headings of a description must be as many as in its original (${ids.join(', ')}), and differ: ${texts.join(', ')}.`,
    );
  }
  let index = 0;
  // An annotation of Markdoc, Redoc's dialect of Markdown. Redoc gives its own ids this prefix too.
  return markdown.replace(heading, (line) => `${line} {% id="section/${ids[index++]}" %}`);
}

function headingsOf(markdown: string): string[] {
  return [...markdown.matchAll(heading)].map(([, text = '']) => text);
}

function idOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}
