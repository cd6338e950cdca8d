import type { Filter, Operator, ValueType } from '@conoha-images/document';
import { parseInstant } from './instant.ts';
import { ListError, type ListErrorReason } from './list-error.ts';
import { type Comparable, parseValue } from './value.ts';

/** What a filter's value asks for: a comparison, and what to compare with. */
export interface Comparison {
  readonly operator: Operator;
  readonly operands: readonly Comparable[];
}

/** @throws {ListError} where the value is not of the filter's type, or chooses an operator that the filter lacks. */
export function readComparison(filter: Filter, given: string): Comparison {
  const { parameter, operators, prefixed, type } = filter;
  const { prefix, rest } = prefixed ? split(given) : { prefix: undefined, rest: given };
  const operator = prefix === undefined ? operators[0] : operators.find((each) => each === prefix);
  // Glance: where both the value and the operator are wrong, the value is what is answered.
  const operands = (operator === 'in' ? splitList(parameter, rest) : [rest]).map((text) =>
    readValue(filter, text, given),
  );
  if (operator !== undefined) return { operator, operands };
  const allowed = operators.map((each) => `${each}:`).join(', ');
  const reason = `a ${type} with nothing, or one of ${allowed}, before it (with a colon in it, ${operators[0]}: must be)`;
  throw new ListError('unknown-operator', parameter, given, reason);
}

/** Splits at the first colon. A date and time has colons of its own, and needs no operator before it. */
function split(given: string): { prefix: string | undefined; rest: string } {
  const colon = given.indexOf(':');
  if (colon < 0 || parseInstant(given) !== undefined) return { prefix: undefined, rest: given };
  return { prefix: given.slice(0, colon), rest: given.slice(colon + 1) };
}

/** Each type: why a text is none of its values, and what it must be. */
const forms: Readonly<Record<ValueType, readonly [ListErrorReason, string]>> = {
  string: ['not-listed', 'a string'],
  integer: ['not-a-number', 'a whole number'],
  number: ['not-a-number', 'a number'],
  boolean: ['not-a-boolean', 'true or false'],
  'date-time': ['not-a-time', 'a date and time such as 2023-11-15T16:00:08Z (the + of an offset is written %2B)'],
};

function readValue({ parameter, type, operators }: Filter, text: string, given: string): Comparable {
  const value = parseValue(operators[0] === 'contains' ? text.trim() : text, type);
  if (value !== undefined) return value;
  throw new ListError(forms[type][0], parameter, text, forms[type][1], given);
}

/**
 * The values of a list with commas after them, but for the last, which needs none. One in double quotes may hold
 * commas, and its quotes are not part of it. A backslash keeps a quote from closing, and stays (as in Glance).
 */
function splitList(parameter: string, given: string): string[] {
  checkQuotes(parameter, given);
  const values = given.matchAll(/"([^"\\]*(?:\\.[^"\\]*)*)",?|([^,]+),?|,/gs);
  return [...values].map(([, quoted, plain]) => quoted || plain || '');
}

function checkQuotes(parameter: string, given: string): void {
  const refuse = (reason: ListErrorReason, needed: string): never => {
    throw new ListError(reason, parameter, given, `a list of values with ${needed}`);
  };
  let open = false;
  for (const { index } of given.matchAll(/(?<!\\)"/g)) {
    const [before, after] = [given[index - 1] ?? ',', given[index + 1] ?? ','];
    if (!open && before !== ',') refuse('no-comma-before-quote', 'a comma before a quote that opens a value');
    if (open && after !== ',') refuse('no-comma-after-quote', 'a comma after a quote that closes a value');
    open = !open;
  }
  if (open) refuse('quote-not-closed', 'a quote that closes each value which a quote opens');
}
