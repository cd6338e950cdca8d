/** The integer that a text says; undefined where it says none. Reads what Python's `int()` does, as Glance uses that. */
export function parseInteger(text: string): number | undefined {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  // Glance: full-width digits are as good as ASCII, and underscores may stand between digits.
  if (!/^\s*[+-]?\p{Nd}+(_\p{Nd}+)*\s*$/u.test(text)) return undefined;
  const digits = text.replaceAll(/\p{Nd}/gu, (digit) => String(digitOf(digit))).replaceAll(/[\s_]/g, '');
  return digits.length > 4300 ? undefined : Number(digits);
}

/** The number that a text says in decimal notation; undefined where it says none. */
export function parseNumber(text: string): number | undefined {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

/** Unicode has every set of decimal digits in a run, from zero to nine. */
function digitOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before += 1;
  return before % 10;
}
