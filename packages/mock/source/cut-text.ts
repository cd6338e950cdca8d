/**
 * A text that is not longer than a maximum. The end of a longer one is replaced by the length of the whole, as in
 * `abc… (1000000 characters)`.
 *
 * It is always a copy: a JavaScript engine keeps the whole text that a part was taken from, for example the query of
 * which a message quotes a value.
 *
 * @param maximum In characters, without the replacement.
 */
export function cutText(text: string, maximum: number): string {
  if (text.length <= maximum) return copyOf(text);
  // Without half of a character that takes two UTF-16 units.
  const start = text.slice(0, maximum).replace(/[\ud800-\udbff]$/, '');
  return copyOf(`${start}… (${text.length} characters)`);
}

function copyOf(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
