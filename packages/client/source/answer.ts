import { BodyError } from './errors/body-error.ts';
import { ResponseError } from './errors/response-error.ts';
import { redactText } from './redact.ts';
import type { Token } from './token.ts';

/** How much of a page for people is read. */
const longestPage = 10_000;

/** The longest message that is taken from it. */
const longestMessage = 500;

/**
 * The error that a response is, whatever the form of its body: Keystone's, WebOb's, or a page of a gateway.
 *
 * @param token What the error must not have in it.
 */
export function responseErrorOf(
  { status, statusText, headers }: Response,
  text: string,
  requestId: string | undefined,
  token: Token,
): ResponseError {
  // Twice: what is cut in two is no token any more, and one that markup cuts in two is one when the markup is gone.
  const clean = (each: string): string => redactText(wordsOf(redactText(each, token)), token).slice(0, longestMessage);
  const body = Object(jsonIn(text));
  const { title, message } = Object(body.error ?? body);
  const code = `${status} ${clean(isText(title) ? title : statusText)}`.trim();
  const words = clean(isText(message) ? message : text);
  // A page for people begins with the code.
  const full = !words || words.startsWith(code) ? words || code : `${code}: ${words}`;
  return new ResponseError(full, { status, code, requestId, retryAfter: millisecondsIn(headers) });
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** What is no words: scripts and styles, tags, what could begin one, entities and blanks. */
const markup = /(<(script|style).*?<\/\2>|<\/?[a-z!][^<>]*>|<(?=[a-z!/])|&#?\w+;|\s)+/gis;

/** What of a text, or of a page for people, is words. */
function wordsOf(text: string): string {
  const page = text.slice(0, longestPage);
  const [, title = page] = /<title[^<>]*>([^<]+)/i.exec(page) ?? [];
  return title.replace(markup, ' ').trim();
}

/** Retry-After is seconds, or a date by the clock of the service (RFC 9110, 10.2.3). Anything else says nothing. */
function millisecondsIn(headers: Headers): number | undefined {
  const text = headers.get('retry-after') ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const wait = Date.parse(text) - (Date.parse(headers.get('date') ?? '') || Date.now());
  return /^\w+, \d\d[ -]\w{3}[ -]\d+ [\d:]{8} GMT$/.test(text) && !Number.isNaN(wait) ? Math.max(0, wait) : undefined;
}

/** @throws {BodyError} */
export function parsed(text: string): unknown {
  const value = jsonIn(text);
  if (value !== undefined) return value;
  // Its text is left out: what answers with no JSON may answer with the request.
  throw new BodyError(`The answer is no JSON, of ${text.length} characters.`);
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
