import {
  bodyPropertyNames,
  elements,
  entriesOf,
  examplesOf,
  formatPointer,
  isObject,
  type Link,
  type ListDescriptor,
  member,
  parsePointer,
  valueAt,
  withValueAt,
} from '@conoha-images/document';
import type { DataFile } from './data.ts';

/**
 * The body of a page without its items: that of the document's first example, with what a data file has beside the items
 * instead. Its links are those of the example.
 */
export function pageBody(document: object, list: ListDescriptor, file: DataFile): unknown {
  const { next, first } = list.page;
  const links = [next, first].map((link) => link?.pointer);
  const itemsPath = parsePointer(list.items);
  const others = itemsPath.flatMap((itemsName, depth) => {
    const parent = formatPointer(itemsPath.slice(0, depth));
    const known = bodyPropertyNames(document, list, parent);
    return entriesOf(valueAt(file, parent))
      .filter(([name]) => known.has(name) && name !== itemsName)
      .map(([name, value]) => [`${parent}${formatPointer([name])}`, value] as const)
      .filter(([pointer]) => !links.includes(pointer));
  });
  const body = others.reduce<unknown>(
    (rest, [pointer, value]) => withValueAt(rest, pointer, value),
    examplesOf(document, list)[0] ?? {},
  );
  return [first, next].reduce(
    (rest, link) => (link && valueAt(rest, link.pointer) === undefined ? withLink(rest, link, undefined) : rest),
    withValueAt(body, list.items, []),
  );
}

/** A body with another link, or without it. The other links of an array stay. */
export function withLink(body: unknown, link: Link | undefined, href: string | undefined): unknown {
  if (!link) return body;
  const { pointer, rel, absence } = link;
  if (rel === undefined) return withValueAt(body, pointer, href ?? (absence === 'null' ? null : undefined));
  const others = elements(valueAt(body, pointer)).filter((other) => isObject(other) && member(other, 'rel') !== rel);
  const links = href === undefined ? others : [...others, { rel, href }];
  // Cinder and Nova leave out an array without links.
  return withValueAt(body, pointer, links.length > 0 || absence === 'empty array' ? links : undefined);
}
