import { svg, textAt } from './svg.ts';

/** A line that a terminal shows. */
export interface Line {
  readonly text: string;
  /** When it appears, in seconds after the start. */
  readonly at: number;
  readonly isCommand: boolean;
}

/** How many characters a line has at most. The rest is replaced by an ellipsis. */
const columns = 118;
const lineHeight = 19;
const padding = 18;
/** In pixels, of any character. The fonts that readers have differ a little. */
const characterWidth = 7.9;
/** How long the last line stays until the recording starts again, in seconds. */
const rest = 6;

/** A recording of a terminal, which repeats. Readers who prefer no motion see all of it at once. */
export function terminal(title: string, lines: readonly Line[]): string {
  const size = {
    width: Math.ceil(2 * padding + columns * characterWidth),
    height: 2 * padding + lines.length * lineHeight,
  };
  const duration = Math.max(...lines.map(({ at }) => at)) + rest;
  const times = [...new Set(lines.map(({ at }) => at))];
  const animations = times.map((at, index) => {
    const start = ((at / duration) * 100).toFixed(2);
    return `
@keyframes line-${index} { 0%, ${start}% { opacity: 0; } ${start}%, 100% { opacity: 1; } }
.line-${index} { animation: line-${index} ${duration.toFixed(1)}s step-end infinite; }`;
  });
  const style = `
${animations.join('').trim()}
@media (prefers-reduced-motion: reduce) { .code { animation: none; } }`;
  const parts = lines.map(({ text, at, isCommand }, index) => {
    const name = `code line-${times.indexOf(at)} ${isCommand ? 'strong' : 'muted'}`;
    return textAt(padding, padding + (index + 1) * lineHeight - 5, cut(isCommand ? `$ ${text}` : text), name);
  });
  return svg(title, size, parts, style);
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length > columns ? `${characters.slice(0, columns - 1).join('')}…` : text;
}
