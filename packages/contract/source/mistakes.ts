import type { Filter, ListDescriptor, OtherParameter } from '@conoha-images/document';
import type { Parameters } from './target.ts';

/** Parameters that are to be refused, in several ways, and what they are about. */
export interface Mistakes {
  readonly of: string;
  readonly ways: readonly Parameters[];
}

/** A value that no item has and no parameter allows, as likely as can be. */
export const nonsense = 'no-item-has-this-value';

function waysOf(name: string, texts: readonly string[]): Mistakes {
  return { of: name, ways: [...new Set(texts)].map((text) => [[name, text]]) };
}

const noWholeNumbers = ['many', '', '1.5', '2.0', '1e2', '0x10', '10items', '1,000', 'eq:10', 'gte:10'];

export function limitMistakes({ page: { limit, minimumLimit, maximumLimit } }: ListDescriptor): Mistakes {
  return waysOf(limit, [
    ...noWholeNumbers,
    ...(minimumLimit === undefined ? [] : [minimumLimit - 1, minimumLimit - 2].map(String)),
    ...(maximumLimit === undefined ? [] : [maximumLimit + 1, 10 * maximumLimit].map(String)),
  ]);
}

/** Values of a filter that it does not allow, or that are none of the type of its property. */
export function valueMistakes(filter: Filter | OtherParameter): Mistakes {
  return waysOf(filter.parameter, wrongValues(filter));
}

function wrongValues(filter: Filter | OtherParameter): string[] {
  const { values } = filter;
  if (!('type' in filter)) return values ? unlisted(values) : [];
  if (values) return filter.open ? [] : unlisted(values);
  if (filter.repeated || filter.operators.includes('contains')) return [];
  switch (filter.type) {
    case 'integer':
      return noWholeNumbers;
    case 'number':
      return ['many', '', '10items', '1,000'];
    case 'boolean':
      return ['maybe', '', '1', 'yes', 'True', 'FALSE', 'true,false', 'eq:true'];
    case 'date-time':
      return [
        ...['yesterday', '', '1697440560', '16/10/2023', '2023-13-01T00:00:00Z', '2023-02-30T00:00:00Z'],
        ...['2023-10-16T25:00:00Z', '2023-10-16T07:61:00Z', '2023-10-16T07:16:00 09:00', '2023-10-16T07:16:00+25:00'],
      ];
    default:
      return [];
  }
}

function unlisted(values: readonly string[]): string[] {
  const [first = ''] = values;
  const near = [
    first.toUpperCase(),
    `${first} `,
    `${first}x`,
    first.slice(0, -1),
    values.slice(0, 2).join(),
    `eq:${first}`,
    `in:${first}`,
  ];
  return [nonsense, '', ...near].filter((text) => !values.includes(text));
}

/** Prefixes that are none of the operators, operators without a value of the type, and lists whose quotes do not fit. */
export function operatorMistakes({ parameter, operators, type, prefixed }: Filter): Mistakes {
  if (!prefixed) return { of: parameter, ways: [] };
  const value = type === 'date-time' ? '2023-10-16T07:16:00Z' : type === 'string' ? 'x' : '1';
  const named = ['eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'in', 'like', 'contains', ''];
  const unknown = [...named, ...operators.map((each) => each.toUpperCase())].filter(
    (each) => !operators.some((operator) => operator === each),
  );
  const empty = type === 'string' ? [] : operators.map((operator) => `${operator}:`);
  const quotes = operators.includes('in') ? ['in:"a', 'in:a"b"', 'in:"a"b', 'in:a,"b', 'in:"a","b'] : [];
  return waysOf(parameter, [...unknown.map((operator) => `${operator}:${value}`), ...empty, ...quotes]);
}

export function orderMistakes({ order, additional }: ListDescriptor): Mistakes[] {
  const [first, second, third] = order?.keys.map(({ name }) => name) ?? [];
  if (!order || first === undefined) return [];
  const { by, key, direction } = order;
  const sortable = new Set(order.keys.map(({ name }) => name));
  const others = (additional?.properties ?? []).map(({ name }) => name).filter((name) => !sortable.has(name));
  const unknown = ['no_such_key', '', first.toUpperCase(), `-${first}`, `${first} asc`, ...others];
  const mistakes: Mistakes[] = [];
  if (by !== undefined) {
    const noTerms = ['up', 'ASC', 'ascending', 'asc:desc'].map((wrong) => `${first}:${wrong}`);
    const lists = [`${first},`, `,${first}`, ':asc', `${first}:asc,no_such_key`, `${first}:asc,${second ?? first}:up`];
    mistakes.push(waysOf(by, [...unknown, ...unknown.slice(0, 2).map((name) => `${name}:asc`), ...noTerms, ...lists]));
  }
  if (key !== undefined) {
    const twice: Parameters = [
      [key, first],
      [key, 'no_such_key'],
    ];
    const { of, ways } = waysOf(key, unknown);
    mistakes.push({ of, ways: [...ways, twice] });
  }
  if (key !== undefined && direction !== undefined) {
    const { of, ways } = waysOf(direction, ['up', '', 'ASC', 'descending', 'asc,desc']);
    const both = ['asc', 'desc'].map((each) => [direction, each] as const);
    mistakes.push({
      of,
      ways: [
        ...ways,
        [[key, first], ...both],
        both,
        ...(second === undefined
          ? []
          : [
              [
                [key, first],
                [key, second],
                [direction, 'asc'],
                [direction, 'up'],
              ] satisfies Parameters,
            ]),
        ...(second !== undefined && third !== undefined
          ? [[...[first, second, third].map((name) => [key, name] as const), ...both]]
          : []),
      ],
    });
  }
  if (by !== undefined) {
    const together = [key, direction].flatMap((each) => (each === undefined ? [] : [each]));
    const ways = together.flatMap((each): Parameters[] => {
      const other = [each, each === direction ? 'asc' : first] as const;
      return [
        [[by, first], other],
        [other, [by, `${first}:asc`]],
      ];
    });
    mistakes.push({ of: [by, ...together].join(' and '), ways });
  }
  return mistakes;
}

/** Ranges of properties that the document describes, but no parameter of it names, with what is no number. */
export function suffixMistakes({ additional }: ListDescriptor): Mistakes {
  const numbers = additional?.properties.filter(({ type }) => type === 'integer' || type === 'number') ?? [];
  const ways = numbers.flatMap(({ name }) =>
    Object.keys(additional?.suffixes ?? {}).flatMap((suffix) =>
      ['many', '', '10GB'].map((text): Parameters => [[name + suffix, text]]),
    ),
  );
  return { of: 'ranges that the document does not name', ways };
}
