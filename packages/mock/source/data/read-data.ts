import {
  type Description,
  examplesOf,
  isObject,
  type ListDescriptor,
  type Violation,
  valueAt,
  withValueAt,
} from '@conoha-images/document';
import type { Service } from '../services/service.ts';
import { checkAccess } from './check-access.ts';
import type { Data, DataFile, Item } from './data.ts';
import { DataError } from './data-error.ts';

/**
 * Reads the data of a list. If the file has no items, they are the service's default items, or those of the document's
 * examples.
 *
 * @throws {DataError} if a value violates the document.
 */
export function readData(file: DataFile, description: Description, list: ListDescriptor, service: Service): Data {
  const fileItems = itemsIn(file, list);
  const items = (fileItems ?? service.defaultItems?.() ?? exampleItems(description, list)).map((item) =>
    isObject(item) ? service.complete(item, list.path) : item,
  );
  const violations = [
    ...(fileItems ? description.validate(list, bodyOf(description, list, items)) : []),
    ...repeatedKeys(items, list),
    ...checkAccess(file),
  ];
  if (violations.length > 0) throw new DataError(violations);
  const { tokens, members } = file as {
    tokens?: Record<string, string>;
    members?: Record<string, Record<string, string>>;
  };
  return {
    items: (items as Item[]).filter((item) => service.exists(item)),
    ...(tokens && { tokens: new Map(Object.entries(tokens)) }),
    ...(members && {
      members: new Map(Object.entries(members).map(([id, statuses]) => [id, new Map(Object.entries(statuses))])),
    }),
  };
}

/** @throws {DataError} if the data has no items of any of the lists. */
export function requireItems(file: DataFile, lists: readonly ListDescriptor[]): void {
  const [first] = lists;
  if (!first || lists.some(({ items }) => valueAt(file, items) !== undefined)) return;
  throw new DataError([{ path: first.items, message: `${first.items} must be an array; given: nothing.` }]);
}

function itemsIn(file: DataFile, { items: path }: ListDescriptor): readonly unknown[] | undefined {
  const items = valueAt(file, path);
  if (items === undefined || Array.isArray(items)) return items;
  throw new DataError([
    { path, message: `${path} must be an array; given: ${items === null ? 'null' : typeof items}.` },
  ]);
}

/** The items of the document's examples; of those with the same key, the last. */
function exampleItems({ document }: Description, list: ListDescriptor): readonly unknown[] {
  const items = examplesOf(document, list).flatMap((example) => valueAt(example, list.items) ?? []);
  return [...new Map(items.map((item) => [valueAt(item, list.key), item])).values()];
}

/** A body with these items and, besides them, the content of the first example. */
function bodyOf({ document }: Description, list: ListDescriptor, items: readonly unknown[]): unknown {
  return withValueAt(examplesOf(document, list)[0] ?? {}, list.items, items);
}

function repeatedKeys(items: readonly unknown[], { items: root, key }: ListDescriptor): Violation[] {
  const indexes = new Map<unknown, number>();
  return items.flatMap((item, index) => {
    const value = valueAt(item, key);
    const firstIndex = indexes.get(value);
    if (firstIndex === undefined) indexes.set(value, index);
    if (firstIndex === undefined || value === undefined) return [];
    const path = `${root}/${index}${key}`;
    return [{ path, message: `${path} must be unique; given: ${value}, as in ${root}/${firstIndex}.` }];
  });
}
