import { isUtf8 } from 'node:buffer';

/** Thrown for a text that is not UTF-8. */
export class InvalidUtf8 extends Error {
  override readonly name = 'InvalidUtf8';
  readonly byte: number;
  /** How many bytes precede the invalid one. */
  readonly offset: number;

  constructor(byte: number, offset: number) {
    super(`The text must be UTF-8; given: the byte 0x${byte.toString(16)} after ${offset} bytes.`);
    this.byte = byte;
    this.offset = offset;
  }
}

/**
 * Decodes bytes.
 *
 * @param start How many bytes of the whole text precede these. Default: 0.
 * @throws {InvalidUtf8} if they are not UTF-8.
 */
export function decodeUtf8(bytes: Buffer, start = 0): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const offset = validLength(bytes);
  throw new InvalidUtf8(bytes[offset] ?? 0, start + offset);
}

/** How many bytes precede the first character that is invalid. */
function validLength(bytes: Buffer): number {
  // A decoder of a stream accepts a prefix that ends within a character, so the valid prefixes are the shorter ones.
  const isValid = (length: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let [valid, invalid] = [0, bytes.length];
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isValid(middle)) valid = middle;
    else invalid = middle;
  }
  while (!isUtf8(bytes.subarray(0, valid))) valid -= 1;
  return valid;
}
