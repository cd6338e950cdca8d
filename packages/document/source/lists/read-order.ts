import { elements, isObject, type JsonObject, textOf } from '../json.ts';
import type { NamedProperty, OrderRule, Property, SortDirection, SortTerm } from './descriptor.ts';
import type { ListOperation } from './list-operation.ts';

const directions: readonly string[] = ['asc', 'desc'] satisfies SortDirection[];

/** The names of the parameters that give the order. */
type OrderParameters = Pick<OrderRule, 'by' | 'key' | 'direction'>;

/** The property of an item that a sort key or a tie names; undefined if there is none. */
type FindProperty = (name: string) => Property | undefined;

/** Reads x-list.order: the sort keys, the parameters that choose among them, and the order without those parameters. */
export function readOrder(operation: ListOperation, order: JsonObject, itemKey: string): OrderRule {
  const parameters: { by?: string; key?: string; direction?: string } = {};
  for (const role of ['by', 'key', 'direction'] as const) {
    const name = order[role];
    if (typeof name !== 'string') continue;
    operation.requireParameter(['x-list', 'order', role], name);
    parameters[role] = name;
  }
  const pointers = order['properties'];
  const find: FindProperty = (name) =>
    isObject(pointers) && Object.hasOwn(pointers, name)
      ? operation.propertyAt(textOf(pointers[name]))
      : operation.propertyNamed(name);
  const defaultDirection = defaultsOf(operation, parameters.direction).includes('desc') ? 'desc' : 'asc';
  return {
    ...parameters,
    ...(parameters.key !== undefined &&
      operation.parameter(parameters.key)?.shape.array && { repeated: true as const }),
    keys: readKeys(operation, parameters, find),
    defaultDirection,
    default: readDefault(operation, parameters, defaultDirection),
    ties: readTies(operation, elements(order['ties']).map(String), itemKey, find),
  };
}

function readKeys(
  operation: ListOperation,
  { by, key, direction }: OrderParameters,
  find: FindProperty,
): NamedProperty[] {
  const terms = valuesOf(operation, by);
  const names = valuesOf(operation, key) ?? terms?.filter((term) => !term.includes(':')) ?? [];
  if (by !== undefined && terms !== undefined) checkTerms(operation, by, terms, names);
  if (direction !== undefined && valuesOf(operation, direction)?.some((value) => !directions.includes(value))) {
    reportAt(
      operation,
      direction,
      `${direction} takes a sort direction, so its enum may only have ${directions.join(' and ')}.`,
    );
  }
  return names.flatMap((name) => {
    const property = find(name);
    if (property) return [{ name, ...property }];
    return (
      reportAt(
        operation,
        key ?? by ?? '',
        `${name} is a sort key, but an item has no single value with that name. Name a property of an item, or give its pointer in x-list.order.properties.`,
      ) ?? []
    );
  });
}

/** The values of a parameter that gives the order. Reports a problem if its schema does not list them. */
function valuesOf(operation: ListOperation, name: string | undefined): readonly string[] | undefined {
  const parameter = name === undefined ? undefined : operation.parameter(name);
  if (!parameter) return undefined;
  if (parameter.shape.values) return parameter.shape.values;
  return reportAt(operation, parameter.name, `${name} gives the order, but its schema has no enum. Add one.`);
}

function checkTerms(operation: ListOperation, by: string, terms: readonly string[], names: readonly string[]): void {
  const expected = new Set(names.flatMap((name) => [name, ...directions.map((direction) => `${name}:${direction}`)]));
  const surplus = terms.filter((term) => !expected.has(term));
  const missing = [...expected].filter((term) => !terms.includes(term));
  if (surplus.length + missing.length === 0) return;
  const corrections = [
    surplus.length > 0 && `remove ${surplus.join(', ')}`,
    missing.length > 0 && `add ${missing.join(', ')}`,
  ];
  reportAt(
    operation,
    by,
    `${by} takes each sort key alone, with :asc and with :desc. In its enum, ${corrections.filter(Boolean).join(' and ')}.`,
  );
}

/** The order of a request that gives none, as the defaults of the parameters' schemas say it. */
function readDefault(
  operation: ListOperation,
  { by, key }: OrderParameters,
  defaultDirection: SortDirection,
): SortTerm[] {
  return [...defaultsOf(operation, by), ...defaultsOf(operation, key)].map((term) => {
    const [name = '', direction = defaultDirection] = term.split(':');
    return { key: name, direction: direction === 'desc' ? 'desc' : 'asc' };
  });
}

function defaultsOf(operation: ListOperation, name: string | undefined): string[] {
  const defaults = name === undefined ? undefined : operation.parameter(name)?.default;
  return [defaults].flat().filter((value) => typeof value === 'string');
}

function readTies(operation: ListOperation, names: readonly string[], itemKey: string, find: FindProperty): Property[] {
  const properties = names.flatMap((name, index) => {
    const property = find(name);
    if (property) return [property];
    return (
      operation.report(
        'sort-keys-are-properties',
        ['x-list', 'order', 'ties', index],
        `x-list.order.ties has ${name}, but an item has no single value with that name. Name a property of an item, or give its pointer in x-list.order.properties.`,
      ) ?? []
    );
  });
  if (properties.at(-1)?.property !== itemKey) {
    operation.report(
      'sort-keys-are-properties',
      ['x-list', 'order', 'ties'],
      `x-list.order.ties does not end with the key of an item (${itemKey}), so items can tie, and pages can lose or repeat them. Add it.`,
    );
  }
  return properties;
}

function reportAt(operation: ListOperation, name: string, message: string): undefined {
  return operation.report('sort-keys-are-properties', operation.parameter(name)?.at ?? ['x-list', 'order'], message);
}
