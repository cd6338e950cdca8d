/** A start of a token that is shorter than this tells nothing, and may stand in a text by chance. */
const minimumStart = 8;

/** A text without a token, and without the start of the token if the text was cut (`…`) in the middle of it. */
export function redact(text: string, token: string): string {
  let redacted = text.replaceAll(token, '[redacted]');
  for (let length = token.length - 1; length >= minimumStart; length -= 1) {
    redacted = redacted.replaceAll(`${token.slice(0, length)}…`, '[redacted]…');
  }
  return redacted;
}
