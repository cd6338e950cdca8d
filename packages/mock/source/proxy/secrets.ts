import { type Description, tokenPlace } from '@conoha-images/document';
import type { MockRequest } from '../http/messages.ts';

/** Headers that hold secrets in any API. */
const secretHeaders = ['authorization', 'cookie', 'proxy-authorization', 'x-auth-token', 'x-service-token'];

/**
 * Lengths of secrets, in characters. A shorter one than the first, such as the `1` of a test, is in many texts by chance, so
 * it is no secret. A shorter one than the second may be a part of other words by chance.
 */
const [shortest, long] = [4, 16];

const replacement = '[token removed]';

/** The secrets of a request, which must be in no log, error or recording. */
export class Secrets {
  readonly #pattern: RegExp | undefined;

  constructor(request: MockRequest, { document, lists }: Description) {
    const headers = [...secretHeaders, ...lists.flatMap((list) => tokenPlace(document, list)?.header ?? [])];
    const values = headers.flatMap((name) => request.header(name) ?? []).flatMap(valuesIn);
    // The longest first, because one may be a part of another.
    const secrets = [...new Set(values)].sort((a, b) => b.length - a.length).map(patternOf);
    this.#pattern = secrets.length === 0 ? undefined : new RegExp(secrets.join('|'), 'g');
  }

  /** A copy of a text or of a JSON value in which a placeholder replaces each secret. */
  removeFrom<T>(value: T): T {
    return (this.#pattern === undefined ? value : removed(value, this.#pattern)) as T;
  }
}

/** The value of a header, and what follows its scheme, such as `Bearer`. */
function valuesIn(header: string): string[] {
  return [header, header.replace(/^\w+\s+/, '')].filter(({ length }) => length >= shortest);
}

/** Matches a secret, and its form in a URL. A short one is matched only as a whole word. */
function patternOf(secret: string): string {
  const forms = [...new Set([secret, encoded(secret)])].map((text) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  const form = `(?:${forms.join('|')})`;
  return secret.length < long ? `(?<![\\w-])${form}(?![\\w-])` : form;
}

function encoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/[\ud800-\udfff]/g, ''));
}

function removed(value: unknown, pattern: RegExp): unknown {
  if (typeof value === 'string') return value.replaceAll(pattern, replacement);
  if (Array.isArray(value)) return value.map((element) => removed(element, pattern));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, content]) => [
    name.replaceAll(pattern, replacement),
    removed(content, pattern),
  ]);
  return Object.fromEntries(entries) as unknown;
}
