import type { Filter, ListDescriptor, OtherParameter } from '@conoha-images/document';
import type { Parameters } from '../model/parameters.ts';
import { inLowerCase } from '../model/value.ts';
import { nonsense } from './texts.ts';

/** Queries that must be rejected, and what they are about. */
export interface Mistakes {
  readonly subject: string;
  /** The queries by what is wrong with them: a service may make one mistake of a kind and not another. */
  readonly kinds: readonly (readonly Parameters[])[];
}

function mistakesOf(name: string, ...kinds: readonly (readonly string[])[]): Mistakes {
  return { subject: name, kinds: kinds.map((texts) => [...new Set(texts)].map((text) => [[name, text]])) };
}

const notIntegers = ['many', '', '1.5', '2.0', '1e2', '0x10', '10items', '1,000', 'eq:10', 'gte:10'];

const notBooleans = ['maybe', '', '1', 'yes', 'True', 'FALSE', 'true,false', 'eq:true'];

const notTimes = [
  'yesterday',
  '',
  '1697440560',
  '16/10/2023',
  '2023-13-01T00:00:00Z',
  '2023-02-30T00:00:00Z',
  '2023-10-16T25:00:00Z',
  '2023-10-16T07:61:00Z',
  '2023-10-16T07:16:00 09:00',
  '2023-10-16T07:16:00+25:00',
];

/** Limits that are not integers, or outside the bounds of the schema. */
export function limitMistakes({ page: { limit, minimumLimit, maximumLimit } }: ListDescriptor): Mistakes {
  return countMistakes(limit, minimumLimit, maximumLimit);
}

/** Offsets that are not integers, or outside the bounds of the schema. */
export function offsetMistakes({ page: { offset, minimumOffset, maximumOffset } }: ListDescriptor): Mistakes[] {
  return offset === undefined ? [] : [countMistakes(offset, minimumOffset, maximumOffset)];
}

function countMistakes(name: string, minimum: number | undefined, maximum: number | undefined): Mistakes {
  return mistakesOf(
    name,
    notIntegers,
    minimum === undefined ? [] : [minimum - 1, minimum - 2].map(String),
    maximum === undefined ? [] : [maximum + 1, 10 * maximum].map(String),
  );
}

/** Values that a parameter does not allow, or that are of the wrong type. */
export function valueMistakes(parameter: Filter | OtherParameter): Mistakes {
  return mistakesOf(parameter.parameter, ...wrongValues(parameter));
}

function wrongValues(parameter: Filter | OtherParameter): string[][] {
  const { values } = parameter;
  if (!('type' in parameter)) return values ? unlisted(values) : [];
  if (values) return parameter.open ? [] : unlisted(values, parameter.ignoreCase);
  if (parameter.repeated || parameter.operators.includes('contains')) return [];
  switch (parameter.type) {
    case 'integer':
      return [notIntegers];
    case 'number':
      return [['many', '', '10items', '1,000']];
    case 'boolean':
      return [without(['true', 'false'], notBooleans, parameter.ignoreCase)];
    case 'date-time':
      return [notTimes];
    default:
      return [];
  }
}

/** Values that are not in a closed list: any, and those that are similar to a value that is. */
function unlisted(values: readonly string[], ignoreCase?: true): string[][] {
  const [first = ''] = values;
  const similar = [
    first.toUpperCase(),
    `${first} `,
    `${first}x`,
    first.slice(0, -1),
    values.slice(0, 2).join(),
    `eq:${first}`,
    `in:${first}`,
  ];
  return [[nonsense, ''], similar].map((texts) => without(values, texts, ignoreCase));
}

/** The texts that are not among some values. */
function without(values: readonly string[], texts: readonly string[], ignoreCase?: true): string[] {
  const fold = (text: string): string => (ignoreCase ? inLowerCase(text) : text);
  const folded = new Set(values.map(fold));
  return texts.filter((text) => !folded.has(fold(text)));
}

