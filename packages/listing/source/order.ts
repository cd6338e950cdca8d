import type { ListDescriptor, OrderRule, Property, SortDirection } from '@conoha-images/document';
import { ListError } from './list-error.ts';
import type { Roles } from './query.ts';

/** A property to sort by, and in which direction. */
export interface Term {
  readonly property: Property;
  readonly direction: SortDirection;
}

/** What a request sorts by: its own terms, or the default ones, and what breaks ties. No two items are equal in all of them. */
export function readOrder({ order }: ListDescriptor, { given }: Roles): Term[] {
  if (!order) return [];
  const { by, key, direction } = order;
  const terms = by === undefined ? undefined : given.get(by)?.[0];
  const [keys, directions] = [valuesOf(given, key), valuesOf(given, direction)];
  if (by === undefined || terms === undefined) return inKeys(order, keys, directions);
  const other = keys.length > 0 ? key : direction;
  if (keys.length + directions.length > 0 && other !== undefined) {
    throw new ListError('orders-combined', other, [...keys, ...directions].join(), `left out where ${by} is given`);
  }
  return inTerms(order, by, terms);
}

function valuesOf(given: Roles['given'], name: string | undefined): readonly string[] {
  return (name === undefined ? undefined : given.get(name)) ?? [];
}

/** The order that one parameter says, as in `name:asc,size`. */
function inTerms(order: OrderRule, by: string, value: string): Term[] {
  const terms = value.split(',').map((term) => {
    const colon = term.indexOf(':');
    const [name, direction] = colon < 0 ? [term, ''] : [term.slice(0, colon), term.slice(colon + 1)];
    return {
      property: keyNamed(order, by, name, value),
      direction: direction === '' ? order.defaultDirection : directionNamed(by, direction, value),
    };
  });
  return withTies(order, terms, terms.length === 1 ? terms[0]?.direction : undefined);
}

/** The order that names of keys say, with no direction, one for all, or one for each. */
function inKeys(order: OrderRule, keys: readonly string[], values: readonly string[]): Term[] {
  const properties = keys.map((name) => keyNamed(order, order.key ?? '', name));
  const directions = values.map((value) => directionNamed(order.direction ?? '', value));
  if (directions.length > 1 && directions.length !== keys.length) {
    const count = `given once for all, or once for each of the ${keys.length} ${order.key} of the request`;
    throw new ListError('direction-count', order.direction ?? '', values.join(), count);
  }
  const only = directions.length === 1 ? directions[0] : undefined;
  const terms =
    keys.length > 0
      ? properties.map((property, index) => ({
          property,
          direction: only ?? directions[index] ?? order.defaultDirection,
        }))
      : order.default.map(({ key, direction }) => ({
          property: keyNamed(order, order.key ?? '', key),
          direction: only ?? direction,
        }));
  return withTies(order, terms, only);
}

/** Glance: where a request gives one direction, ties are broken in it; of several, none is preferred to the default. */
function withTies(
  { ties, defaultDirection }: OrderRule,
  terms: readonly Term[],
  only: SortDirection | undefined,
): Term[] {
  // Sorted by once more, a property would change nothing and cost as much again.
  const sorted = new Set(terms.map(({ property }) => property.property));
  const further = ties.filter(({ property }) => !sorted.has(property));
  return [...terms, ...further.map((property) => ({ property, direction: only ?? defaultDirection }))];
}

function keyNamed({ keys }: OrderRule, parameter: string, given: string, whole?: string): Property {
  const name = given.trim();
  const key = keys.find((each) => each.name === name);
  if (key) return key;
  throw new ListError('unknown-sort-key', parameter, name, `one of ${keys.map((each) => each.name).join(', ')}`, whole);
}

function directionNamed(parameter: string, given: string, whole?: string): SortDirection {
  const direction = given.trim();
  if (direction === 'asc' || direction === 'desc') return direction;
  throw new ListError('unknown-direction', parameter, direction, 'in the direction asc or desc', whole);
}
