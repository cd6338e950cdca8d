import type { Filter, ListDescriptor } from '@conoha-images/document';
import { additionalFilter, type Condition, undescribedProperty } from '../model/condition.ts';
import type { Item } from '../model/value.ts';

/** The maximum number of undescribed properties that are checked. */
const maximumUndescribed = 5;

/** Parameters that other services have. To this one, they are properties that no item has. */
const foreignParameters = ['offset', 'page', 'q', '_', 'no_item_has_this_property'];

/** The names of the documented parameters that are filters or have no role: all but those of pages and order. */
export function filterAndOtherParameters({ filters, others }: ListDescriptor): Set<string> {
  return new Set([...filters, ...others].map(({ parameter }) => parameter));
}

/** The parameters of pages and order. */
function pageAndOrderParameters({ page, order }: ListDescriptor): Set<string> {
  const names = [page.limit, page.marker, page.offset, order?.by, order?.key, order?.direction];
  return new Set(names.filter((name) => name !== undefined));
}

/** The filters of a list, and a filter for each further property that a parameter of its name compares. */
export function allFilters(list: ListDescriptor): Filter[] {
  const documented = filterAndOtherParameters(list);
  const unnamed = list.additional?.properties.filter(({ name }) => !documented.has(name)) ?? [];
  return [...list.filters, ...unnamed.map((property) => additionalFilter(property, 'eq'))];
}

/** Filters by a property's name with a suffix, such as `min_disk_min`. */
export function rangeFilters(list: ListDescriptor): Filter[] {
  const documented = filterAndOtherParameters(list);
  const { properties = [], suffixes = {} } = list.additional ?? {};
  return Object.entries(suffixes)
    .flatMap(([suffix, operator]) =>
      properties
        .filter(({ type }) => type === 'integer' || type === 'number')
        .map((property) => additionalFilter(property, operator, property.name + suffix)),
    )
    .filter(({ parameter }) => !documented.has(parameter));
}

/** Filters by properties that items have although the document does not describe them. It says that they are strings. */
export function undescribedFilters(list: ListDescriptor, items: readonly Item[]): Filter[] {
  if (!list.additional) return [];
  const { properties, except = [] } = list.additional;
  const known = new Set([
    ...properties.map(({ name }) => name),
    ...except,
    ...filterAndOtherParameters(list),
    ...pageAndOrderParameters(list),
  ]);
  const strings = items.flatMap((item) => Object.keys(item).filter((name) => typeof item[name] === 'string'));
  const names = [...new Set(strings)].filter((name) => !known.has(name));
  return names.slice(0, maximumUndescribed).map((name) => additionalFilter(undescribedProperty(name), 'eq'));
}

/** Conditions that no item satisfies: by a property that no item has, or by one that the document excepts. */
export function unsatisfiableConditions(list: ListDescriptor, items: readonly Item[]): Condition[] {
  const { additional, page } = list;
  if (!additional) return [];
  const known = new Set([...filterAndOtherParameters(list), ...pageAndOrderParameters(list)]);
  for (const name of items.flatMap((item) => Object.keys(item))) known.add(name);
  const foreign = [...foreignParameters, page.limit.toUpperCase(), `x_${page.marker}`].filter(
    (name) => !known.has(name),
  );
  const excepted = (additional.except ?? []).flatMap((name) => {
    const value = items.map((item) => item[name]).find((member) => typeof member === 'string');
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return [...foreign.map((name) => [name, '2'] as const), ...excepted].map(([name, value]) => ({
    // A property with an empty name, which no item has.
    filter: additionalFilter({ ...undescribedProperty(''), name }, 'eq'),
    operator: 'eq',
    operands: [value],
    parameters: [[name, value]],
  }));
}
