import type { QueryEntry } from './call.ts';

/**
 * Reads the query of a URL.
 *
 * @param text The part after the question mark.
 * @returns Undefined if a percent sign is not part of an escape, or a name is not UTF-8.
 */
export function parseQuery(text: string): QueryEntry[] | undefined {
  const entries = text.split('&').map((parameter) => entryOf(parameter));
  return entries.includes(undefined)
    ? undefined
    : (entries.filter((entry) => entry !== undefined && entry.name !== '') as QueryEntry[]);
}

function entryOf(parameter: string): QueryEntry | undefined {
  if (/%(?![\da-f]{2})/i.test(parameter)) return undefined;
  const equals = parameter.indexOf('=');
  const [before, after] = equals < 0 ? [parameter, ''] : [parameter.slice(0, equals), parameter.slice(equals + 1)];
  const [name, value] = [decode(before), decode(after)];
  if (name === undefined) return undefined;
  return value === undefined ? { name, value: after, encoded: true } : { name, value };
}

/** Undefined if the bytes are not UTF-8. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
