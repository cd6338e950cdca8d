import { type Comment, parseSync, Visitor } from 'oxc-parser';
import { structured } from './markdown.ts';
import { boundary, mask, place, word } from './mask.ts';

interface Piece {
  readonly start: number;
  readonly text: string;
}

/** The prose of TypeScript and JavaScript: comments, test titles, and strings of three words or more. */
export function typeScriptProse(text: string): string {
  const { program, comments } = parseSync('file.ts', text);
  const titles = new Set<number>();
  const pieces = comments.map((comment) => commentPiece(text, comment));
  const addString = ({ start, end }: { start: number; end: number }): void => {
    const literal = text.slice(start, end);
    if (titles.has(start) || isMessage(literal)) pieces.push({ start, text: stringProse(literal) });
  };
  new Visitor({
    CallExpression({ callee, arguments: [title] }) {
      if (title && isTestFunction(text.slice(callee.start, callee.end))) titles.add(title.start);
    },
    Literal(node) {
      if (typeof node.value === 'string') addString(node);
    },
    TemplateLiteral: addString,
  }).visit(program);
  return place(text.length, paragraphs(text, pieces));
}

/** The prose of JSON with comments: the comments. */
export function jsonProse(text: string): string {
  const { comments } = parseSync('file.ts', `(${text})`);
  const pieces = comments.map(({ start, end, ...comment }) =>
    commentPiece(text, { ...comment, start: start - 1, end: end - 1 }),
  );
  return place(text.length, paragraphs(text, pieces));
}

function commentPiece(text: string, { start, end }: Comment): Piece {
  return { start, text: commentProse(text.slice(start, end)) };
}

/** Whether a callee is `test`, `it` or `describe`, or what `test.each(…)` and the like return. */
function isTestFunction(callee: string): boolean {
  return /^(test|it|describe)\b/.test(callee);
}

/** Whether people read a string: three words with blanks between them. */
function isMessage(literal: string): boolean {
  return /\p{L}{2,} +\S+ +\S*\p{L}/u.test(literal);
}

/** The pieces in their order. Line comments that follow each other are one piece, and strings inside a string are left out. */
function paragraphs(text: string, pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let end = 0;
  for (const piece of pieces.toSorted((one, other) => one.start - other.start)) {
    if (piece.start < end) continue;
    const between = text.slice(end, piece.start);
    end = piece.start + piece.text.length;
    const last = result.at(-1);
    if (last && text.startsWith('//', piece.start) && /^[^\S\n]*\n[^\S\n]*$/.test(between)) {
      const line = piece.text.replace(/^\0+/, (start) => ' '.repeat(start.length));
      result.splice(-1, 1, { start: last.start, text: last.text + between + line });
    } else result.push(piece);
  }
  return result;
}

function commentProse(comment: string): string {
  let prose = mask(comment, /^\/\*+|\*+\/$|^\/\//g, boundary);
  prose = prose.replaceAll(/^[^\S\n]*\*/gm, (prefix) => ' '.repeat(prefix.length));
  prose = mask(prose, /```[\s\S]*?```/g, boundary);
  prose = mask(prose, /`[^`\n]+`|\{@link [^}]+\}|https?:\/\/\S+/g, word);
  const tag = /@(param|property) +(\{[^}]*\} *)?[\w.]+ *|@\w+( *\{[^}]*\})? */g;
  return structured(mask(mask(prose, tag, boundary), /(?<=\0) +/g, boundary));
}

function stringProse(literal: string): string {
  let prose = mask(literal, /^['"`]|['"`]$|\\[\s\S]/g, boundary);
  prose = mask(prose, /\$\{(?:[^{}]|\{[^{}]*\})*\}|`[^`\n]+`|https?:\/\/\S+/g, word);
  return structured(mask(prose, /(?<=\S) {2,}(?=\S)/g, boundary));
}
