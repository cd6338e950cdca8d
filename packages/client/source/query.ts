import { QueryError } from './errors/query-error.ts';
import type { Operation, Parameter } from './operation.ts';

/** The parameters of a request as texts: one more than once where it is repeated. */
export type Pairs = [name: string, text: string][];

/**
 * What a query is on the wire.
 *
 * @param properties Filters on properties that the document does not name.
 * @throws {QueryError} where the document does not allow a parameter, a value, or two parameters together.
 */
export function pairsOf({ parameters, excludes, additional }: Operation, query?: object, properties?: object): Pairs {
  const given = present(query);
  const pairs: [string, string][] = [];
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(parameters, name));
  if (unknown) {
    throw new QueryError(unknown, given[unknown], `one of the parameters ${Object.keys(parameters).join(', ')}`);
  }
  for (const [name, parameter] of Object.entries(parameters)) {
    const { [name]: value } = given;
    if (value === undefined) {
      if (parameter.required) throw new QueryError(name, value, 'given');
      continue;
    }
    const other = excludes[name]?.find((each) => each in given);
    if (other) throw new QueryError(other, given[other], `left out where ${name} is given`);
    for (const text of [textOf(name, parameter, value)].flat()) pairs.push([name, text]);
  }
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
  const { many, joined, operators, type } = parameter;
  if (many) {
    const texts = [value].flat().map((each) => scalarOf(name, parameter, each));
    return joined && texts.length > 0 ? texts.join() : texts;
  }
  if (!operators) return scalarOf(name, parameter, value);
  if (Object(value) !== value || value instanceof Date) {
    const text = scalarOf(name, parameter, value);
    // What stands before a colon would be taken for an operator, but in a time, which has colons of its own.
    return /:/.test(text) && !(type && /^\d/.test(text)) ? `${operators[0]}:${text}` : text;
  }
  const [[operator = '', operand] = [], another] = Object.entries(present(value));
  if (another || !operators.includes(operator)) {
    throw new QueryError(name, value, `a value or an object with one of ${operators.join(', ')}`);
  }
  if (operator !== 'in') return `${operator}:${scalarOf(name, parameter, operand)}`;
  if (!Array.isArray(operand) || operand.length === 0)
    throw new QueryError(name, operand, 'an array of values after in');
  return `${operator}:${operand.map((each) => quoted(name, scalarOf(name, parameter, each)))}`;
}

/** A value of a list: in quotes where it holds a comma. A quote itself can't be written. */
function quoted(name: string, text: string): string {
  if (/"|,.*\\$/s.test(text)) throw new QueryError(name, text, 'free of quotes, and of commas before a last backslash');
  return /^$|,/.test(text) ? `"${text}"` : text;
}

function scalarOf(name: string, { type = 'string', values }: Parameter, value: unknown): string {
  // Null where it is no date.
  const scalar = type === 'date-time' && value instanceof Date ? value.toJSON() : value;
  const isValid = values ? values.includes(scalar as string) : isOf[type](scalar);
  if (!isValid) {
    throw new QueryError(name, value, values ? `one of ${values.join(', ')}` : `of type ${type}`);
  }
  return String(scalar);
}

const isString = (value: unknown): boolean => typeof value === 'string';

const isOf: Readonly<Record<NonNullable<Parameter['type']>, (value: unknown) => boolean>> = {
  string: isString,
  'date-time': isString,
  integer: Number.isSafeInteger,
  number: Number.isFinite,
  boolean: (value) => typeof value === 'boolean',
};
