import type { Token } from './token.ts';

/** How many causes of causes are copied. */
const deepest = 5;

/**
 * A text without a token. It finds the token whatever its case, with a space between its characters (as removed markup
 * leaves one), and with characters other than letters and digits escaped (as in JSON).
 */
export function redactText(text: unknown, token: Token | undefined): string {
  const secret = token?.reveal();
  if (!secret) return String(text);
  // 99 characters are enough for any escape. Without a limit a text could make the search slow.
  const pattern = secret.replace(/\W+|\B/g, (symbols) => (symbols ? '\\W{0,99}' : '\\s?'));
  return String(text).replace(new RegExp(pattern, 'gi'), String(token));
}

/**
 * A copy of what was thrown, with its name, message, code and causes, but without a token. Errors of other programs may
 * hold the request, and so its headers.
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
