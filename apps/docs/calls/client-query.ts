import type { Call, CallParameter, CallType, QueryEntry } from './call.ts';
import { member, text } from './literal.ts';

/** A member of an object: its name, and its value as code. */
type Member = readonly [name: string, code: string];

/** A query as the client takes it. */
export interface ClientQuery {
  readonly parameters: readonly Member[];
  /** The filters on properties that the document does not name. */
  readonly properties: readonly Member[];
  /** Whether the client rejects the query before it sends it. */
  readonly rejected: boolean;
}

/** Converts the texts of a query to the values that the client takes. */
export function clientQueryOf({ operation, query }: Pick<Call, 'operation' | 'query'>): ClientQuery {
  const entries = Map.groupBy(query, ({ name }) => name);
  const parameters: Member[] = [];
  const properties: Member[] = [];
  // The client sends text, so it can't send bytes that are not text.
  let rejected = query.some(({ encoded }) => encoded) || excluded(operation.list?.order, entries);
  for (const [name, values] of entries) {
    const parameter = operation.parameters.find((candidate) => candidate.in === 'query' && candidate.name === name);
    const { code, valid } = argumentOf(parameter, values);
    // The client takes a value that the document does not list as a filter on a property.
    const isUnlisted = !valid && parameter?.filter?.open === true;
    rejected ||= !valid && !isUnlisted;
    (parameter && !isUnlisted ? parameters : properties).push([name, code]);
  }
  return { parameters, properties, rejected };
}

/** Whether both ways to say an order are in one query. */
function excluded(
  order: { by?: string; key?: string; direction?: string } = {},
  entries: ReadonlyMap<string, unknown>,
) {
  const { by, key, direction } = order;
  return (
    by !== undefined && entries.has(by) && [key, direction].some((name) => name !== undefined && entries.has(name))
  );
}

interface Value {
  readonly code: string;
  readonly valid: boolean;
}

function argumentOf(parameter: CallParameter | undefined, entries: readonly QueryEntry[]): Value {
  // The service reads the last of several values.
  const last = entries.at(-1)?.value ?? '';
  if (!parameter) return { code: text(last), valid: true };
  const { type, filter, joined } = parameter;
  if (type.elements) {
    const texts = joined ? last.split(',') : entries.map(({ value }) => value);
    return arrayOf(texts, type.elements);
  }
  const [, operator = '', operand = ''] = /^(\w+):(.*)/s.exec(last) ?? [];
  if (!filter?.prefixed || !operator || isTime(last)) return scalarOf(last, type, filter);
  const valid = (filter.operators as readonly string[]).includes(operator);
  const value = operator === 'in' ? arrayOf(elementsOf(operand), type) : scalarOf(operand, type);
  const isQuoted = operator === 'in' && elementsOf(operand).some((element) => element.includes('"'));
  return { code: `{ ${member(operator)}: ${value.code} }`, valid: valid && value.valid && !isQuoted };
}

/** Whether a text begins with a digit, so that what stands before its first colon is not an operator. */
function isTime(value: string): boolean {
  return /^\d/.test(value);
}

function arrayOf(texts: readonly string[], type: CallType): Value {
  const values = texts.map((element) => scalarOf(element, type));
  return { code: `[${values.map(({ code }) => code).join(', ')}]`, valid: values.every(({ valid }) => valid) };
}

function scalarOf(value: string, { names, values, open }: CallType, filter?: CallParameter['filter']): Value {
  if (names.includes('integer') || names.includes('number')) {
    const valid = /^-?\d+(\.\d+)?$/.test(value) && Number.isSafeInteger(Math.trunc(Number(value)));
    return { code: valid ? value : text(value), valid: valid && (names.includes('number') || !value.includes('.')) };
  }
  if (names.includes('boolean')) {
    const folded = filter?.ignoreCase ? value.toLowerCase() : value;
    const valid = folded === 'true' || folded === 'false';
    return { code: valid ? folded : text(value), valid };
  }
  const valid = values.length === 0 || values.includes(value) || open;
  return { code: text(value), valid };
}

/** The values of a list of values, without the quotes around those that hold a comma. */
function elementsOf(list: string): string[] {
  const elements = list.match(/"[^"]*"(?=,|$)|[^,]+/g) ?? [''];
  return elements.map((element) => /^"[^"]*"$/.exec(element)?.[0].slice(1, -1) ?? element);
}
