import type { Token } from './token.ts';

/** How far a chain of causes is followed. */
const deepest = 5;

/**
 * A text without a token: whatever its case, also where a blank stands between its characters, as markup that is taken
 * out leaves one, and where what is no letter or digit is escaped, as in JSON.
 */
export function redactText(text: unknown, token: Token | undefined): string {
  const secret = token?.reveal();
  if (!secret) return String(text);
  // As many as an escape needs, and no more: a text could be made to take long.
  const pattern = secret.replace(/\W+|\B/g, (each) => (each ? '\\W{0,99}' : '\\s?'));
  return String(text).replace(new RegExp(pattern, 'gi'), String(token));
}

/**
 * A copy of what was thrown, with its name, message, code and cause, but without a token: what other programs throw can
 * have a request in it, and that its headers.
 */
export function redact(thrown: unknown, token: Token | undefined, depth = 0): Error | undefined {
  if (thrown === undefined || depth > deepest) return undefined;
  const { name = 'Error', message = thrown, code, cause } = Object(thrown);
  const inner = redact(cause, token, depth + 1);
  const copy = new Error(redactText(message, token), inner && { cause: inner });
  return Object.assign(
    copy,
    { name: redactText(name, token) },
    code !== undefined && { code: redactText(code, token) },
  );
}
