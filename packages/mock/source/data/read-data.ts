import {
  contradictions,
  type Description,
  examplesOf,
  isObject,
  type ListDescriptor,
  member,
  parsePointer,
  type Violation,
  valueAt,
  withValueAt,
} from '@conoha-images/document';
import { serviceOf } from '../services/registry.ts';
import { checkAccess } from './check-access.ts';
import { checkNames } from './check-names.ts';
import type { Data, DataFile, Item } from './data.ts';
import { DataError } from './data-error.ts';
import { kindOf } from './kind-of.ts';
import { pageBody } from './page-body.ts';

/** How many items are checked at once: the time for invalid ones grows with the square of their number. */
const partSize = 1000;

interface ReadOptions {
  /** The path of the data file, for messages. Default: the data is not from a file. */
  readonly path?: string | undefined;
  /** Whether data without the items of any list is invalid. Default: false. */
  readonly needsItems?: boolean;
}

/** The items of one list, and what is wrong with them. */
interface ReadItems {
  readonly items: readonly Item[];
  readonly body: unknown;
  readonly keys: ReadonlySet<unknown>;
  readonly violations: readonly Violation[];
}

/**
 * Reads the data of each list of a document. If the file lacks the items of a list, they are the default items of its
 * service, or those of the document's examples.
 *
 * @throws {DataError} if a value violates the document.
 */
export function readData(
  file: DataFile,
  description: Description,
  { path, needsItems = false }: ReadOptions = {},
): Data[] {
  const lists = description.lists.map((list) => readItems(file, description, list));
  const violations = [
    ...(needsItems ? missingItems(file, description.lists) : []),
    ...checkNames(file, description),
    ...lists.flatMap((list) => list.violations),
    ...checkAccess(file, (key) => lists.some(({ keys }) => keys.has(key))),
  ];
  if (violations.length > 0) throw new DataError(violations, path);
  const { tokens, members } = file as {
    tokens?: Record<string, string>;
    members?: Record<string, Record<string, string>>;
  };
  const access = {
    ...(tokens && { tokens: new Map(Object.entries(tokens)) }),
    ...(members && {
      members: new Map(Object.entries(members).map(([id, statuses]) => [id, new Map(Object.entries(statuses))])),
    }),
  };
  return lists.map(({ items, body }, index) => {
    const { operationId = '' } = description.lists[index] ?? {};
    return { ...access, body, items: items.filter(serviceOf(operationId).exists) };
  });
}

function readItems(file: DataFile, description: Description, list: ListDescriptor): ReadItems {
  const service = serviceOf(list.operationId);
  const value = valueAt(file, list.items);
  if (value !== undefined && !Array.isArray(value)) {
    return {
      items: [],
      body: {},
      keys: new Set(),
      violations: [{ path: list.items, message: `${list.items} must be an array; given: ${kindOf(value)}.` }],
    };
  }
  const items = (value ?? service.defaultItems?.() ?? exampleItems(description, list)).map((item) =>
    isObject(item) ? service.complete(item, list.path) : item,
  );
  const body = pageBody(description.document, list, file);
  const violations = value ? [...invalidItems(items, body, description, list), ...contradictions(list, items)] : [];
  // Parsing the pointer for each item would take longer than all else here.
  const tokens = parsePointer(list.key);
  const keyOf = (item: unknown): unknown => tokens.reduce(member, item);
  const keys = new Set(items.map(keyOf));
  const repeated = keys.size === items.length ? [] : repeatedKeys(items, keyOf, list);
  return {
    items: items as Item[],
    body,
    keys,
    violations: [...violations, ...repeated],
  };
}

/** A violation if the data has the items of none of the lists. */
function missingItems(file: DataFile, lists: readonly ListDescriptor[]): Violation[] {
  const [first] = lists;
  if (!first || lists.some(({ items }) => valueAt(file, items) !== undefined)) return [];
  return [{ path: first.items, message: `${first.items} must be an array; given: nothing.` }];
}

/** The items of the document's examples; of those with the same key, the last. */
function exampleItems({ document }: Description, list: ListDescriptor): readonly unknown[] {
  const items = examplesOf(document, list).flatMap((example) => valueAt(example, list.items) ?? []);
  return [...new Map(items.map((item) => [valueAt(item, list.key), item])).values()];
}

function invalidItems(
  items: readonly unknown[],
  body: unknown,
  description: Description,
  list: ListDescriptor,
): Violation[] {
  const violations = [...description.validate(list, withValueAt(body, list.items, items.slice(0, partSize)))];
  for (let start = partSize; start < items.length; start += partSize) {
    const part = withValueAt(body, list.items, items.slice(start, start + partSize));
    for (const violation of description.validate(list, part)) violations.push(...moved(violation, list.items, start));
  }
  return violations;
}

/** The violation of an item in a part that starts at an index. Empty if it is not of an item: the first part has these. */
function moved({ path, message }: Violation, root: string, start: number): Violation[] {
  const [, index, rest = ''] = /^\/(\d+)(\/.*)?$/s.exec(path.startsWith(root) ? path.slice(root.length) : '') ?? [];
  if (index === undefined) return [];
  const newPath = `${root}/${Number(index) + start}${rest}`;
  return [{ path: newPath, message: message.startsWith(path) ? newPath + message.slice(path.length) : message }];
}

function repeatedKeys(
  items: readonly unknown[],
  keyOf: (item: unknown) => unknown,
  { items: root, key }: ListDescriptor,
): Violation[] {
  const indexes = new Map<unknown, number>();
  return items.flatMap((item, index) => {
    const value = keyOf(item);
    const firstIndex = indexes.get(value);
    if (firstIndex === undefined) indexes.set(value, index);
    if (firstIndex === undefined || value === undefined) return [];
    const path = `${root}/${index}${key}`;
    return [{ path, message: `${path} must be unique; given: ${value}, as in ${root}/${firstIndex}.` }];
  });
}
