import fc from 'fast-check';
import { Marked, type Token, type Tokens } from 'marked';
import { expect, test } from 'vitest';
import { block, code, heading, list, paragraph, table } from '../build/markdown/nodes.ts';
import { writeMarkdown } from '../build/markdown/write.ts';

const markdown = new Marked();
const marks = [
  '|',
  '*',
  '_',
  '`',
  '``',
  '<',
  '>',
  '&',
  '\\',
  '#',
  '[',
  ']',
  '(',
  ')',
  '!',
  '~',
  '-',
  '+',
  '1.',
  ':',
  'https://a.example',
  '<b>',
  '&amp;',
  'あ',
  '。',
  '（',
  'a',
  ' ',
];

/** Texts of one line made of marks of Markdown, without blanks at the ends, which no renderer keeps. */
const line = fc
  .array(fc.constantFrom(...marks), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join('').replaceAll(/ +/g, ' ').trim())
  .filter((text) => text !== '');

/** A text as the reader sees it. */
function textOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      const { tokens: children, text } = token as Tokens.Generic;
      return children ? textOf(children) : decoded(token.type === 'escape' || token.type === 'text' ? text : token.raw);
    })
    .join('');
}

function decoded(text: string): string {
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) => {
    if (name) return names[name] ?? all;
    return String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10));
  });
}

function tokensOf(...nodes: Parameters<typeof writeMarkdown>[0]): Token[] {
  return markdown.lexer(writeMarkdown(nodes)).filter(({ type }) => type !== 'space');
}

test('any text survives in a paragraph, a heading, a list and a table', () => {
  fc.assert(
    fc.property(line, line, (first, second) => {
      const [inParagraph, inHeading, inList, inTable, last] = tokensOf(
        paragraph(first),
        heading(2, second),
        list([paragraph(first)], [paragraph(second)]),
        table([[first], [second]], [[second], [code(first)]]),
        paragraph('end'),
      ) as Tokens.Generic[];
      expect([inParagraph, inHeading, inList, inTable, last].map((token) => token?.type)).toEqual([
        'paragraph',
        'heading',
        'list',
        'table',
        'paragraph',
      ]);
      expect(textOf(inParagraph?.tokens ?? [])).toBe(first);
      expect(textOf(inHeading?.tokens ?? [])).toBe(second);
      expect((inList as Tokens.List).items.map(({ tokens }) => textOf(tokens))).toEqual([first, second]);
      const { header, rows } = inTable as Tokens.Table;
      expect(header.map(({ tokens }) => textOf(tokens))).toEqual([first, second]);
      expect(rows).toHaveLength(1);
      expect(textOf(rows[0]?.[0]?.tokens ?? [])).toBe(second);
      // GFM has no way to write a backslash before a pipe as code in a table.
      const cell = rows[0]?.[1]?.tokens as Tokens.Generic[];
      if (!first.includes('\\|'))
        expect(cell.map(({ type, text }) => ({ type, text }))).toEqual([{ type: 'codespan', text: first }]);
    }),
    { numRuns: 1000 },
  );
});

test('any text of several lines survives in a code block, inside a list too', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      const text = lines.join('\n');
      const [outside, inside] = tokensOf(
        block('text', text),
        list([paragraph('item'), block('text', text)]),
      ) as Tokens.Generic[];
      expect(outside).toMatchObject({ type: 'code', text });
      expect((inside as Tokens.List).items[0]?.tokens.find(({ type }) => type === 'code')).toMatchObject({ text });
    }),
  );
});
