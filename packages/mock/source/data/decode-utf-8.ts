/** Thrown for a text that is not UTF-8. */
export class InvalidUtf8 extends Error {
  override readonly name = 'InvalidUtf8';
  readonly byte: number;
  /** How many bytes precede the invalid one. */
  readonly offset: number;
  /** Both, in words. */
  readonly place: string;

  constructor(byte: number, offset: number) {
    const place = `the byte 0x${byte.toString(16)} after ${offset} bytes`;
    super(`The text must be UTF-8; given: ${place}.`);
    this.place = place;
    this.byte = byte;
    this.offset = offset;
  }
}

/**
 * Decodes bytes, in any runtime. A byte order mark stays.
 *
 * @param start How many bytes of the whole text precede these. Default: 0.
 * @throws {InvalidUtf8} if they are not UTF-8.
 */
export function decodeUtf8(bytes: Uint8Array, start = 0): string {
  try {
    return decode(bytes);
  } catch (error) {
    // Such as that of a text that is too long for a string.
    if ((error as Error).name !== 'TypeError') throw error;
    const offset = validLength(bytes);
    throw new InvalidUtf8(bytes[offset] ?? 0, start + offset);
  }
}

function decode(bytes: Uint8Array, options?: { readonly stream: boolean }): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, options);
}

function isValid(bytes: Uint8Array, options?: { readonly stream: boolean }): boolean {
  try {
    decode(bytes, options);
    return true;
  } catch {
    return false;
  }
}

/** How many bytes precede the first character that is invalid. */
function validLength(bytes: Uint8Array): number {
  let [valid, invalid] = [0, bytes.length];
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    // A decoder of a stream accepts a prefix that ends within a character, so the valid prefixes are the shorter ones.
    if (isValid(bytes.subarray(0, middle), { stream: true })) valid = middle;
    else invalid = middle;
  }
  while (!isValid(bytes.subarray(0, valid))) valid -= 1;
  return valid;
}
