import { QueryError } from './errors/query-error.ts';
import type { Operation, Parameter } from './operation.ts';

/** The parameters of a request as texts: one more than once where it is repeated. */
export type Pairs = readonly (readonly [name: string, text: string])[];

/**
 * What a query is on the wire.
 *
 * @param properties Filters on properties that the document does not name.
 * @throws {QueryError} where the document does not allow a parameter, a value, or two parameters together.
 */
export function pairsOf({ parameters, excludes, additional }: Operation, query: object, properties: object): Pairs {
  const given = present(query);
  const pairs: [string, string][] = [];
  for (const [name, value] of Object.entries(given)) {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (!parameter) throw new QueryError(name, value, `one of the parameters ${Object.keys(parameters).join(', ')}`);
    const other = excludes[name]?.find((each) => each in given);
    if (other) throw new QueryError(other, given[other], `left out where ${name} is given`);
    for (const text of [textOf(name, parameter, value)].flat()) pairs.push([name, text]);
  }
  const missing = Object.keys(parameters).find(
    (name) => parameters[name]?.required && !pairs.some(([each]) => each === name),
  );
  if (missing) throw new QueryError(missing, undefined, 'given');
  for (const [name, value] of Object.entries(present(properties))) {
    const isFree = additional && (!Object.hasOwn(parameters, name) || parameters[name]?.open);
    if (!isFree) throw new QueryError(name, value, 'given as a parameter, not in `properties`');
    pairs.push([name, scalarOf(name, {}, value)]);
  }
  return pairs;
}

/** The members of an object that are not undefined. What is no object has none. */
export function present(object: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(Object(object)).filter((entry) => entry[1] !== undefined));
}

function textOf(name: string, parameter: Parameter, value: unknown): string | string[] {
  const { many, terms, operators, type } = parameter;
  if (terms)
    return [value]
      .flat()
      .map((term) => termOf(name, terms, term))
      .join();
  if (many) return [value].flat().map((each) => scalarOf(name, parameter, each));
  if (!operators) return scalarOf(name, parameter, value);
  if (typeof value !== 'object' || value === null || value instanceof Date) {
    const text = scalarOf(name, parameter, value);
    // What stands before a colon would be taken for an operator. Times have colons of their own (facts/list-semantics.md 6).
    return !type && text.includes(':') ? `${operators[0]}:${text}` : text;
  }
  const [[operator = '', operand] = [], another] = Object.entries(value);
  if (another || !operators.includes(operator)) {
    throw new QueryError(name, value, `a value, or an object with one of ${operators.join(', ')}`);
  }
  if (operator !== 'in') return `${operator}:${scalarOf(name, parameter, operand)}`;
  if (!Array.isArray(operand)) throw new QueryError(name, operand, 'an array after in');
  return `${operator}:${operand.map((each) => quoted(name, scalarOf(name, parameter, each)))}`;
}

function termOf(name: string, keys: readonly string[], term: unknown): string {
  const [, key = ''] = /^(\w+)(?::(?:asc|desc))?$/.exec(String(term)) ?? [];
  if (!keys.includes(key))
    throw new QueryError(name, term, `one of ${keys.join(', ')}, with :asc or :desc after it or not`);
  return String(term);
}

/** A value of a list: in quotes where it holds a comma. A quote itself can't be written (facts/list-semantics.md 7). */
function quoted(name: string, text: string): string {
  if (/"|,.*\\$/s.test(text)) throw new QueryError(name, text, 'free of quotes, and of commas before a last backslash');
  return /^$|,/.test(text) ? `"${text}"` : text;
}

function scalarOf(name: string, { type = 'string', values }: Parameter, value: unknown): string {
  const isValid = values ? values.includes(value as string) : isOf[type](value);
  if (!isValid) throw new QueryError(name, value, values ? `one of ${values.join(', ')}` : `of type ${type}`);
  return value instanceof Date ? value.toISOString() : String(value);
}

const isString = (value: unknown): boolean => typeof value === 'string';

const isOf: Readonly<Record<NonNullable<Parameter['type']>, (value: unknown) => boolean>> = {
  string: isString,
  integer: Number.isSafeInteger,
  number: Number.isFinite,
  boolean: (value) => typeof value === 'boolean',
  'date-time': (value) => (value instanceof Date ? !Number.isNaN(value.getTime()) : isString(value)),
};
