import type { ListDescriptor } from '@conoha-images/document';
import { ListError } from './list-error.ts';

/** The parameters of a query as pairs of name and value, decoded, in the order of the query. */
export type QueryPairs = readonly (readonly [name: string, value: string])[];

/**
 * Reads the query of a URL. An invalid escape such as `%zz` is kept as it is.
 *
 * @param text The part after the question mark. A character up to U+00FF is one byte, as in `IncomingMessage.url`, and
 *   any other character is the bytes of its UTF-8.
 * @param separator The separator of parameters. Default: `&`.
 * @throws {ListError} if a decoded parameter is not UTF-8.
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

/** Writes a query as Python's `urlencode` does: a space becomes `+`, and only letters, digits and `-._~` are not escaped. */
export function formatQuery(query: QueryPairs): string {
  return query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}

/** The parameters of a query by their role, each with its values. */
export interface Roles {
  /** The parameters that do not filter: those for pages, the order, and with a reason of their own. */
  readonly settings: ReadonlyMap<string, readonly string[]>;
  /** The parameters that filter, in the order of the query. */
  readonly filters: ReadonlyMap<string, readonly string[]>;
}

/** The names of the parameters that do not filter: those that count once, and those that may be repeated. */
export interface SettingNames {
  readonly single: ReadonlySet<string | undefined>;
  readonly repeatable: ReadonlySet<string | undefined>;
}

export function settingNames({ page, order, others }: ListDescriptor): SettingNames {
  const sorting = [order?.key, order?.direction];
  return {
    repeatable: new Set(order?.repeated ? sorting : []),
    single: new Set([
      ...[page.limit, page.marker, page.offset, order?.by, ...sorting],
      ...others.map(({ parameter }) => parameter),
    ]),
  };
}

/**
 * Assigns each parameter to its role.
 *
 * Glance: a parameter for pages, or for the order in one value, counts once. A second one is a filter on the property of
 * that name.
 */
export function rolesOf({ single, repeatable }: SettingNames, query: QueryPairs): Roles {
  const settings = new Map<string, string[]>();
  const filters = new Map<string, string[]>();
  for (const [name, value] of query) {
    const role = repeatable.has(name) || (single.has(name) && !settings.has(name)) ? settings : filters;
    const values = role.get(name);
    if (values) values.push(value);
    else role.set(name, [value]);
  }
  return { settings, filters };
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
    throw new ListError('not-utf-8', name, parameter, 'UTF-8 after decoding its escapes');
  }
}

function bytesOf(character: string): Iterable<number> {
  if (character === '+') return [0x20];
  return character > '\xff' ? new TextEncoder().encode(character) : [character.charCodeAt(0)];
}

function encode(text: string): string {
  if (/^[\w.~-]*$/.test(text)) return text;
  return encodeURIComponent(text)
    .replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}
