/**
 * The prose of a file is a text of the file's length: code is masked, so that an index in one is an index in the other.
 * This character masks what ends a paragraph: code around prose, markup, an empty line.
 */
export const boundary = '\0';

/** Masks what is a word of a sentence and not prose itself: code in backticks, a link's URL, an inserted value. */
export const word = '§';

/** Masks whatever a pattern matches. */
export function mask(text: string, pattern: RegExp, character: string): string {
  return text.replaceAll(pattern, (match) => character.repeat(match.length));
}

/** Puts each piece of prose at its place; everything else is masked. Pieces come in their order. */
export function place(length: number, pieces: readonly { readonly start: number; readonly text: string }[]): string {
  let prose = '';
  for (const { start, text } of pieces) prose += boundary.repeat(Math.max(0, start - prose.length)) + text;
  return prose + boundary.repeat(length - prose.length);
}
