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

/** Thrown for a text that is not JSON. Its message does not quote the text, which may contain a token. */
export class InvalidJson extends Error {
  override readonly name = 'InvalidJson';
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

/**
 * Parses JSON.
 *
 * @param place The place of the text in a larger one, in words. Replaces the position in the message.
 * @throws {InvalidJson} if the text is not JSON.
 */
export function parseJson(text: string, place?: string, reviver?: (name: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, reviver);
  } catch (error) {
    // After a comma, the parser's message quotes the text.
    const [reason = ''] = (error as Error).message.split(/, (?="|\.\.\.)/);
    throw new InvalidJson(
      place === undefined ? reason : `${reason.replace(/ (in JSON )?at position .*/, '')}, ${place}`,
    );
  }
}

/** Some programs put a byte order mark at the start of a file. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
