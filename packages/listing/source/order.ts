import type { ListDescriptor, OrderRule, Property, SortDirection } from '@conoha-images/document';
import { ListError } from './list-error.ts';
import type { Roles } from './query.ts';

/** A property to sort by, and the direction. */
export interface Term {
  readonly property: Property;
  readonly direction: SortDirection;
}

/** The order of a request: its own terms or the default ones, then the ties. No two items are equal in all of them. */
export function readOrder({ order }: ListDescriptor, { settings }: Roles): Term[] {
  if (!order) return [];
  const { by, key, direction } = order;
  const terms = by === undefined ? undefined : settings.get(by)?.[0];
  const [keys, directions] = [valuesOf(settings, key), valuesOf(settings, direction)];
  if (by === undefined || terms === undefined) return readKeys(order, keys, directions);
  const other = keys.length > 0 ? key : direction;
  if (keys.length + directions.length > 0 && other !== undefined) {
    throw new ListError('orders-combined', other, [...keys, ...directions].join(), `left out if ${by} is given`);
  }
  return readTerms(order, by, terms);
}

function valuesOf(settings: Roles['settings'], name: string | undefined): readonly string[] {
  return (name === undefined ? undefined : settings.get(name)) ?? [];
}

/** The order in one parameter, as in `name:asc,size`. */
function readTerms(order: OrderRule, by: string, value: string): Term[] {
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

/** The order in two parameters: keys, and directions, of which there may be one for all keys or one for each. */
function readKeys(order: OrderRule, keys: readonly string[], values: readonly string[]): Term[] {
  const properties = keys.map((name) => keyNamed(order, order.key ?? '', name));
  const directions = values.map((value) => directionNamed(order.direction ?? '', value));
  if (directions.length > 1 && directions.length !== keys.length) {
    const allowed = `given once, or as often as ${order.key} (${keys.length} times)`;
    throw new ListError('direction-count', order.direction ?? '', values.join(), allowed);
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

/** Glance: ties have the direction of the request if it gives exactly one, and the default direction if it gives several. */
function withTies(
  { ties, defaultDirection }: OrderRule,
  terms: readonly Term[],
  only: SortDirection | undefined,
): Term[] {
  // Sorting by a property a second time would take time and change nothing.
  const sorted = new Set(terms.map(({ property }) => property.property));
  const remaining = ties.filter(({ property }) => !sorted.has(property));
  return [...terms, ...remaining.map((property) => ({ property, direction: only ?? defaultDirection }))];
}

function keyNamed({ keys }: OrderRule, parameter: string, text: string, whole?: string): Property {
  const name = text.trim();
  const key = keys.find((candidate) => candidate.name === name);
  if (key) return key;
  throw new ListError('unknown-sort-key', parameter, name, `one of ${keys.map((key) => key.name).join(', ')}`, whole);
}

function directionNamed(parameter: string, text: string, whole?: string): SortDirection {
  const direction = text.trim();
  if (direction === 'asc' || direction === 'desc') return direction;
  throw new ListError('unknown-direction', parameter, direction, 'asc or desc', whole);
}
