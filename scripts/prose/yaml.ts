import { isNode, isScalar, parseAllDocuments, visit } from 'yaml';
import { markdownProse } from './markdown.ts';
import { boundary, mask, place, word } from './mask.ts';

/** Members whose value is code or data. */
const data: ReadonlySet<unknown> = new Set([
  'value',
  'example',
  'default',
  'const',
  'pattern',
  'source',
  'run',
  'uses',
]);

/** The prose of YAML: comments, and values of three words or more, or with Japanese. */
export function yamlProse(text: string): string {
  const pieces: { start: number; text: string }[] = [];
  /** The text without its values, so that comments are left. */
  let rest = text;
  const hide = (start: number, end: number): void => {
    rest = rest.slice(0, start) + boundary.repeat(end - start) + rest.slice(end);
  };
  for (const document of parseAllDocuments(text)) {
    visit(document, {
      Pair(_, { key, value }) {
        if (!isScalar(key) || !data.has(key.value) || !isNode(value) || !value.range) return undefined;
        hide(value.range[0], value.range[1]);
        return visit.SKIP;
      },
      Scalar(key, { value, range, type }) {
        if (!range) return;
        const [start, end] = range;
        hide(start, end);
        if (key === 'key' || typeof value !== 'string' || !isProse(value)) return;
        const literal = text.slice(start, end);
        const header = /^[|>][^\n]*\n|^["']/g;
        const prose = markdownProse(mask(literal, header, boundary));
        pieces.push({
          start,
          text: type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED' ? prose : mask(prose, /["']$/g, boundary),
        });
      },
    });
  }
  for (const { index, 0: comment } of rest.matchAll(/(?<=^|[^\S\n])#.*(\n[^\S\n]*#.*)*/gm)) {
    const prose = comment.replaceAll(/^[^\S\n]*#/gm, (prefix) => ' '.repeat(prefix.length));
    pieces.push({ start: index, text: mask(boundary + prose.slice(1), /`[^`\n]+`|https?:\/\/\S+/g, word) });
  }
  pieces.sort((one, other) => one.start - other.start);
  return place(text.length, pieces);
}

function isProse(value: string): boolean {
  return /\p{L}{2,} +\S+ +\S*\p{L}|[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(value);
}
