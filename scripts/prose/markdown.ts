import { boundary, mask, word } from './mask.ts';

/** The prose of Markdown: code, URLs and markup are masked. */
export function markdownProse(text: string): string {
  let prose = mask(text, /^( *)(```|~~~)[\s\S]*?^\1\2[^\S\n]*$/gm, boundary);
  prose = mask(prose, /<!--[\s\S]*?-->/g, boundary);
  prose = mask(prose, /`[^`\n]+`/g, word);
  prose = mask(prose, /(?<=\])\([^)\s]*\)|<https?:[^>\s]*>|https?:\/\/[^\s)]+/g, word);
  return structured(prose);
}

/** Masks the markup between the paragraphs of Markdown, and of comments, which are written in it. */
export function structured(prose: string): string {
  const ended = mask(
    prose,
    /\n(?=[^\S\n]*(\n|([-*+]|\d+\.|>|#+)[^\S\n]|\|))|(?<=^[^\S\n]*#+[^\S\n][^\n]*)\n/gm,
    boundary,
  );
  return mask(ended, /(?<=^|\0)[^\S\n]*(#+|[-*+]|\d+\.|>)(?=[^\S\n])|\|/gm, boundary).replaceAll(/[*[\]]/g, ' ');
}
