import { type Filter, foldCase, type Operator, parseInstant, type ValueType } from '@conoha-images/document';
import { ListError, type ListErrorReason } from './list-error.ts';
import { type Comparable, parseValue } from './value.ts';

/** The value of a filter, read: an operator and its operands. */
export interface FilterValue {
  readonly operator: Operator;
  readonly operands: readonly Comparable[];
}

/** The value among a parameter's listed values (its wildcard included) that a text means. Undefined if there is none. */
export function listedValue(
  { values = [], wildcard, ignoreCase }: Pick<Filter, 'values' | 'wildcard' | 'ignoreCase'>,
  text: string,
): string | undefined {
  const listed = wildcard === undefined ? values : [...values, wildcard];
  if (!ignoreCase) return listed.includes(text) ? text : undefined;
  const folded = foldCase(text);
  return listed.find((value) => foldCase(value) === folded);
}

/** @throws {ListError} if the text is not a value of the filter's type, or chooses an operator the filter lacks. */
export function readFilterValue(filter: Filter, text: string): FilterValue {
  const { parameter, operators, prefixed, type } = filter;
  const { prefix, rest } = prefixed ? splitPrefix(text) : { prefix: undefined, rest: text };
  const operator = prefix === undefined ? operators[0] : operators.find((candidate) => candidate === prefix);
  // Glance: if both the value and the operator are wrong, the response is about the value.
  const operands = (operator === 'in' ? splitList(parameter, rest) : [rest]).map((operand) =>
    readOperand(filter, operand, text),
  );
  if (operator !== undefined) return { operator, operands };
  const allowed = operators.map((candidate) => `${candidate}:`).join(', ');
  const form = `a ${type}, optionally after one of ${allowed} (${operators[0]}: is required if it has a colon in it)`;
  throw new ListError('unknown-operator', parameter, text, form);
}

/** Splits at the first colon, unless the text is a date and time, which has colons of its own. */
function splitPrefix(text: string): { prefix: string | undefined; rest: string } {
  const colon = text.indexOf(':');
  if (colon < 0 || parseInstant(text) !== undefined) return { prefix: undefined, rest: text };
  return { prefix: text.slice(0, colon), rest: text.slice(colon + 1) };
}

/** For each type, the reason of the error for an invalid value, and what the value must be. */
const forms: Readonly<Record<ValueType, readonly [ListErrorReason, string]>> = {
  string: ['not-listed', 'a string'],
  integer: ['not-a-number', 'a whole number'],
  number: ['not-a-number', 'a number'],
  boolean: ['not-a-boolean', 'true or false'],
  'date-time': ['not-a-time', 'a date and time such as 2023-11-15T16:00:08Z (the + of an offset is written %2B)'],
};

function readOperand({ parameter, type, operators, ignoreCase }: Filter, text: string, whole: string): Comparable {
  const spelling = ignoreCase && type === 'boolean' ? foldCase(text) : text;
  const value = parseValue(operators[0] === 'contains' ? spelling.trim() : spelling, type);
  if (value !== undefined) return value;
  throw new ListError(forms[type][0], parameter, text, forms[type][1], whole);
}

/**
 * The values of a comma-separated list, which may end with a comma.
 *
 * A value in double quotes can have commas; its quotes are removed. A backslash before a quote keeps it from closing
 * the value and is not removed (as in Glance).
 */
function splitList(parameter: string, text: string): string[] {
  checkQuotes(parameter, text);
  const values = text.matchAll(/"([^"\\]*(?:\\.[^"\\]*)*)",?|([^,]+),?|,/gs);
  return [...values].map(([, quoted, plain]) => quoted || plain || '');
}

function checkQuotes(parameter: string, text: string): void {
  const reject = (reason: ListErrorReason, requirement: string): never => {
    throw new ListError(reason, parameter, text, `a list of values with ${requirement}`);
  };
  let open = false;
  for (const { index } of text.matchAll(/(?<!\\)"/g)) {
    const [before, after] = [text[index - 1] ?? ',', text[index + 1] ?? ','];
    if (!open && before !== ',') reject('no-comma-before-quote', 'a comma before each opening quote');
    if (open && after !== ',') reject('no-comma-after-quote', 'a comma after each closing quote');
    open = !open;
  }
  if (open) reject('quote-not-closed', 'a closing quote for each opening quote');
}
