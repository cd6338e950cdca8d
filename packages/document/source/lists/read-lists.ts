import { isObject, type JsonObject, member } from '../json.ts';
import type { Additional, ListDescriptor, PageRule } from './descriptor.ts';
import { ListOperation } from './list-operation.ts';
import type { Problem } from './problem.ts';
import { readFilters } from './read-filters.ts';
import { readOrder } from './read-order.ts';

/** What {@link readLists} finds. */
export interface ReadLists {
  /** One for each operation with an x-list. Where {@link problems} names a place, the descriptor lacks what stands there. */
  readonly lists: readonly ListDescriptor[];
  readonly problems: readonly Problem[];
}

/**
 * Reads what the list operations of an OpenAPI 3.1 document do.
 *
 * Follows references within the document only. Never throws for a document whose x-list and x-filter satisfy
 * `list-vocabulary.schema.json`; whatever does not fit the rest of the document is a problem.
 *
 * @see docs/list-vocabulary.md
 */
export function readLists(document: unknown): ReadLists {
  const lists: ListDescriptor[] = [];
  const problems: Problem[] = [];
  const paths = member(document, 'paths');
  for (const [path, pathItem] of Object.entries(isObject(paths) ? paths : {})) {
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
      'This operation has an x-list and no operationId, by which programs know the list. Give it one, such as listBooks.',
    );
  }
  const items = String(list['items']);
  const key = String(list['key']);
  const item = readItems(operation, items, key);
  const page = readPage(operation, list['page'] as PageRule & JsonObject);
  // Without an item there is nothing to sort by or to compare, and no use in saying so of each parameter.
  const order = item && isObject(list['order']) ? readOrder(operation, list['order'], key) : undefined;
  const { filters, others } = item ? readFilters(operation) : { filters: [], others: [] };
  accountForParameters(operation);
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
  };
}

/** Finds the schema of an item. False where there is none. */
function readItems(operation: ListOperation, items: string, key: string): boolean {
  const found = operation.inBody(items);
  if (!found || !operation.shapeOf(found.schema).array) {
    operation.report(
      'list-pointers-resolve',
      ['x-list', 'items'],
      `x-list.items is ${items}, and the 200 body has no array there. Give the pointer to the array of items.`,
    );
    return false;
  }
  operation.item = operation.elementsOf(found.schema);
  const identity = operation.inItem(key);
  if (!identity?.required || operation.shapeOf(identity.schema).type !== 'string') {
    operation.report(
      'list-pointers-resolve',
      ['x-list', 'key'],
      `x-list.key is ${key}, and an item has no required string there. Give the pointer to what identifies an item.`,
    );
  }
  return true;
}

function readPage(operation: ListOperation, page: PageRule & JsonObject): PageRule {
  for (const role of ['limit', 'marker'] as const) operation.requireParameter(['x-list', 'page', role], page[role]);
  for (const role of ['next', 'first'] as const) {
    const pointer = page[role];
    if (pointer === undefined) continue;
    const found = operation.inBody(pointer);
    if (!found || operation.shapeOf(found.schema).type !== 'string') {
      operation.report(
        'list-pointers-resolve',
        ['x-list', 'page', role],
        `x-list.page.${role} is ${pointer}, and the 200 body has no string there. Give the pointer to the link.`,
      );
    }
  }
  const { minimum, maximum } = operation.parameter(page.limit) ?? {};
  return {
    ...page,
    ...(typeof minimum === 'number' && { minimumLimit: minimum }),
    ...(typeof maximum === 'number' && { maximumLimit: maximum }),
  };
}

function readAdditional(operation: ListOperation, { suffixes, except }: JsonObject): Additional {
  const { itemProperties } = operation;
  const excepted = Array.isArray(except) ? except.map(String) : [];
  for (const [index, name] of excepted.entries()) {
    if (itemProperties.some((property) => property.name === name)) continue;
    operation.report(
      'list-pointers-resolve',
      ['x-list', 'additional', 'except', String(index)],
      `x-list.additional.except has ${name}, and an item has no such property with one value. Give the name of one that has.`,
    );
  }
  return {
    operator: 'eq',
    ...(isObject(suffixes) && { suffixes: suffixes as NonNullable<Additional['suffixes']> }),
    ...(excepted.length > 0 && { except: excepted }),
    properties: itemProperties.filter(({ name }) => !excepted.includes(name)),
  };
}

function accountForParameters(operation: ListOperation): void {
  const { limit, marker } = operation.list['page'] as PageRule;
  const { by, key, direction } = (operation.list['order'] ?? {}) as JsonObject;
  const used = new Set<unknown>([limit, marker, by, key, direction]);
  for (const { name, at, filter } of operation.parameters) {
    if (used.has(name) === Boolean(filter)) {
      operation.report(
        'list-parameters-accounted-for',
        at,
        filter
          ? `${name} has an x-filter and is named in x-list too. Keep one: a parameter has one meaning.`
          : `${name} is in no role. Name it in x-list.page or x-list.order, or give it an x-filter: ` +
              'the property that it compares, or the reason why it compares none.',
      );
    }
  }
}
