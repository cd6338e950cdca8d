import type { Token } from './token.ts';

/** Secrets that must not be shown. */
export type Secrets = readonly Token[];

/** Shorter secrets, as in tests, are not searched: any text may contain them. */
const shortest = 6;

/** How many causes of causes are copied. */
const deepest = 5;

/**
 * A text without secrets. It finds a secret whatever its case, with a space between its characters (as removed markup
 * leaves one), and with characters other than letters and digits escaped: as in JSON, in HTML, or in a URL.
 */
export function redactText(text: unknown, secrets: Secrets): string {
  const clean = String(text);
  const patterns = secrets
    .map((secret) => secret.reveal())
    .filter(({ length }) => length >= shortest && length <= clean.length)
    // The longest first, as one may contain another.
    .sort((a, b) => b.length - a.length)
    .map(patternOf);
  // One search for all, so that no replacement is searched again.
  return patterns.length > 0 ? clean.replace(new RegExp(patterns.join('|'), 'gi'), String(secrets[0])) : clean;
}

/** A regular expression that finds a secret as it is, and escaped. */
function patternOf(secret: string): string {
  const exact = secret.replace(/[^a-z\d]/gi, '\\$&');
  // Symbols at an end may stay: those after them in a text could be taken for them.
  const core = secret.replace(/^[^a-z\d]+|[^a-z\d]+$/gi, '');
  if (core.length < shortest) return exact;
  // A symbol may have an escape before it, or one that stands for it: %2F, &#x2F; or \u002F. An escape takes at most
  // four of these parts; without a limit a text could make the search slow.
  const escaped = core.replace(/[^a-z\d]+|\B/gi, ({ length }) =>
    length ? `(?:[%&\\\\]#?[a-z\\d]{1,8}|[\\W_]){${length},${4 * length}}` : '\\s?',
  );
  return `${exact}|${escaped}`;
}

/**
 * A copy of what was thrown, with its name, message, code and causes, but without secrets. Errors of other programs may
 * hold the request, and so its headers.
 */
export function redact(thrown: unknown, secrets: Secrets, depth = 0): (Error & { code?: string }) | undefined {
  if (thrown === undefined || depth > deepest) return undefined;
  const { name = 'Error', message = thrown, code, cause } = Object(thrown);
  const inner = redact(cause, secrets, depth + 1);
  const copy = new Error(redactText(message, secrets), inner && { cause: inner });
  return Object.assign(
    copy,
    { name: redactText(name, secrets) },
    code !== undefined && { code: redactText(code, secrets) },
  );
}
