/**
 * Compares two strings by their code points, which is the order of their UTF-8 bytes.
 *
 * The language's own order is that of UTF-16, where U+1F600 stands before U+FF5E.
 */
export function compareStrings(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const [left, right] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (left !== right) return place(left) - place(right);
  }
  return a.length - b.length;
}

/** Where a code unit stands among all: surrogates stand for code points above every other. */
function place(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
