import ts from 'typescript';
import { expect, test } from 'vitest';
import { docstring } from '../generate/aliases.ts';

test.each(['One line.', 'Two\nlines, one of them with */ in it.', '*/ export const code = 1; /*', ''])(
  'a description becomes a comment without code: %j',
  (text) => {
    const source = ts.createSourceFile('test.ts', docstring(text), ts.ScriptTarget.Latest);
    expect(source.statements).toHaveLength(0);
  },
);
