import { QueryError } from './errors/query-error.ts';
import type { Operation, ParameterRule } from './operation.ts';

/** The parameters of a request as text. A repeated parameter has an array. */
export type WireQuery = Readonly<Record<string, string | readonly string[]>>;

/**
 * Checks a query and writes it as it is sent.
 *
 * @param properties Filters on properties that the document does not name.
 * @throws {QueryError} if a parameter is unknown or missing, a value is invalid, or two parameters exclude each other.
 */
export function wireQueryOf(
  { parameters, excludes, additional }: Operation,
  query?: object,
  properties?: object,
): WireQuery {
  const values = present(query);
  const wire: [name: string, text: string | string[]][] = [];
  const unknown = Object.keys(values).find((name) => !Object.hasOwn(parameters, name));
  if (unknown) {
    throw new QueryError(unknown, `is unknown. Parameters: ${Object.keys(parameters).join(', ')}`, values[unknown]);
  }
  for (const [name, parameter] of Object.entries(parameters)) {
    const { [name]: value } = values;
    if (value === undefined) {
      if (parameter.required) throw new QueryError(name, 'is required', value);
      continue;
    }
    const other = excludes[name]?.find((excluded) => excluded in values);
    if (other) throw new QueryError(other, `can't be combined with ${name}`, values[other]);
    wire.push([name, textOf(name, parameter, value)]);
  }
  for (const [name, value] of Object.entries(present(properties))) {
    const isAllowed = additional && (!Object.hasOwn(parameters, name) || (parameters[name]?.open && !(name in values)));
    if (!isAllowed) throw new QueryError(name, 'must be a parameter, not one of `properties`', value);
    wire.push([name, scalarOf(name, {}, value)]);
  }
  // Defines each property, so a name may be any.
  return Object.fromEntries(wire);
}

/** The members of an object that are not undefined. A value that is not an object has no members. */
export function present(object: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(Object(object)).filter((entry) => entry[1] !== undefined));
}

function textOf(name: string, parameter: ParameterRule, value: unknown): string | string[] {
  const { many, joined, operators, type } = parameter;
  if (many) {
    const texts = [value].flat().map((element) => scalarOf(name, parameter, element));
    return joined && texts.length > 0 ? texts.join() : texts;
  }
  if (!operators) return scalarOf(name, parameter, value);
  if (Object(value) !== value || value instanceof Date) {
    const text = scalarOf(name, parameter, value);
    // The service reads a text before a colon as an operator. A time has colons of its own and begins with a digit.
    return /:/.test(text) && !(type && /^\d/.test(text)) ? `${operators[0]}:${text}` : text;
  }
  const [[operator = '', operand] = [], another] = Object.entries(present(value));
  if (another || !operators.includes(operator)) {
    throw new QueryError(name, `must be a value or an object with one of ${operators.join(', ')}`, value);
  }
  if (operator !== 'in') return `${operator}:${scalarOf(name, parameter, operand)}`;
  if (!Array.isArray(operand) || operand.length === 0) {
    throw new QueryError(name, 'must have a non-empty array after in', operand);
  }
  return `${operator}:${operand.map((element) => quoted(name, scalarOf(name, parameter, element)))}`;
}

/** A value of a list of values. It is in quotes if it holds a comma; the syntax has no way to escape a quote. */
function quoted(name: string, text: string): string {
  if (/"|,.*\\$/s.test(text)) {
    throw new QueryError(name, "can't have a quote, or a comma before a final backslash", text);
  }
  return /^$|,/.test(text) ? `"${text}"` : text;
}

function scalarOf(name: string, { type = 'string', values }: ParameterRule, value: unknown): string {
  // An invalid date becomes null.
  const scalar = type === 'date-time' && value instanceof Date ? value.toJSON() : value;
  const isValid = values ? values.includes(scalar as string) : isOf[type](scalar);
  if (!isValid) {
    throw new QueryError(name, `must be ${values ? `one of ${values.join(', ')}` : `of type ${type}`}`, value);
  }
  return String(scalar);
}

const isString = (value: unknown): boolean => typeof value === 'string';

const isOf: Readonly<Record<NonNullable<ParameterRule['type']>, (value: unknown) => boolean>> = {
  string: isString,
  'date-time': isString,
  integer: Number.isSafeInteger,
  number: Number.isFinite,
  boolean: (value) => typeof value === 'boolean',
};
