/** A UUID that depends on nothing but the seed. */
export function uuid(seed: string): string {
  const digits = hex(seed, 32);
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`];
  return [...parts, digits.slice(20)].join('-');
}

/** A whole number, at least 0 and less than the limit, that depends on nothing but the seed. */
export function below(seed: string, limit: number): number {
  return Number.parseInt(hex(seed, 8), 16) % limit;
}

/** Hexadecimal digits that look random and depend on nothing but the seed. */
export function hex(seed: string, length: number): string {
  let digits = '';
  for (let part = 0; digits.length < length; part += 1) digits += hash(`${part} ${seed}`).toString(16).padStart(8, '0');
  return digits.slice(0, length);
}

/** FNV-1a with a final mix, so that similar seeds do not give similar digits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  // By index: an iterator makes a string of each character, and the catalogue would add 8 MB to the memory of a start.
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}
