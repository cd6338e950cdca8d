import { elements, type JsonObject } from '../json.ts';
import type { NamedProperty, OrderRule, Property, SortDirection, SortTerm } from './descriptor.ts';
import type { ListOperation } from './list-operation.ts';

const directions: readonly string[] = ['asc', 'desc'] satisfies SortDirection[];

/** Reads x-list.order: what can be sorted by, how a request says it, and what holds when it does not. */
export function readOrder(operation: ListOperation, order: JsonObject, itemKey: string): OrderRule {
  const roles: { by?: string; key?: string; direction?: string } = {};
  for (const role of ['by', 'key', 'direction'] as const) {
    const name = order[role];
    if (typeof name !== 'string') continue;
    operation.requireParameter(['x-list', 'order', role], name);
    roles[role] = name;
  }
  const defaultDirection = defaultsOf(operation, roles.direction).includes('desc') ? 'desc' : 'asc';
  return {
    ...roles,
    keys: readKeys(operation, roles),
    defaultDirection,
    default: readDefault(operation, roles, defaultDirection),
    ties: readTies(operation, elements(order['ties']).map(String), itemKey),
  };
}

function readKeys(
  operation: ListOperation,
  { by, key, direction }: Pick<OrderRule, 'by' | 'key' | 'direction'>,
): NamedProperty[] {
  const terms = valuesOf(operation, by);
  const names = valuesOf(operation, key) ?? terms?.filter((term) => !term.includes(':')) ?? [];
  if (by !== undefined && terms !== undefined) checkTerms(operation, by, terms, names);
  const given = valuesOf(operation, direction);
  if (direction !== undefined && given?.some((value) => !directions.includes(value))) {
    reportAt(
      operation,
      direction,
      `${direction} takes a sort direction: its enum may hold ${directions.join(' and ')}.`,
    );
  }
  return names.flatMap((name) => {
    const property = operation.propertyNamed(name);
    if (property) return [{ name, ...property }];
    return (
      reportAt(
        operation,
        key ?? by ?? '',
        `${name} is a sort key, and an item has no single value of that name to sort by. Name a property of an item.`,
      ) ?? []
    );
  });
}

/** The values that a parameter of an order role takes. */
function valuesOf(operation: ListOperation, name: string | undefined): readonly string[] | undefined {
  const parameter = name === undefined ? undefined : operation.parameter(name);
  if (!parameter) return undefined;
  if (parameter.shape.values) return parameter.shape.values;
  return reportAt(operation, parameter.name, `${name} must say what it takes: give its schema an enum.`);
}

function checkTerms(operation: ListOperation, by: string, terms: readonly string[], names: readonly string[]): void {
  const expected = new Set(names.flatMap((name) => [name, ...directions.map((direction) => `${name}:${direction}`)]));
  const surplus = terms.filter((term) => !expected.has(term));
  const missing = [...expected].filter((term) => !terms.includes(term));
  if (surplus.length + missing.length === 0) return;
  const wrong = [
    surplus.length > 0 && `remove ${surplus.join(', ')}`,
    missing.length > 0 && `add ${missing.join(', ')}`,
  ];
  reportAt(
    operation,
    by,
    `${by} takes each sort key alone, with :asc and with :desc. In its enum, ${wrong.filter(Boolean).join(' and ')}.`,
  );
}

/** The order when a request does not say: what the defaults of the parameters' schemas mean. */
function readDefault(
  operation: ListOperation,
  { by, key }: Pick<OrderRule, 'by' | 'key'>,
  defaultDirection: SortDirection,
): SortTerm[] {
  return [...defaultsOf(operation, by), ...defaultsOf(operation, key)].map((term) => {
    const [name = '', direction = defaultDirection] = term.split(':');
    return { key: name, direction: direction === 'desc' ? 'desc' : 'asc' };
  });
}

function defaultsOf(operation: ListOperation, name: string | undefined): string[] {
  const value = name === undefined ? undefined : operation.parameter(name)?.default;
  return [value].flat().filter((each) => typeof each === 'string');
}

function readTies(operation: ListOperation, names: readonly string[], itemKey: string): Property[] {
  const properties = names.flatMap((name, index) => {
    const property = operation.propertyNamed(name);
    if (property) return [property];
    return (
      operation.report(
        'sort-keys-are-properties',
        ['x-list', 'order', 'ties', index],
        `x-list.order.ties has ${name}, and an item has no single value of that name to sort by.`,
      ) ?? []
    );
  });
  if (properties.at(-1)?.property !== itemKey) {
    operation.report(
      'sort-keys-are-properties',
      ['x-list', 'order', 'ties'],
      `x-list.order.ties ends without the key of an item (${itemKey}), so items can tie and a page can lose or repeat some.`,
    );
  }
  return properties;
}

function reportAt(operation: ListOperation, name: string, message: string): undefined {
  return operation.report('sort-keys-are-properties', operation.parameter(name)?.at ?? ['x-list', 'order'], message);
}
