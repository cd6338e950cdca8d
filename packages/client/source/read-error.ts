import { ResponseError } from './errors/response-error.ts';
import { jsonOf } from './json.ts';
import { redactText } from './redact.ts';
import type { Token } from './token.ts';

/** How many characters of an HTML page are read. */
const longestPage = 10_000;

/** The longest message that is taken from a body, in characters. */
const longestMessage = 500;

/**
 * Turns a response into an error. The body may have any form: Keystone's JSON, WebOb's JSON, or a gateway's HTML page.
 *
 * @param secret Left out of the error.
 */
export function readError(
  { status, statusText, headers }: Response,
  text: string,
  requestId: string | undefined,
  secret: Token,
): ResponseError {
  // Redacts twice: before, as cutting the text would leave a part of the token; after, as markup may have split the token.
  const clean = (part: string): string =>
    redactText(plainText(redactText(part, secret)), secret).slice(0, longestMessage);
  const body = Object(jsonOf(text));
  const { title, message } = Object(body.error ?? body);
  const code = `${status} ${clean(isText(title) ? title : statusText)}`.trim();
  const words = clean(isText(message) ? message : text);
  // The title of an HTML page usually begins with the code.
  const full = !words || words.startsWith(code) ? words || code : `${code}: ${words}`;
  return new ResponseError(full, { status, code, requestId, retryAfter: retryAfterOf(headers) });
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Scripts and styles, tags, `<` that could begin a tag, entities and white space. */
const markup = /(<(script|style).*?<\/\2>|<\/?[a-z!][^<>]*>|<(?=[a-z!/])|&#?\w+;|\s)+/gis;

/** The words of a text or an HTML page; the title, if the page has one. */
function plainText(text: string): string {
  const page = text.slice(0, longestPage);
  const [, title = page] = /<title[^<>]*>([^<]+)/i.exec(page) ?? [];
  return title.replace(markup, ' ').trim();
}

/**
 * The wait that Retry-After asks for, in milliseconds. The header is a number of seconds, or a date by the service's
 * clock (RFC 9110, section 10.2.3). Any other value is ignored.
 */
function retryAfterOf(headers: Headers): number | undefined {
  const text = headers.get('retry-after') ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const wait = Date.parse(text) - (Date.parse(headers.get('date') ?? '') || Date.now());
  return /^\w+, \d\d[ -]\w{3}[ -]\d+ [\d:]{8} GMT$/.test(text) && !Number.isNaN(wait) ? Math.max(0, wait) : undefined;
}
