import { isUtf8 } from 'node:buffer';
import { entriesOf, excerpt, formatPointer, type ListDescriptor, member, nodeAt } from '@conoha-images/document';
import type { BodyFault, ReceivedBody } from '../../target/messages.ts';
import { IntegerPlaces } from './integer-places.ts';
import { type JsonPath, visitJson } from './json-tokens.ts';

/** The names of the relations of {@link bodyInspector}. */
export const bodyRelationNames = {
  utf8: 'json-utf-8',
  names: 'json-names',
  integers: 'json-integers',
  surrogates: 'json-surrogates',
} as const;

const { utf8, names, integers, surrogates } = bodyRelationNames;

/** A function that finds, for each relation, the first fault in the bytes of a body. A body that is not JSON has none. */
export function bodyInspector(document: object, list: ListDescriptor): (body: ReceivedBody) => readonly BodyFault[] {
  const content = nodeAt(document, 'paths', list.path, 'get', 'responses', '200', 'content');
  const places = entriesOf(content).map(([, media]) => new IntegerPlaces(document, member(media, 'schema')));
  const isInteger = (path: JsonPath): boolean => places.some((integerPlaces) => integerPlaces.has(path));
  return (body) => {
    if (!body.isJson) return [];
    const faults = new Map<string, BodyFault>();
    const add = (relation: string, expected: string, got: string): void => {
      if (!faults.has(relation)) faults.set(relation, { relation, expected, got });
    };
    const encoding = encodingFault(body);
    if (encoding) add(utf8, encoding[0], encoding[1]);
    visitJson(body.text, {
      name: (name, isRepeated, path) => {
        if (isRepeated) add(names, 'every name once in an object', `${excerpt(name)} again in ${placeOf(path())}`);
      },
      number: (source, path) => {
        if (isPlainInteger(source) || !isInteger(path())) return;
        add(integers, 'an integer that every client can read', `${cut(source)} at ${placeOf(path())}`);
      },
      string: (source) => {
        // Only an escape can express half of a pair: as bytes, it would not be UTF-8.
        if (!/\\u[dD][89a-fA-F]/.test(source) || (JSON.parse(source) as string).isWellFormed()) return;
        add(surrogates, 'only whole characters in strings', `half of a surrogate pair in ${cut(source)}`);
      },
    });
    return [...faults.values()];
  };
}

/** What is expected of a body's encoding, and what is wrong with it. */
function encodingFault({ bytes, contentType }: ReceivedBody): [string, string] | undefined {
  if (!isUtf8(bytes)) return ['a body in UTF-8', 'bytes that are not UTF-8'];
  if (Buffer.from(bytes.subarray(0, 3)).toString('hex') === 'efbbbf') {
    return ['a body without a byte order mark', 'a body that starts with one'];
  }
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(contentType)?.[1];
  if (charset === undefined || /^utf-?8$/i.test(charset)) return undefined;
  return ['a content type that names no charset, or UTF-8', `the charset ${excerpt(charset)}`];
}

function cut(source: string): string {
  return source.length > 80 ? `${source.slice(0, 79)}…` : source;
}

/** Whether a number is written in digits only, and a client that reads it as a double gets exactly that number. */
function isPlainInteger(source: string): boolean {
  return source !== '-0' && !/[.eE]/.test(source) && Number.isSafeInteger(Number(source));
}

function placeOf(path: JsonPath): string {
  return path.length === 0 ? 'the body' : formatPointer(path.map(String));
}
