import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { rewrite } from '../generate/comments.ts';

/** A comment as openapi-typescript writes it. */
function comment(...lines: string[]): string {
  return ['*', ...lines.map((line) => ` * ${line}`), ' '].join('\n');
}

test.each([
  ['a format comes after the prose', ['Format: uuid', '@description The ID.'], ['The ID.', '@format uuid']],
  ['a format of numbers is left out', ['Format: int64', '@description Bytes.', '@example 1'], ['Bytes.', '@example 1']],
  ['a summary stands above the description', ['List', '@description Lists.'], ['List', '', 'Lists.']],
  ['paragraphs lose their indentation', ['@description One.', '', '    Two.'], ['One.', '', 'Two.']],
  ['an example keeps its own', ['@example [', '      1', '    ]'], ['@example [', '  1', ']']],
  [
    'the values of an enum are left to the type',
    ['@description Kind.', '@default a', '@enum {string}'],
    ['Kind.', '@default a'],
  ],
])('in a generated comment, %s', (_, written, expected) => {
  const rewritten = rewrite(comment(...written));
  const lines = rewritten
    .replace(/^\*/, '')
    .split('\n')
    .map((line) => line.replace(/^ \* ?/, '').trim());
  expect(lines.join('\n').trim()).toBe(expected.map((line) => line.trim()).join('\n'));
});

test('a generated comment of one line stays on one line', () => {
  expect(rewrite('* @description The images. ')).toBe('* The images. ');
  expect(rewrite(comment('Format: int64', '@description The size.'))).toBe('* The size. ');
});

test('a generated comment without prose disappears', () => {
  expect(rewrite('* Format: int64 ')).toBe('');
});

test('no comment of the generated types begins with a format or a tag', async () => {
  const types = await readFile(new URL('../generated/types.gen.d.ts', import.meta.url), 'utf8');
  const comments = types.match(/\/\*\*.*?\*\//gs) ?? [];
  expect(comments.length).toBeGreaterThan(50);
  expect(comments.filter((text) => /^\/\*\*[\s*]*(@|Format:)/.test(text))).toEqual([]);
});

test('schemas are referred to by name', async () => {
  const types = await readFile(new URL('../generated/types.gen.d.ts', import.meta.url), 'utf8');
  expect(types).not.toContain('components["schemas"]');
  expect(types).toContain('"application/json": ImageList;');
});
