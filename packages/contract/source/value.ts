import { type ListDescriptor, type Operator, type Property, type ValueType, valueAt } from '@conoha-images/document';

/** An item of the list, as it stands in an answer. */
export type Item = Readonly<Record<string, unknown>>;

/** A value as the vocabulary compares it. A date-time is the microseconds since 1970. */
export type Value = string | number | boolean;

/*
 * These few functions say once more what the vocabulary means, and share no code with the package that answers by it:
 * whoever checks an answer with what made it finds no mistake.
 */

/** The value of an item's property; undefined where it is null, absent or of another type. */
export function propertyOf(item: Item, { property, type }: Pick<Property, 'property' | 'type'>): Value | undefined {
  return valueIn(valueAt(item, property), type);
}

/** The elements of an array of an item. */
export function elementsOf(item: Item, { property, type }: Pick<Property, 'property' | 'type'>): Value[] {
  const elements = valueAt(item, property);
  return Array.isArray(elements)
    ? elements.map((each) => valueIn(each, type)).filter((each) => each !== undefined)
    : [];
}

function valueIn(value: unknown, type: ValueType): Value | undefined {
  switch (type) {
    case 'string':
      return typeof value === 'string' ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'date-time':
      return typeof value === 'string' ? instantOf(value) : undefined;
    default:
      return typeof value === 'number' ? value : undefined;
  }
}

/** The value that a text stands for in a query. */
export function valueNamed(text: string, type: ValueType): Value | undefined {
  switch (type) {
    case 'string':
      return text;
    case 'boolean':
      return text === 'true';
    case 'date-time':
      return instantOf(text);
    default:
      return Number(text);
  }
}

/** The text of a value in a query. */
export function textOf(value: Value, type: ValueType): string {
  return type === 'date-time' ? timeOf(Number(value)) : String(value);
}

/** An instant in microseconds as RFC 3339 writes it, in UTC unless an offset in minutes is given. */
export function timeOf(instant: number, offset = 0): string {
  const local = instant + offset * 60_000_000;
  const fraction = ((local % 1_000_000) + 1_000_000) % 1_000_000;
  const seconds = new Date((local - fraction) / 1_000).toISOString().slice(0, 19);
  const zone =
    offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
  return `${seconds}${fraction === 0 ? '' : `.${String(fraction).padStart(6, '0')}`}${zone}`;
}

function two(number: number): string {
  return String(Math.floor(number)).padStart(2, '0');
}

/** The microseconds since 1970 of a date-time (RFC 3339); undefined where it is none. */
function instantOf(text: string): number | undefined {
  const [, whole, fraction = '', zone] =
    /^(\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)$/.exec(text) ?? [];
  const seconds = whole === undefined ? Number.NaN : Date.parse(whole.toUpperCase() + String(zone).toUpperCase());
  return Number.isNaN(seconds) ? undefined : seconds * 1_000 + Number(fraction.slice(0, 6).padEnd(6, '0'));
}

/** Compares two values of a type, or none, which is lower than any. Strings compare by the bytes of their UTF-8. */
export function compareValues(a: Value | undefined, b: Value | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return Number(a) - Number(b);
}

/** Whether a value compares with what a filter asks for. No value matches nothing. */
export function holds(operator: Operator, value: Value | undefined, operands: readonly (Value | undefined)[]): boolean {
  if (value === undefined) return false;
  const [first] = operands;
  const difference = first === undefined ? Number.NaN : compareValues(value, first);
  switch (operator) {
    case 'eq':
      return difference === 0;
    case 'neq':
      return difference !== 0;
    case 'gt':
      return difference > 0;
    case 'gte':
      return difference >= 0;
    case 'lt':
      return difference < 0;
    case 'lte':
      return difference <= 0;
    default:
      return operands.includes(value);
  }
}

/**
 * An item as a text that is the same for the same item: the order of its members means nothing, and neither does that of
 * an array of which a filter asks what elements it has.
 */
export function canonical(item: Item, { filters }: Pick<ListDescriptor, 'filters'>): string {
  const sets = new Set(
    filters.filter(({ operators }) => operators.includes('contains')).map(({ property }) => property),
  );
  const members = Object.entries(item).map(([name, value]) => {
    const isSet = Array.isArray(value) && sets.has(`/${name}`);
    return [name, isSet ? value.map((each) => JSON.stringify(each)).toSorted() : value] as const;
  });
  return JSON.stringify(members.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
