import type { Additional, Filter, ListDescriptor } from '@conoha-images/document';
import { type Collection, nothing } from './collection.ts';
import { ListError } from './list-error.ts';
import { type FilterValue, listedValue, readFilterValue } from './operand.ts';
import type { Roles } from './query.ts';
import { parseValue } from './value.ts';
import type { Selection } from './value-index.ts';

/** A part of a request that items satisfy or not. Selects them when it is called, as this may take an index. */
export type Condition = () => Selection;

/** The filters of a list over its items. */
export class Filters<Item> {
  readonly #list: ListDescriptor;
  readonly #collection: Collection<Item>;
  readonly #byParameter: ReadonlyMap<string, Filter>;
  /** The filters and other parameters that a request must have. */
  readonly #required: readonly string[];
  readonly #listed: readonly Filter[];
  readonly #booleans: readonly Filter[];
  readonly #others: readonly Filter[];
  readonly #defaults = new Map<Filter, Condition[]>();

  constructor(list: ListDescriptor, collection: Collection<Item>) {
    this.#list = list;
    this.#collection = collection;
    this.#byParameter = new Map(list.filters.map((filter) => [filter.parameter, filter]));
    this.#required = [...list.filters, ...list.others].flatMap(({ parameter, required }) =>
      required ? parameter : [],
    );
    this.#listed = list.filters.filter(isListed);
    const remaining = list.filters.filter((filter) => !isListed(filter));
    this.#booleans = remaining.filter(isBoolean);
    this.#others = remaining.filter((filter) => !isBoolean(filter));
  }

  /** Reads the parameters with a closed list of values: filters, and others that compare nothing. */
  readListed({ settings, filters }: Roles): Condition[] {
    for (const parameter of this.#required) {
      if (!filters.has(parameter) && !settings.has(parameter)) throw new ListError('missing', parameter, '', 'given');
    }
    for (const filter of this.#listed) {
      for (const value of valuesOf(filter, filters.get(filter.parameter))) requireListed(filter, value);
    }
    for (const other of this.#list.others) {
      const [value] = settings.get(other.parameter) ?? [];
      if (value !== undefined) requireListed(other, value);
    }
    return this.#listed.flatMap((filter) => this.#conditionsOf(filter, filters.get(filter.parameter)));
  }

  /** Reads the remaining filters: booleans first, then the others in the order of the query. */
  readRemaining({ filters }: Roles): Condition[] {
    const absent = this.#others.filter(({ parameter }) => !filters.has(parameter));
    return [
      ...this.#booleans.flatMap((filter) => this.#conditionsOf(filter, filters.get(filter.parameter))),
      ...absent.flatMap((filter) => this.#conditionsOf(filter)),
      ...[...filters].flatMap(([parameter, values]) => {
        const filter = this.#byParameter.get(parameter);
        if (!filter) return this.#additional(parameter, values.at(-1) ?? '');
        return this.#others.includes(filter) ? this.#conditionsOf(filter, values) : [];
      }),
    ];
  }

  #conditionsOf(filter: Filter, values?: readonly string[]): Condition[] {
    if (values) return this.#read(filter, values);
    const known = this.#defaults.get(filter) ?? this.#read(filter, defaultOf(filter));
    this.#defaults.set(filter, known);
    return known;
  }

  #read(filter: Filter, values: readonly string[]): Condition[] {
    return valuesOf(filter, values)
      .map((value) => listedValue(filter, value) ?? value)
      .filter((value) => value !== filter.wildcard)
      .map((value) => this.#conditionOf(filter, readFilterValue(filter, value)));
  }

  #conditionOf(filter: Filter, { operator, operands }: FilterValue): Condition {
    return () => {
      const index = operator === 'contains' ? this.#collection.elements(filter) : this.#collection.values(filter);
      return index.select(operator, operands);
    };
  }

  #additional(parameter: string, value: string): Condition[] {
    const { additional } = this.#list;
    if (!additional) return [];
    const range = rangeFilter(additional, parameter, value);
    if (range) return this.#conditionsOf(range, [value]);
    if (additional.except?.includes(parameter)) return [() => nothing];
    const property = additional.properties.find(({ name }) => name === parameter);
    if (!property) return [() => this.#collection.undescribed(parameter, value)];
    const operand = parseValue(value, property.type);
    return [() => (operand === undefined ? nothing : this.#collection.values(property).select('eq', [operand]))];
  }
}

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
