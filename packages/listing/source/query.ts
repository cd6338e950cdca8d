import type { ListDescriptor } from '@conoha-images/document';
import { ListError } from './list-error.ts';

/** The parameters of a query, decoded, in the order in which they were given. */
export type QueryPairs = readonly (readonly [name: string, value: string])[];

/**
 * Reads the query of a URL.
 *
 * @param text What follows the question mark. A character up to U+00FF stands for one byte, as in `IncomingMessage.url`;
 *   any other for those of its UTF-8.
 * @param separator What stands between two parameters. Default: `&`.
 * @throws {ListError} where a parameter is not UTF-8 once it is decoded. A broken escape such as `%zz` stands for itself.
 */
export function parseQuery(text: string, separator: string | RegExp = '&'): QueryPairs {
  return text
    .split(separator)
    .filter((parameter) => parameter !== '')
    .map((parameter) => {
      const equals = parameter.indexOf('=');
      const [name, value] = equals < 0 ? [parameter, ''] : [parameter.slice(0, equals), parameter.slice(equals + 1)];
      return [decode(name, parameter), decode(value, parameter)];
    });
}

/** Writes a query as Python's `urlencode` does: a blank becomes `+`, and all but letters, digits and `-._~` is escaped. */
export function formatQuery(query: QueryPairs): string {
  return query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}

/** What the parameters of a query are for. */
export interface Roles {
  /** By name, the values of those that page, say the order, or compare nothing. */
  readonly given: ReadonlyMap<string, readonly string[]>;
  /** By name, the values of those that filter, in the order of the query. */
  readonly filters: ReadonlyMap<string, readonly string[]>;
}

/** Glance: what pages, or says the order in one value, counts once. Given again, it is a filter like any other name. */
export function rolesOf({ page, order, others }: ListDescriptor, query: QueryPairs): Roles {
  const single = new Set([page.limit, page.marker, order?.by, ...others.map(({ parameter }) => parameter)]);
  const repeatable = new Set([order?.key, order?.direction]);
  const given = new Map<string, string[]>();
  const filters = new Map<string, string[]>();
  for (const [name, value] of query) {
    const role = repeatable.has(name) || (single.has(name) && !given.has(name)) ? given : filters;
    const values = role.get(name);
    if (values) values.push(value);
    else role.set(name, [value]);
  }
  return { given, filters };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(text: string, parameter: string): string {
  if (/^[\0-\x7f]*$/.test(text) && !/[%+]/.test(text)) return text;
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const escaped = /^%([0-9a-f]{2})/i.exec(text.slice(index, index + 3))?.[1];
    const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
    index += escaped === undefined ? character.length - 1 : 2;
    bytes.push(...(escaped === undefined ? bytesOf(character) : [Number.parseInt(escaped, 16)]));
  }
  try {
    return utf8.decode(Uint8Array.from(bytes));
  } catch {
    const name = parameter.split('=', 1)[0] ?? '';
    throw new ListError('not-utf-8', name, parameter, 'UTF-8 once its escapes are decoded');
  }
}

function bytesOf(character: string): Iterable<number> {
  if (character === '+') return [0x20];
  return character > '\xff' ? new TextEncoder().encode(character) : [character.charCodeAt(0)];
}

function encode(text: string): string {
  return encodeURIComponent(text)
    .replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}
