import type { Token } from './token.ts';

/** How far a chain of causes is followed. */
const deepest = 5;

/** A text without a token. */
export function redactText(text: unknown, token: Token | undefined): string {
  return token ? String(text).replaceAll(token.reveal(), String(token)) : String(text);
}

/**
 * A copy of what was thrown, with its name, message, code and cause, but without a token: what other programs throw can
 * have a request in it, and that its headers.
 */
export function redact(thrown: unknown, token: Token | undefined, depth = 0): Error | undefined {
  if (thrown === undefined || depth > deepest) return undefined;
  const { name = 'Error', message = thrown, code, cause } = Object(thrown);
  const copy = new Error(redactText(message, token), { cause: redact(cause, token, depth + 1) });
  return Object.assign(
    copy,
    { name: redactText(name, token) },
    code !== undefined && { code: redactText(code, token) },
  );
}
