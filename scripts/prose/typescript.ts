import ts from 'typescript';
import { structured } from './markdown.ts';
import { boundary, mask, place, word } from './mask.ts';

interface Piece {
  readonly start: number;
  readonly text: string;
}

export function parseTypeScript(text: string): ts.SourceFile {
  return ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
}

/** The prose of TypeScript and JavaScript: comments, test titles, and strings of three words or more. */
export function typeScriptProse(text: string): string {
  const source = parseTypeScript(text);
  const pieces: Piece[] = [];
  const visit = (node: ts.Node): void => {
    if (isMessage(node) || isTitle(node)) pieces.push({ start: node.getStart(), text: stringProse(node.getText()) });
    else for (const child of node.getChildren()) visit(child);
    if (node.kind < ts.SyntaxKind.FirstNode) {
      const comments = [
        ...(ts.getLeadingCommentRanges(text, node.pos) ?? []),
        ...(ts.getTrailingCommentRanges(text, node.end) ?? []),
      ];
      for (const { pos, end } of comments) {
        pieces.push({ start: pos, text: commentProse(text.slice(pos, end)) });
      }
    }
  };
  visit(source);
  pieces.sort((one, other) => one.start - other.start);
  return place(text.length, joined(text, pieces));
}

/** The prose of JSON with comments: the comments. */
export function jsonProse(text: string): string {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text);
  const pieces: Piece[] = [];
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token === ts.SyntaxKind.SingleLineCommentTrivia || token === ts.SyntaxKind.MultiLineCommentTrivia)
      pieces.push({ start: scanner.getTokenStart(), text: commentProse(scanner.getTokenText()) });
  }
  return place(text.length, joined(text, pieces));
}

/** Makes one paragraph of line comments that follow each other. */
function joined(text: string, pieces: readonly Piece[]): Piece[] {
  const paragraphs: Piece[] = [];
  for (const piece of pieces) {
    const last = paragraphs.at(-1);
    const end = last && last.start + last.text.length;
    const between = end === undefined ? '' : text.slice(end, piece.start);
    if (last && text.startsWith('//', piece.start) && /^[^\S\n]*\n[^\S\n]*$/.test(between))
      paragraphs.splice(-1, 1, {
        start: last.start,
        text: last.text + between + piece.text.replace(/^\0+/, (start) => ' '.repeat(start.length)),
      });
    else paragraphs.push(piece);
  }
  return paragraphs;
}

function commentProse(comment: string): string {
  let prose = mask(comment, /^\/\*+|\*+\/$|^\/\//g, boundary);
  prose = prose.replaceAll(/^[^\S\n]*\*/gm, (prefix) => ' '.repeat(prefix.length));
  prose = mask(prose, /```[\s\S]*?```/g, boundary);
  prose = mask(prose, /`[^`\n]+`|\{@link [^}]+\}|https?:\/\/\S+/g, word);
  const tag = /@(param|property) +(\{[^}]*\} *)?[\w.]+ *|@\w+( *\{[^}]*\})? */g;
  return structured(mask(mask(prose, tag, boundary), /(?<=\0) +/g, boundary));
}

function isString(node: ts.Node): boolean {
  return ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node);
}

/** A string that people read: three words with blanks between them. */
function isMessage(node: ts.Node): boolean {
  return isString(node) && !ts.isImportDeclaration(node.parent) && /\p{L}{2,} +\S+ +\S*\p{L}/u.test(node.getText());
}

/** The first argument of `test`, `it` or `describe`, also of `test.each(…)` and the like. */
function isTitle(node: ts.Node): boolean {
  const call = node.parent;
  return (
    isString(node) &&
    ts.isCallExpression(call) &&
    call.arguments[0] === node &&
    /^(test|it|describe)\b/.test(call.expression.getText())
  );
}

function stringProse(literal: string): string {
  let prose = mask(literal, /^['"`]|['"`]$|\\[\s\S]/g, boundary);
  prose = mask(prose, /\$\{(?:[^{}]|\{[^{}]*\})*\}|`[^`\n]+`|https?:\/\/\S+/g, word);
  return structured(mask(prose, /(?<=\S) {2,}(?=\S)/g, boundary));
}
