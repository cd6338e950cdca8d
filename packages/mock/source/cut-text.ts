/**
 * A text that is not longer than a maximum. The end of a longer one is replaced by the length of the whole, as in
 * `abc… (1000000 characters)`.
 *
 * It is always a {@link copyOf} the text.
 *
 * @param maximum In characters, without the replacement.
 */
export function cutText(text: string, maximum: number): string {
  if (text.length <= maximum) return copyOf(text);
  // Without half of a character that takes two UTF-16 units.
  const start = text.slice(0, maximum).replace(/[\ud800-\udbff]$/, '');
  return copyOf(`${start}… (${text.length} characters)`);
}

/**
 * A copy of a text, which is safe to keep. A text that is part of another one, such as the path of a URL, keeps all of
 * the other in memory.
 */
export function copyOf(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
