import type { Filter, ListDescriptor, NamedProperty, Operator, ValueType } from '@conoha-images/document';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Listing, type QueryPairs } from '../source/index.ts';
import { book, keys, listBooks } from './books.ts';

type Value = string | number | boolean | readonly string[] | undefined;
type Item = Readonly<Record<string, Value>>;

/** How the values of a property are spread over the items. */
interface Column {
  readonly type: ValueType | 'array';
  /** How many different values there are. */
  readonly distinct: number;
  /** Whether items that follow each other have similar values. */
  readonly sorted: boolean;
  /** One of how many items has no value; 0 if all have one. */
  readonly missing: number;
  readonly seed: number;
}

const column: fc.Arbitrary<Column> = fc.record({
  type: fc.constantFrom('string', 'integer', 'number', 'boolean', 'date-time', 'array'),
  distinct: fc.constantFrom(1, 2, 5, 60, 1_000, 100_000),
  sorted: fc.boolean(),
  missing: fc.constantFrom(0, 0, 2, 50),
  seed: fc.nat(1_000),
});

const condition = fc.record({
  column: fc.nat(3),
  operator: fc.constantFrom('eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'in', 'undescribed', 'unknown'),
  /** The share of all values that are below the value, from 0 to 1. */
  share: fc.nat(999).map((thousandths) => thousandths / 1_000),
});

const request = fc.record({
  conditions: fc.array(condition, { maxLength: 3 }),
  order: fc.array(fc.record({ column: fc.nat(3), descending: fc.boolean() }), { maxLength: 2 }),
  limit: fc.oneof(fc.nat(5), fc.nat(100), fc.constant(10_000)),
  marker: fc.option(fc.nat(), { nil: undefined }),
  scope: fc.option(fc.nat(2), { nil: undefined }),
});
type Request = typeof request extends fc.Arbitrary<infer T> ? T : never;

/** A number below another one that looks random. */
function scattered(number: number, below: number): number {
  return (Math.imul(number + 1, 2_654_435_761) >>> 7) % below;
}

/** A text for a number, of characters whose order differs between UTF-8 and UTF-16. Many texts begin alike. */
function textOf(number: number): string {
  const characters = ['a', 'b', 'é', '～', '😀', '\ue000'];
  const digits = [...number.toString(6)].map((digit) => characters[Number(digit)]);
  return number % 3 === 0 ? `a common start ${digits.join('')}` : digits.join('');
}

function timeOf(number: number): string {
  const time = new Date(Date.UTC(2020, 0, 29) + number * 10_000_000).toISOString();
  return [`${time.slice(0, 19)}Z`, time, `${time.slice(0, 19)}-00:00`, time.slice(0, 19)][number % 4] as string;
}

function valueFor(type: Column['type'], number: number): Value {
  switch (type) {
    case 'string':
      return textOf(number);
    case 'integer':
      return number - 30;
    case 'number':
      return (number - 30) / 8;
    case 'boolean':
      return number % 2 === 0;
    case 'date-time':
      return timeOf(number);
    case 'array':
      return [textOf(number), textOf(number + 1), textOf(number)];
  }
}

function itemOf(index: number, size: number, columns: readonly Column[]): Item {
  const values = columns.map(({ type, distinct, sorted, missing, seed }, property) => {
    const number = sorted ? Math.floor((index * distinct) / size) : scattered(index + seed, distinct);
    const isMissing = missing > 0 && scattered(index * 7 + seed, missing) === 0;
    return [`p${property}`, isMissing ? undefined : valueFor(type, number)] as const;
  });
  const present = values.filter(([, value]) => value !== undefined);
  // Properties that the descriptor does not have.
  const undescribed = { extra: textOf(scattered(index, 4)), ...(index % 100 === 50 && { rare: 'yes' }) };
  return { id: textOf(scattered(index, 2 ** 24) * 4096 + index), ...Object.fromEntries(present), ...undescribed };
}

function descriptorOf(columns: readonly Column[]): ListDescriptor {
  const keys = columns.map(
    ({ type }, index): NamedProperty => ({
      name: `p${index}`,
      property: `/p${index}`,
      type: type === 'array' ? 'string' : type,
      nullable: true,
    }),
  );
  const id = { name: 'id', property: '/id', type: 'string', nullable: false } as const;
  const operators: [Operator, ...Operator[]] = ['eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'in'];
  return {
    operationId: 'listItems',
    path: '/items',
    items: '/items',
    key: '/id',
    page: { limit: 'limit', marker: 'marker' },
    order: { by: 'sort', keys, defaultDirection: 'asc', default: [], ties: [id] },
    filters: keys.map(
      (key, index): Filter => ({
        ...key,
        parameter: `f${index}`,
        ...(columns[index]?.type === 'array'
          ? { operators: ['contains'], prefixed: false }
          : { operators, prefixed: true }),
        repeated: true,
      }),
    ),
    others: [],
    additional: { operator: 'eq', properties: [] },
  };
}

/** A filter of a query, and the same as a function. */
interface Tested {
  readonly pair: readonly [name: string, value: string];
  readonly holds: (item: Item) => boolean;
}

function testedOf({ column, operator, share }: Request['conditions'][number], columns: readonly Column[]): Tested {
  const { type, distinct } = columns[column] as Column;
  const number = Math.floor(share * distinct);
  if (operator === 'unknown') return { pair: [`x${number}`, 'a'], holds: () => false };
  if (operator === 'undescribed') {
    const [name, value] = share < 0.5 ? ['extra', textOf(number % 5)] : ['rare', number % 2 ? 'yes' : 'no'];
    return { pair: [name, value], holds: (item) => item[name] === value };
  }
  const property = `p${column}`;
  if (type === 'array') {
    const value = textOf(number);
    return {
      pair: [`f${column}`, value],
      holds: ({ [property]: elements }) => Array.isArray(elements) && elements.includes(value),
    };
  }
  // Strings and booleans have no order that filters compare.
  const isUnordered = type === 'string' || type === 'boolean';
  const chosen = isUnordered && !['eq', 'neq', 'in'].includes(operator) ? 'eq' : operator;
  const numbers = chosen === 'in' ? [number, number + 7, number, 2 * number] : [number];
  const values = numbers.map((operand) => valueFor(type, operand));
  return {
    pair: [`f${column}`, `${chosen}:${values.join()}`],
    holds: ({ [property]: value }) => {
      if (value === undefined) return false;
      const [difference = 0, ...others] = values.map((operand) => compared(value, operand, type));
      switch (chosen) {
        case 'in':
          return [difference, ...others].includes(0);
        case 'eq':
          return difference === 0;
        case 'neq':
          return difference !== 0;
        case 'gt':
          return difference > 0;
        case 'gte':
          return difference >= 0;
        case 'lt':
          return difference < 0;
        default:
          return difference <= 0;
      }
    },
  };
}

function compared(a: Value, b: Value, type: Column['type']): number {
  // Lists are not sorted by arrays.
  const [left, right] = type === 'array' ? [undefined, undefined] : [a, b];
  if (left === undefined || right === undefined) return Number(left !== undefined) - Number(right !== undefined);
  if (type === 'string') return Buffer.compare(bytesOf(String(left)), bytesOf(String(right)));
  return type === 'date-time' ? timestamp(String(left)) - timestamp(String(right)) : Number(left) - Number(right);
}

const bytesOf = memoized((text) => Buffer.from(text));
const timestamp = memoized((text) => Date.parse(/(Z|-00:00)$/.test(text) ? text : `${text}Z`));

function memoized<Result>(make: (text: string) => Result): (text: string) => Result {
  const results = new Map<string, Result>();
  return (text) => {
    const result = results.get(text) ?? make(text);
    results.set(text, result);
    return result;
  };
}

const scopes = [2, 100, 1].map((share) => ({
  lists: ({ id }: Item) => String(id).length % share === 0,
  reads: () => true,
}));

/** Sorts everything, drops what is before the marker, filters the rest and cuts it. */
function expected(items: readonly Item[], columns: readonly Column[], request: Request): Value[] {
  const { order, limit, marker, scope } = request;
  const tie = order.length === 1 && order[0]?.descending === true;
  const sorted = items.toSorted((a, b) => {
    for (const { column, descending } of order) {
      const difference = compared(a[`p${column}`], b[`p${column}`], (columns[column] as Column).type);
      if (difference !== 0) return descending ? -difference : difference;
    }
    const difference = compared(a['id'], b['id'], 'string');
    return tie ? -difference : difference;
  });
  const start = marker === undefined ? 0 : sorted.indexOf(items[marker % items.length] as Item) + 1;
  const tested = request.conditions.map((condition) => testedOf(condition, columns));
  // Of a parameter that the list does not name, the last value counts.
  const lastOf = new Map(tested.map(({ pair: [name], holds }) => [name, holds]));
  const tests = tested.map(({ pair: [name], holds }) => (/^f/.test(name) ? holds : (lastOf.get(name) ?? holds)));
  const lists = scope === undefined ? () => true : (scopes[scope]?.lists ?? (() => false));
  const matches = sorted.slice(start).filter((item) => lists(item) && tests.every((holds) => holds(item)));
  return matches.slice(0, limit).map(({ id }) => id);
}

function queryOf(items: readonly Item[], columns: readonly Column[], request: Request): QueryPairs {
  const { conditions, order, limit, marker } = request;
  const sort = order.map(({ column, descending }) => `p${column}:${descending ? 'desc' : 'asc'}`).join();
  return [
    ['limit', String(limit)],
    ...(sort === '' ? [] : [['sort', sort] as const]),
    ...(marker === undefined ? [] : [['marker', String(items[marker % items.length]?.['id'])] as const]),
    ...conditions.map((condition) => testedOf(condition, columns).pair),
  ];
}

test('pages of lists of any size equal those of sorting everything, filtering and cutting', () => {
  const size = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1_000, max: 3_000 }));
  const columns = fc.array(column, { minLength: 4, maxLength: 4 });
  // Several requests to one list, which keeps indexes, sets and orders.
  const requests = fc.array(request, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(size, columns, requests, (size, columns, requests) => {
      const items = Array.from({ length: size }, (_, index) => itemOf(index, size, columns));
      const listing = new Listing(descriptorOf(columns), items);
      for (const request of requests) {
        const query = queryOf(items, columns, request);
        if (new Set(query.map(([name]) => name)).size < query.length && query.some(([name]) => /^[erx]/.test(name)))
          continue;
        const scope = request.scope === undefined ? undefined : scopes[request.scope];
        const { positions } = listing.page(query, scope);
        expect(positions.map((position) => items[position]?.['id'])).toEqual(expected(items, columns, request));
      }
    }),
    { numRuns: 150 },
  );
});

test('a range in the middle of an order is found, wherever it starts and ends', () => {
  const count = 2_000;
  const books = Array.from({ length: count }, (_, index) => book(String(index), { pages: index }));
  const listing = new Listing(listBooks, books);
  const page = (start: number): readonly (string | undefined)[] =>
    keys(listing, [
      ['min_pages', String(start)],
      ['order', 'pages:asc'],
      ['count', '1'],
    ]);
  // Up to where so few match that the order is not walked through.
  const starts = Array.from({ length: (count * 14) / 16 }, (_, start) => start);
  expect(starts.map((start) => page(start))).toEqual(starts.map((start) => [String(start)]));
});
