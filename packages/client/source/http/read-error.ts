import { ResponseError } from '../errors/response-error.ts';
import { endpoint } from '../generated/operations.gen.ts';
import { jsonOf } from '../json.ts';
import { redactText, type Secrets } from './redact.ts';

/** How many characters of an HTML page are read. */
const longestPage = 10_000;

/** The longest message that is taken from a body, in characters. */
const longestMessage = 500;

/**
 * Turns a response into an error. The body may have any form: Keystone's JSON, WebOb's JSON, or a gateway's HTML page.
 *
 * @param content The body, as text or as the value of its JSON.
 * @param secrets Left out of the error, also if markup splits them in the body.
 */
export function readError(
  { status, statusText, headers }: Response,
  content: unknown,
  secrets: Secrets,
): ResponseError {
  const clean = (part: string): string => redactText(plainText(part), secrets).slice(0, longestMessage);
  const [text, body] = isText(content) ? [content, jsonOf(content)] : [JSON.stringify(content) ?? '', content];
  const { error = body } = Object(body);
  const { title, message } = Object(error);
  const code = `${status} ${clean(isText(title) ? title : statusText)}`.trim();
  const words = clean(isText(message) ? message : text);
  // The title of an HTML page usually begins with the code.
  let full = words.startsWith(code) ? words : words ? `${code}: ${words}` : `The service responded with ${code}.`;
  // A browser hides the status of a redirect.
  if (status === 0) full = 'The service redirected the request, and redirects are not followed.';
  const requestId = headers.get(endpoint.requestIdHeader) || undefined;
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
 * clock (RFC 9110, section 10.2.3). A date in the past and any other value are ignored.
 */
function retryAfterOf(headers: Headers): number | undefined {
  const text = headers.get('retry-after') ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const wait = Date.parse(text) - (Date.parse(headers.get('date') ?? '') || Date.now());
  return /^\w+, .* GMT$/.test(text) && wait > 0 ? wait : undefined;
}
