import { member, parseInstant, type ValueType } from '@conoha-images/document';
import { compareStrings } from './compare.ts';
import { parseInteger, parseNumber } from './number.ts';

/** A value as it is compared. A date-time is its milliseconds since 1970. */
export type Comparable = string | number | boolean;

/** The value in an item at the tokens of a pointer. Undefined if it is null, absent or of another type. */
export function comparableAt(item: unknown, tokens: readonly string[], type: ValueType): Comparable | undefined {
  return comparable(tokens.reduce(member, item), type);
}

/** The different elements of the array in an item at the tokens of a pointer. Empty if there is no array. */
export function elementsAt(item: unknown, tokens: readonly string[], type: ValueType): readonly Comparable[] {
  const value = tokens.reduce(member, item);
  const elements = Array.isArray(value) ? value.map((element) => comparable(element, type)) : [];
  return [...new Set(elements.filter((element) => element !== undefined))];
}

/** The value of a type that a text means. Undefined if it means none. */
export function parseValue(text: string, type: ValueType): Comparable | undefined {
  switch (type) {
    case 'string':
      return text;
    case 'integer':
      return parseInteger(text);
    case 'number':
      return parseNumber(text);
    case 'boolean':
      return text === 'true' || (text === 'false' ? false : undefined);
    case 'date-time':
      return parseInstant(text);
  }
}

/** Compares two values of the same type. Undefined is the lowest. */
export function compare(a: Comparable | undefined, b: Comparable | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return typeof a === 'string' && typeof b === 'string' ? compareStrings(a, b) : Number(a) - Number(b);
}

function comparable(value: unknown, type: ValueType): Comparable | undefined {
  switch (type) {
    case 'string':
      return typeof value === 'string' ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'date-time':
      return typeof value === 'string' ? parseInstant(value) : undefined;
    default:
      return typeof value === 'number' ? value : undefined;
  }
}
