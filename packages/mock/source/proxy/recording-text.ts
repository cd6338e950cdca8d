import { randomUUID } from 'node:crypto';
import { type Pointer, parsePointer, withValueAt } from '@conoha-images/document';

/** How long a part of the text is at least, in characters: writing many short ones would take longer. */
const partLength = 1_000_000;

/**
 * The text of a data file in parts, because all of it may be longer than a string can be (512 MiB in V8). It is the same
 * as that of `JSON.stringify` with two spaces.
 *
 * @param rest The file without the items.
 * @param items The items for each pointer to an array of items.
 */
export function* recordingText(rest: unknown, items: ReadonlyMap<Pointer, readonly unknown[]>): Generator<string> {
  let part = '';
  for (const text of texts(rest, items)) {
    part += text;
    if (part.length < partLength) continue;
    yield part;
    part = '';
  }
  yield part;
}

function* texts(rest: unknown, items: ReadonlyMap<Pointer, readonly unknown[]>): Generator<string> {
  // No text of the file contains these.
  const places = new Map([...items.keys()].map((pointer) => [randomUUID() as string, pointer]));
  const file = [...places].reduce((body, [place, pointer]) => withValueAt(body, pointer, place), rest);
  const separator = new RegExp(`"(${[...places.keys()].join('|')})"`);
  for (const [index, text] of JSON.stringify(file, null, 2).split(separator).entries()) {
    // Every second text is a place.
    const pointer = index % 2 === 1 ? places.get(text) : undefined;
    if (pointer === undefined) yield text;
    else yield* arrayTexts(items.get(pointer) ?? [], parsePointer(pointer).length);
  }
  yield '\n';
}

/** @param depth How many objects are around the array. */
function* arrayTexts(items: readonly unknown[], depth: number): Generator<string> {
  const [outer, inner] = [depth, depth + 1].map((count) => `\n${'  '.repeat(count)}`) as [string, string];
  yield '[';
  for (const [index, item] of items.entries()) {
    // A line break within a text is escaped.
    yield (index > 0 ? ',' : '') + inner + JSON.stringify(item, null, 2).replaceAll('\n', inner);
  }
  yield items.length > 0 ? `${outer}]` : ']';
}