/** Unknown operators, operators without a value of the filter's type, and lists with unbalanced quotes. */
export function operatorMistakes({ parameter, operators, type, prefixed }: Filter): Mistakes {
  if (!prefixed) return { subject: parameter, kinds: [] };
  const value = type === 'date-time' ? '2023-10-16T07:16:00Z' : type === 'string' ? 'x' : '1';
  const names = [
    ['eq', 'neq'],
    ['gt', 'gte', 'lt', 'lte'],
    ['in', 'like', 'contains'],
    ['', ...operators.map((operator) => operator.toUpperCase())],
  ];
  const unknown = names.map((some) => without(operators, some).map((operator) => `${operator}:${value}`));
  const empty = type === 'string' ? [] : operators.map((operator) => `${operator}:`);
  const quotes = operators.includes('in') ? ['in:"a', 'in:a"b"', 'in:"a"b', 'in:a,"b', 'in:"a","b'] : [];
  return mistakesOf(parameter, ...unknown, empty, quotes);
}

/** Unknown sort keys and directions, a wrong number of directions, and both syntaxes in one query. */
export function orderMistakes({ order, additional }: ListDescriptor): Mistakes[] {
  const [first, second, third] = order?.keys.map(({ name }) => name) ?? [];
  if (!order || first === undefined) return [];
  const { by, key, direction, repeated } = order;
  const sortable = new Set(order.keys.map(({ name }) => name));
  const unsortable = (additional?.properties ?? []).map(({ name }) => name).filter((name) => !sortable.has(name));
  const unknown = ['no_such_key', '', first.toUpperCase(), `-${first}`, `${first} asc`];
  const mistakes: Mistakes[] = [];
  if (by !== undefined) {
    const terms = ['up', 'ASC', 'ascending', 'asc:desc'].map((wrong) => `${first}:${wrong}`);
    const lists = [`${first},`, `,${first}`, ':asc', `${first}:asc,no_such_key`, `${first}:asc,${second ?? first}:up`];
    const directed = unknown.slice(0, 2).map((name) => `${name}:asc`);
    mistakes.push(mistakesOf(by, unknown, unsortable, directed, terms, lists));
  }
  if (key !== undefined) {
    const { subject, kinds } = mistakesOf(key, unknown, unsortable);
    mistakes.push({ subject, kinds: [...kinds, repeated ? [named(key, first, 'no_such_key')] : []] });
  }
  if (key !== undefined && direction !== undefined) {
    const { subject, kinds } = mistakesOf(direction, ['up', '', 'ASC', 'descending', 'asc,desc']);
    const both = named(direction, 'asc', 'desc');
    const repetitions: Parameters[] = [
      [[key, first], ...both],
      both,
      ...(second === undefined ? [] : [[...named(key, first, second), ...named(direction, 'asc', 'up')]]),
      ...(second === undefined || third === undefined ? [] : [[...named(key, first, second, third), ...both]]),
    ];
    mistakes.push({ subject, kinds: [...kinds, repeated ? repetitions : []] });
  }
  if (by !== undefined) {
    const names = [key, direction].filter((name) => name !== undefined);
    const queries = names.flatMap((name): Parameters[] => {
      const other = [name, name === direction ? 'asc' : first] as const;
      return [
        [[by, first], other],
        [other, [by, `${first}:asc`]],
      ];
    });
    mistakes.push({ subject: [by, ...names].join(' and '), kinds: [queries] });
  }
  return mistakes;
}

/** One parameter with several values. */
function named(name: string, ...values: readonly string[]): Parameters {
  return values.map((value) => [name, value] as const);
}

/** Values that are not numbers, for ranges of properties that no parameter of the document names. */
export function suffixMistakes({ additional }: ListDescriptor): Mistakes {
  const numbers = additional?.properties.filter(({ type }) => type === 'integer' || type === 'number') ?? [];
  const queries = numbers.flatMap(({ name }) =>
    Object.keys(additional?.suffixes ?? {}).flatMap((suffix) =>
      ['many', '', '10GB'].map((text): Parameters => [[name + suffix, text]]),
    ),
  );
  return { subject: 'ranges that the document does not name', kinds: [queries] };
}
