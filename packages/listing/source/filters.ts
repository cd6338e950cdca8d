import type { Additional, Filter, ListDescriptor, Operator } from '@conoha-images/document';
import type { Collection } from './collection.ts';
import { ListError } from './list-error.ts';
import { type Comparison, readComparison } from './operand.ts';
import type { Roles } from './query.ts';
import { type Comparable, parseValue } from './value.ts';

/** Whether the item at a position is as a request asks. */
export type Condition = (position: number) => boolean;

/** The filters of a list, over its items. */
export class Filters<Item> {
  readonly #list: ListDescriptor;
  readonly #collection: Collection<Item>;
  readonly #named: ReadonlyMap<string, Filter>;

  constructor(list: ListDescriptor, collection: Collection<Item>) {
    this.#list = list;
    this.#collection = collection;
    this.#named = new Map(list.filters.map((filter) => [filter.parameter, filter]));
  }

  /** What a request asks by the filters and the other parameters that take one of a few values. */
  readListed({ given, filters }: Roles): Condition[] {
    for (const { parameter, required } of [...this.#list.filters, ...this.#list.others]) {
      if (required && !filters.has(parameter) && !given.has(parameter)) {
        throw new ListError('missing', parameter, '', 'given');
      }
    }
    const listed = this.#list.filters.filter(isListed);
    for (const filter of listed) {
      for (const value of valuesOf(filter, filters.get(filter.parameter))) refuseUnlisted(filter, value);
    }
    for (const other of this.#list.others) refuseUnlisted(other, given.get(other.parameter)?.[0]);
    return listed.flatMap((filter) => this.#conditionsOf(filter, filters.get(filter.parameter)));
  }

  /** What a request asks by the remaining filters: booleans first, then the rest as they stand in the query. */
  readRemaining({ filters }: Roles): Condition[] {
    const remaining = this.#list.filters.filter((filter) => !isListed(filter));
    const [booleans, others] = [remaining.filter(isBoolean), remaining.filter((filter) => !isBoolean(filter))];
    const absent = others.filter(({ parameter }) => !filters.has(parameter));
    return [
      ...booleans.flatMap((filter) => this.#conditionsOf(filter, filters.get(filter.parameter))),
      ...absent.flatMap((filter) => this.#conditionsOf(filter)),
      ...[...filters].flatMap(([parameter, values]) => {
        const filter = this.#named.get(parameter);
        if (!filter) return this.#additional(parameter, values.at(-1) ?? '');
        return others.includes(filter) ? this.#conditionsOf(filter, values) : [];
      }),
    ];
  }

  #conditionsOf(filter: Filter, given: readonly string[] = defaultOf(filter)): Condition[] {
    return valuesOf(filter, given)
      .filter((value) => value !== filter.wildcard)
      .map((value) => this.#compares(filter, readComparison(filter, value)));
  }

  #additional(parameter: string, value: string): Condition[] {
    const { additional } = this.#list;
    if (!additional) return [];
    const range = rangeNamed(additional, parameter, value);
    if (range) return this.#conditionsOf(range, [value]);
    if (additional.except?.includes(parameter)) return [() => false];
    const property = additional.properties.find(({ name }) => name === parameter);
    // No column is kept of a property that only a request has named: requests can name any number of them.
    if (!property) return [(position) => ownString(this.#collection.items[position], parameter) === value];
    const operand = parseValue(value, property.type);
    const values = this.#collection.values(property);
    return [(position) => operand !== undefined && values[position] === operand];
  }

  #compares(filter: Filter, { operator, operands }: Comparison): Condition {
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

/** The values of a filter that count: all of one that may be repeated, the last of any other. */
function valuesOf({ repeated, joined }: Filter, given: readonly string[] = []): readonly string[] {
  if (joined) return given.slice(-1).flatMap((value) => value.split(','));
  return repeated ? given : given.slice(-1);
}

function isListed({ values, open }: Filter): boolean {
  return values !== undefined && open !== true;
}

function isBoolean({ type, prefixed }: Filter): boolean {
  return type === 'boolean' && !prefixed;
}

function refuseUnlisted(
  { parameter, values }: { parameter: string; values?: readonly string[] },
  given: string | undefined,
): void {
  if (given === undefined || !values || values.includes(given)) return;
  throw new ListError('not-listed', parameter, given, `one of ${values.join(', ')}`);
}

function defaultOf({ default: value }: Filter): string[] {
  return value === undefined ? [] : [String(value)];
}

/** The range that a parameter's name asks for by its end, as in `min_disk_max`. */
function rangeNamed({ suffixes = {}, properties }: Additional, parameter: string, given: string): Filter | undefined {
  for (const [suffix, operator] of Object.entries(suffixes)) {
    const name = parameter.endsWith(suffix) ? parameter.slice(0, -suffix.length) : undefined;
    const property = properties.find((each) => each.name === name);
    if (!property) continue;
    const { type } = property;
    if (type !== 'integer' && type !== 'number') {
      throw new ListError('not-a-number', parameter, given, `left out: ${name} is no number and has no range`);
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
