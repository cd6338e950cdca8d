/**
 * Compares two strings by code points, which is the order of their UTF-8 bytes.
 *
 * JavaScript's operators compare by UTF-16 code units, which put U+1F600 before U+FF5E.
 *
 * @param equal How many code units at the start are known to be equal.
 */
export function compareStrings(a: string, b: string, equal = 0): number {
  const length = Math.min(a.length, b.length);
  for (let index = equal; index < length; index += 1) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return rankOf(left) - rankOf(right);
  }
  return a.length - b.length;
}

/** The rank of a code unit: surrogates encode the code points above U+FFFF, so they rank above all others. */
export function rankOf(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
