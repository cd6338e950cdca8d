/** Thrown for a text that is not JSON. Its message does not quote the text, which may contain a token. */
export class InvalidJson extends Error {
  override readonly name = 'InvalidJson';
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
