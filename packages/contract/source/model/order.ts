import type { ListDescriptor, NamedProperty, Property, SortDirection } from '@conoha-images/document';
import type { Parameters } from './parameters.ts';
import { compareValues, type Item, propertyOf } from './value.ts';

/** An order as a request writes it: in one parameter, or as sort keys and directions. */
export interface RequestedOrder {
  readonly syntax: 'by' | 'key';
  /** Empty if the request has only a direction, so that the default sort keys apply. */
  readonly terms: readonly RequestedTerm[];
  /** For sort keys: one direction for all of them instead of one for each. */
  readonly shared?: SortDirection;
}

export interface RequestedTerm {
  readonly key: NamedProperty;
  /** Undefined if the request leaves it out. */
  readonly direction: SortDirection | undefined;
}

/** The parameters that request an order. */
export function orderParameters({ order }: ListDescriptor, { syntax, terms, shared }: RequestedOrder): Parameters {
  if (syntax === 'by') {
    const texts = terms.map(({ key, direction }) => (direction === undefined ? key.name : `${key.name}:${direction}`));
    return [[order?.by ?? '', texts.join()]];
  }
  const directions = shared === undefined ? terms.flatMap(({ direction }) => direction ?? []) : [shared];
  return [
    ...terms.map(({ key }) => [order?.key ?? '', key.name] as const),
    ...directions.map((direction) => [order?.direction ?? '', direction] as const),
  ];
}

/** A property that a list is sorted by, and its direction. */
export interface SortedProperty extends Property {
  readonly direction: SortDirection;
}

/** The order of the list when a request has none, as the document gives it. */
export function defaultTerms({ order }: ListDescriptor): { key: NamedProperty; direction: SortDirection }[] {
  return (order?.default ?? []).flatMap(({ key: name, direction }) => {
    const key = order?.keys.find((property) => property.name === name);
    return key ? [{ key, direction }] : [];
  });
}

/**
 * What a list is sorted by, tie-breakers included, so that no two items are equal in all of it.
 *
 * @param requested Undefined for the default order.
 * @returns Undefined if the document promises no order.
 */
export function sortedProperties(
  list: ListDescriptor,
  requested: RequestedOrder | undefined,
): SortedProperty[] | undefined {
  const { order } = list;
  if (!order) return undefined;
  const terms = requested && requested.terms.length > 0 ? requested.terms : defaultTerms(list);
  const sorted = terms.map(({ key, direction }) => ({
    ...key,
    direction: requested?.shared ?? direction ?? order.defaultDirection,
  }));
  const direction = directionOfTies(order.defaultDirection, requested);
  return [...sorted, ...order.ties.map((tie) => ({ ...tie, direction }))];
}

/** Ties follow the request's direction if it has exactly one. A term of `by` always has one. */
function directionOfTies(standard: SortDirection, requested: RequestedOrder | undefined): SortDirection {
  if (requested?.shared !== undefined) return requested.shared;
  const directions = (requested?.terms ?? []).flatMap(
    ({ direction }) => direction ?? (requested?.syntax === 'by' ? standard : []),
  );
  return directions.length === 1 ? (directions[0] ?? standard) : standard;
}

/** Compares two items by an order. Null and absent are lowest. */
export function compareItems(a: Item, b: Item, properties: readonly SortedProperty[]): number {
  for (const { direction, ...property } of properties) {
    const difference = compareValues(propertyOf(a, property), propertyOf(b, property));
    if (difference !== 0) return direction === 'asc' ? difference : -difference;
  }
  return 0;
}
