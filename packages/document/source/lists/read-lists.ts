import { entriesOf, isObject, type JsonObject, member, textOf } from '../json.ts';
import type { Additional, ListDescriptor } from './descriptor.ts';
import { ListOperation } from './list-operation.ts';
import type { Problem } from './problem.ts';
import { readFilters } from './read-filters.ts';
import { readInvariants } from './read-invariants.ts';
import { readOrder } from './read-order.ts';
import { readPage } from './read-page.ts';

/** The result of {@link readLists}. */
export interface ReadLists {
  /** One descriptor for each operation with an x-list. It lacks what a problem is about. */
  readonly lists: readonly ListDescriptor[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the list operations of an OpenAPI 3.1 document.
 *
 * Follows references within the document only. Never throws if every x-list and x-filter satisfies
 * `list-vocabulary.schema.json`; whatever does not fit the rest of the document becomes a problem.
 *
 * @see docs/list-vocabulary.md
 */
export function readLists(document: unknown): ReadLists {
  const lists: ListDescriptor[] = [];
  const problems: Problem[] = [];
  for (const [path, pathItem] of entriesOf(member(document, 'paths'))) {
    const get = member(pathItem, 'get');
    const list = member(get, 'x-list');
    if (!isObject(get) || !isObject(list)) continue;
    const operation = new ListOperation(document, ['paths', path, 'get'], get, list);
    lists.push(readList(operation, path));
    problems.push(...operation.problems);
  }
  return { lists, problems };
}

function readList(operation: ListOperation, path: string): ListDescriptor {
  const { list } = operation;
  if (operation.id === undefined) {
    operation.report(
      'list-operation-named',
      [],
      'This operation has an x-list but no operationId, which is the name of the list. Add one, such as listBooks.',
    );
  }
  const items = textOf(list['items']);
  const key = textOf(list['key']);
  const hasItems = readItems(operation, items, key);
  const page = readPage(operation, list['page'] as JsonObject);
  // Without the schema of an item, every sort key and every filter would be a problem of its own.
  const order = hasItems && isObject(list['order']) ? readOrder(operation, list['order'], key) : undefined;
  const { filters, others } = hasItems ? readFilters(operation) : { filters: [], others: [] };
  const invariants = hasItems ? readInvariants(operation) : [];
  requireOneRole(operation);
  return {
    operationId: operation.id ?? '',
    path,
    items,
    key,
    page,
    ...(order && { order }),
    filters,
    others,
    ...(isObject(list['additional']) && { additional: readAdditional(operation, list['additional']) }),
    ...(invariants.length > 0 && { invariants }),
  };
}

/** Finds the schema of an item. Returns whether there is one. */
function readItems(operation: ListOperation, items: string, key: string): boolean {
  const array = operation.inBody(items);
  if (!array || !operation.shapeOf(array.schema).array) {
    operation.report(
      'list-pointers-resolve',
      ['x-list', 'items'],
      `x-list.items is ${items}, but the 200 body has no array there. Give the pointer to the array of items.`,
    );
    return false;
  }
  operation.item = operation.elementsOf(array.schema);
  const identity = operation.inItem(key);
  if (!identity?.required || operation.shapeOf(identity.schema).type !== 'string') {
    operation.report(
      'list-pointers-resolve',
      ['x-list', 'key'],
      `x-list.key is ${key}, but an item has no required string there. Give the pointer to what identifies an item.`,
    );
  }
  return true;
}

function readAdditional(operation: ListOperation, { suffixes, except }: JsonObject): Additional {
  const { itemProperties } = operation;
  const exceptions = Array.isArray(except) ? except.map(String) : [];
  for (const [index, name] of exceptions.entries()) {
    if (itemProperties.some((property) => property.name === name)) continue;
    operation.report(
      'list-pointers-resolve',
      ['x-list', 'additional', 'except', String(index)],
      `x-list.additional.except has ${name}, but an item has no single value with that name. Name a property of an item.`,
    );
  }
  return {
    operator: 'eq',
    ...(isObject(suffixes) && { suffixes: suffixes as NonNullable<Additional['suffixes']> }),
    ...(exceptions.length > 0 && { except: exceptions }),
    properties: itemProperties.filter(({ name }) => !exceptions.includes(name)),
  };
}

/** Reports every query parameter that does not have exactly one role. */
function requireOneRole(operation: ListOperation): void {
  const { limit, marker, offset } = operation.list['page'] as JsonObject;
  const { by, key, direction } = (operation.list['order'] ?? {}) as JsonObject;
  const named = new Set<unknown>([limit, marker, offset, by, key, direction]);
  for (const { name, at, filter } of operation.parameters) {
    if (named.has(name) !== Boolean(filter)) continue;
    operation.report(
      'list-parameters-accounted-for',
      at,
      filter
        ? `${name} has an x-filter, but x-list names it too. Keep one: a parameter has one role.`
        : `${name} has no role. Name it in x-list.page or x-list.order, or add an x-filter with ` +
            'the property that it compares or the reason why it compares none.',
    );
  }
}
