import { BodyError } from './errors/body-error.ts';
import { ResponseError } from './errors/response-error.ts';
import { redactText } from './redact.ts';
import type { Token } from './token.ts';

/** The longest message that is taken from a page for people. */
const longestMessage = 500;

/**
 * The error that a response is, whatever the form of its body: Keystone's, WebOb's, or a page of a gateway.
 *
 * @param token What the message must not have in it.
 */
export function responseErrorOf(
  { status, statusText, headers }: Response,
  text: string,
  requestId: string | undefined,
  token: Token,
): ResponseError {
  const body = Object(jsonIn(text));
  const { title = statusText, message = text } = Object(body.error ?? body);
  const code = `${status} ${title}`.trim();
  const words = redactText(wordsOf(String(message)), token);
  const retryAfter = millisecondsIn(headers.get('retry-after'));
  // A page for people begins with the code.
  const full = !words || words.startsWith(code) ? words || code : `${code}: ${words}`;
  return new ResponseError(full, { status, code, requestId, retryAfter });
}

/** What of a text, or of a page for people, is words. */
function wordsOf(text: string): string {
  const [, title = text] = /<title[^>]*>(.*?)<\/title/is.exec(text) ?? [];
  return title
    .replace(/<[^>]*>|\s+/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, longestMessage);
}

/** Retry-After is seconds or a date (RFC 9110, 10.2.3). */
function millisecondsIn(retryAfter: string | null): number | undefined {
  if (!retryAfter) return undefined;
  const seconds = Number(retryAfter);
  const milliseconds = seconds >= 0 ? seconds * 1000 : Math.max(0, Date.parse(retryAfter) - Date.now());
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** @throws {BodyError} */
export function parsed(text: string): unknown {
  const value = jsonIn(text);
  if (value !== undefined) return value;
  // Its text is left out: what answers with no JSON may answer with the request.
  throw new BodyError(`The answer is no JSON: it has ${text.length} characters.`);
}

export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What stands at a place of a body. */
export function at(body: unknown, steps: readonly string[]): unknown {
  return steps.reduce((value, step) => Object(value)[step], body);
}
