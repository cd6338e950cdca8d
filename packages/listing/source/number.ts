/** The integer in a text. Undefined if there is none. Reads what Python's `int()` does, which Glance uses. */
export function parseInteger(text: string): number | undefined {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  // Glance: digits of any script are allowed, and so are underscores between digits.
  if (!/^\s*[+-]?\p{Nd}+(_\p{Nd}+)*\s*$/u.test(text)) return undefined;
  const digits = text.replaceAll(/\p{Nd}/gu, (digit) => String(digitOf(digit))).replaceAll(/[\s_]/g, '');
  return digits.length > 4300 ? undefined : Number(digits);
}

/** The number in a text in decimal notation. Undefined if there is none. */
export function parseNumber(text: string): number | undefined {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

/** Unicode has the decimal digits of each script in a row, from zero to nine. */
function digitOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before += 1;
  return before % 10;
}
