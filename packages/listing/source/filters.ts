import type { Additional, Filter, ListDescriptor, Operator } from '@conoha-images/document';
import type { Collection } from './collection.ts';
import { ListError } from './list-error.ts';
import { type FilterValue, listedValue, readFilterValue } from './operand.ts';
import type { Roles } from './query.ts';
import { type Comparable, parseValue } from './value.ts';

/** Whether the item at a position satisfies a part of a request. */
export type PositionTest = (position: number) => boolean;

/** The filters of a list over its items. */
export class Filters<Item> {
  readonly #list: ListDescriptor;
  readonly #collection: Collection<Item>;
  readonly #byParameter: ReadonlyMap<string, Filter>;

  constructor(list: ListDescriptor, collection: Collection<Item>) {
    this.#list = list;
    this.#collection = collection;
    this.#byParameter = new Map(list.filters.map((filter) => [filter.parameter, filter]));
  }

  /** Reads the parameters with a closed list of values: filters, and others that compare nothing. */
  readListed({ settings, filters }: Roles): PositionTest[] {
    for (const { parameter, required } of [...this.#list.filters, ...this.#list.others]) {
      if (required && !filters.has(parameter) && !settings.has(parameter)) {
        throw new ListError('missing', parameter, '', 'given');
      }
    }
    const listed = this.#list.filters.filter(isListed);
    for (const filter of listed) {
      for (const value of valuesOf(filter, filters.get(filter.parameter))) requireListed(filter, value);
    }
    for (const other of this.#list.others) {
      const [value] = settings.get(other.parameter) ?? [];
      if (value !== undefined) requireListed(other, value);
    }
    return listed.flatMap((filter) => this.#conditionsOf(filter, filters.get(filter.parameter)));
  }

  /** Reads the remaining filters: booleans first, then the others in the order of the query. */
  readRemaining({ filters }: Roles): PositionTest[] {
    const remaining = this.#list.filters.filter((filter) => !isListed(filter));
    const booleans = remaining.filter(isBoolean);
    const others = remaining.filter((filter) => !isBoolean(filter));
    const absent = others.filter(({ parameter }) => !filters.has(parameter));
    return [
      ...booleans.flatMap((filter) => this.#conditionsOf(filter, filters.get(filter.parameter))),
      ...absent.flatMap((filter) => this.#conditionsOf(filter)),
      ...[...filters].flatMap(([parameter, values]) => {
        const filter = this.#byParameter.get(parameter);
        if (!filter) return this.#additional(parameter, values.at(-1) ?? '');
        return others.includes(filter) ? this.#conditionsOf(filter, values) : [];
      }),
    ];
  }

  #conditionsOf(filter: Filter, values: readonly string[] = defaultOf(filter)): PositionTest[] {
    return valuesOf(filter, values)
      .map((value) => listedValue(filter, value) ?? value)
      .filter((value) => value !== filter.wildcard)
      .map((value) => this.#conditionOf(filter, readFilterValue(filter, value)));
  }

  #conditionOf(filter: Filter, { operator, operands }: FilterValue): PositionTest {
    if (operator === 'contains') {
      const elements = this.#collection.elements(filter);
      return (position) => operands.every((operand) => elements[position]?.has(operand));
    }
    const values = this.#collection.values(filter);
    const holds = comparisons[operator];
    return (position) => {
      const value = values[position];
      return value !== undefined && holds(value, operands);
    };
  }

  #additional(parameter: string, value: string): PositionTest[] {
    const { additional } = this.#list;
    if (!additional) return [];
    const range = rangeFilter(additional, parameter, value);
    if (range) return this.#conditionsOf(range, [value]);
    if (additional.except?.includes(parameter)) return [() => false];
    const property = additional.properties.find(({ name }) => name === parameter);
    // The values of undescribed properties are not kept, because requests can name any number of them.
    if (!property) return [(position) => ownString(this.#collection.items[position], parameter) === value];
    const operand = parseValue(value, property.type);
    const values = this.#collection.values(property);
    return [(position) => operand !== undefined && values[position] === operand];
  }
}

type Holds = (value: Comparable, operands: readonly Comparable[]) => boolean;

const comparisons: Readonly<Record<Exclude<Operator, 'contains'>, Holds>> = {
  eq: (value, operands) => value === operands[0],
  neq: (value, operands) => value !== operands[0],
  gt: (value, operands) => operands.every((operand) => value > operand),
  gte: (value, operands) => operands.every((operand) => value >= operand),
  lt: (value, operands) => operands.every((operand) => value < operand),
  lte: (value, operands) => operands.every((operand) => value <= operand),
  in: (value, operands) => operands.includes(value),
};

/** The values that count: all values of a repeated filter, the last value of any other. */
function valuesOf({ repeated, joined }: Filter, values: readonly string[] = []): readonly string[] {
  if (joined) return values.slice(-1).flatMap((value) => value.split(','));
  return repeated ? values : values.slice(-1);
}

function isListed({ values, open }: Filter): boolean {
  return values !== undefined && open !== true;
}

function isBoolean({ type, prefixed }: Filter): boolean {
  return type === 'boolean' && !prefixed;
}

/** @throws {ListError} if the parameter has a list of values and the value is not in it. */
function requireListed(parameter: Pick<Filter, 'parameter' | 'values' | 'ignoreCase'>, value: string): void {
  const { parameter: name, values } = parameter;
  if (!values || listedValue(parameter, value) !== undefined) return;
  throw new ListError('not-listed', name, value, `one of ${values.join(', ')}`);
}

function defaultOf({ default: value }: Filter): string[] {
  return value === undefined ? [] : [String(value)];
}

/** The filter that the suffix of a parameter's name chooses, as in `min_disk_max`. */
function rangeFilter({ suffixes = {}, properties }: Additional, parameter: string, value: string): Filter | undefined {
  for (const [suffix, operator] of Object.entries(suffixes)) {
    const name = parameter.endsWith(suffix) ? parameter.slice(0, -suffix.length) : undefined;
    const property = properties.find((candidate) => candidate.name === name);
    if (!property) continue;
    const { type } = property;
    if (type !== 'integer' && type !== 'number') {
      throw new ListError('not-a-number', parameter, value, `left out, as ${name} is not a number`);
    }
    return { ...property, parameter, operators: [operator], prefixed: false, repeated: false };
  }
  return undefined;
}

function ownString(item: unknown, name: string): string | undefined {
  if (typeof item !== 'object' || item === null || !Object.hasOwn(item, name)) return undefined;
  const value = (item as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
}
