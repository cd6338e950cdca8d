import { extname } from 'node:path';
import { type CodeMatch, checkCode } from './code.ts';
import { english } from './english.ts';
import { japanese } from './japanese.ts';
import { markdownProse } from './markdown.ts';
import { boundary, mask } from './mask.ts';
import type { Rule } from './rule.ts';
import { jsonProse, typeScriptProse } from './typescript.ts';
import { yamlProse } from './yaml.ts';

export interface Finding {
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly message: string;
}

export const rules: readonly Rule[] = [...english, ...japanese].map((rule) => ({
  ...rule,
  pattern: new RegExp(rule.pattern.source.replaceAll(/ (?!\*)/g, '\\s+'), rule.pattern.flags),
}));

const readers: Readonly<Record<string, (text: string) => string>> = {
  '.md': markdownProse,
  '.ts': typeScriptProse,
  '.js': typeScriptProse,
  '.json': jsonProse,
  '.jsonc': jsonProse,
  '.yaml': yamlProse,
  '.yml': yamlProse,
};

/**
 * Checks the prose of a file, and in code the names.
 *
 * A comment `prose-ignore RULE: reason` allows what the rule finds in its own line and the next. One that allows
 * nothing is reported.
 *
 * @param file Its name; the extension says how to read it.
 * @throws {TypeError} If the extension is unknown.
 */
export function checkProse(file: string, text: string): Finding[] {
  const extension = extname(file);
  const read = readers[extension];
  if (!read)
    throw new TypeError(`${file} can't be checked: the extension must be one of ${Object.keys(readers).join(', ')}.`);
  const matches = [
    ...checkText(mask(read(text), /prose-ignore [a-z-]+/g, boundary)),
    ...(read === typeScriptProse ? checkCode(text) : []),
  ];
  const ignored = ignoresIn(text);
  const findings = matches.flatMap(({ rule, index, found, why, instead }): Finding[] => {
    const { line, column } = position(text, index);
    const ignore = ignored.find((comment) => comment.rule === rule && [line, line - 1].includes(comment.line));
    if (ignore) ignore.used = true;
    return ignore
      ? []
      : [
          {
            line,
            column,
            rule,
            message: `"${text.slice(index, index + found.length).replaceAll(/\s+/g, ' ')}": ${why} ${instead}`,
          },
        ];
  });
  const unused = ignored.filter(({ used }) => !used);
  return [
    ...findings,
    ...unused.map(({ line, rule }) => ({
      line,
      column: 1,
      rule: 'unused-ignore',
      message: `Nothing breaks "${rule}" here. Delete the comment.`,
    })),
  ].sort((one, other) => one.line - other.line || one.column - other.column);
}

function checkText(prose: string): CodeMatch[] {
  return rules.flatMap(({ name, pattern, why, instead }) =>
    [...prose.matchAll(pattern)].map(({ index, 0: found }) => ({ rule: name, index, found, why, instead })),
  );
}

function ignoresIn(text: string): { rule: string; line: number; used: boolean }[] {
  return [...text.matchAll(/(?:\/\/|#|<!--) prose-ignore ([a-z-]+): \S/g)].map(({ index, 1: rule = '' }) => ({
    rule,
    line: position(text, index).line,
    used: false,
  }));
}

function position(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index);
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') };
}
