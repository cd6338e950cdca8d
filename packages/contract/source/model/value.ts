import { type ListDescriptor, type Operator, type Property, type ValueType, valueAt } from '@conoha-images/document';
import { instantOf, timeOf } from './time.ts';

/*
 * This folder says a second time what the vocabulary means, and shares no code with packages/listing: a checker that
 * shares code with what it checks finds none of that code's mistakes.
 */

/** An item of the list, as a response has it. */
export type Item = Readonly<Record<string, unknown>>;

/** A value as the vocabulary compares it. A date-time is the microseconds since 1970. */
export type Value = string | number | boolean;

type TypedProperty = Pick<Property, 'property' | 'type'>;

/** The value of an item's property; undefined if it is null, absent or of another type. */
export function propertyOf(item: Item, { property, type }: TypedProperty): Value | undefined {
  return typedValue(valueAt(item, property), type);
}

/** The elements of an item's array. */
export function elementsOf(item: Item, { property, type }: TypedProperty): Value[] {
  const elements = valueAt(item, property);
  return Array.isArray(elements) ? elements.flatMap((element) => typedValue(element, type) ?? []) : [];
}

function typedValue(value: unknown, type: ValueType): Value | undefined {
  if (type === 'date-time') return typeof value === 'string' ? instantOf(value) : undefined;
  const expected = type === 'integer' ? 'number' : type;
  return typeof value === expected ? (value as Value) : undefined;
}

/** The value that a text in a query stands for. */
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

/** The text that a value has in a query. */
export function textOf(value: Value, type: ValueType): string {
  return type === 'date-time' ? timeOf(Number(value)) : String(value);
}

/** A text with its ASCII letters in lower case. Other letters keep their case. */
export function inLowerCase(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Compares two values of a type. A missing value is lower than any other. Strings compare by the bytes of their UTF-8. */
export function compareValues(a: Value | undefined, b: Value | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  return Number(a) - Number(b);
}

function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const difference = rankOf(a.charCodeAt(index)) - rankOf(b.charCodeAt(index));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** The place of a UTF-16 code unit in the order of UTF-8, in which characters with two units come last. */
function rankOf(unit: number): number {
  const isSurrogate = unit >= 0xd800 && unit < 0xe000;
  return isSurrogate ? unit + 0x10000 : unit;
}

/** Whether a value satisfies a comparison. A missing value satisfies no comparison. */
export function holds(operator: Operator, value: Value | undefined, operands: readonly (Value | undefined)[]): boolean {
  if (value === undefined) return false;
  const [first] = operands;
  if (operator === 'eq') return value === first;
  if (operator === 'neq') return value !== first;
  if (operator === 'in') return operands.includes(value);
  const difference = first === undefined ? Number.NaN : compareValues(value, first);
  switch (operator) {
    case 'gt':
      return difference > 0;
    case 'gte':
      return difference >= 0;
    case 'lt':
      return difference < 0;
    case 'lte':
      return difference <= 0;
    default:
      return false;
  }
}

/**
 * An item as a text that is the same for equal items. The order of its members has no meaning; neither has the order of
 * an array if a filter asks which elements it contains.
 */
export function canonicalText(item: Item, { filters }: Pick<ListDescriptor, 'filters'>): string {
  const sets = new Set(
    filters.filter(({ operators }) => operators.includes('contains')).map(({ property }) => property),
  );
  const members = Object.entries(item).map(([name, value]) => {
    const isSet = Array.isArray(value) && sets.has(`/${name}`);
    return [name, isSet ? value.map((element) => JSON.stringify(element)).toSorted() : value] as const;
  });
  return JSON.stringify(members.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
