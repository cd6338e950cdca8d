import {
  type Filter,
  formatPointer,
  type ListDescriptor,
  type NamedProperty,
  type Operator,
  type Property,
  type SortDirection,
} from '@conoha-images/document';
import type { Parameters } from './target.ts';
import { compareValues, elementsOf, holds, type Item, propertyOf, valueNamed } from './value.ts';

/** What one filter asks, and how it is written. */
export interface Condition {
  readonly filter: Filter;
  readonly operator: Operator;
  /** The values that are compared with, as texts. */
  readonly operands: readonly string[];
  /** The parameters that ask it. */
  readonly parameters: Parameters;
}

/** A way to ask for an order: by one parameter, or by sort keys and directions. */
export interface Order {
  readonly syntax: 'by' | 'key';
  readonly terms: readonly Term[];
  /** For sort keys: one direction that holds for all, instead of one for each. */
  readonly shared?: SortDirection;
}

export interface Term {
  readonly key: NamedProperty;
  /** Undefined where the request leaves it out. */
  readonly direction: SortDirection | undefined;
}

/** The filter that a parameter is which the document does not name. */
export function additionalFilter(property: NamedProperty, operator: Operator, parameter = property.name): Filter {
  return { ...property, parameter, operators: [operator], prefixed: false, repeated: false };
}

/** A property that the document does not describe: a string. */
export function undescribedProperty(name: string): NamedProperty {
  return { name, property: formatPointer([name]), type: 'string', nullable: true };
}

/** Asks by a filter. Where the value can choose the comparison, it does so unless the first is meant and needs no prefix. */
export function condition(filter: Filter, operator: Operator, ...operands: readonly string[]): Condition {
  const text = operator === 'in' ? listOf(operands) : operands.join();
  // The colons of a time are not taken for the end of a prefix.
  const needsPrefix = operator !== filter.operators[0] || (filter.type === 'string' && text.includes(':'));
  const prefix = filter.prefixed && needsPrefix ? `${operator}:` : '';
  const isEach = operator === 'contains' && !filter.joined;
  const texts = isEach ? operands : [prefix + text];
  return { filter, operator, operands, parameters: texts.map((each) => [filter.parameter, each]) };
}

/** The same condition, written otherwise. */
export function written(given: Condition, text: string): Condition {
  return { ...given, parameters: [[given.filter.parameter, text]] };
}

/** The elements of an `in`, with quotes around those that have a comma. */
export function listOf(elements: readonly string[]): string {
  return elements.map((element) => (element.includes(',') ? `"${element}"` : element)).join();
}

/** Whether a value can stand in the list of an `in`. The vocabulary has no way to write a quote within one, or a list of nothing. */
export function canBeListed(text: string): boolean {
  return text !== '' && !/["\\]/.test(text);
}

/** Whether an item satisfies a condition. */
export function satisfies(item: Item, { filter, operator, operands }: Condition): boolean {
  if (filter.wildcard !== undefined && operands.includes(filter.wildcard)) return true;
  if (operator !== 'contains') {
    return holds(
      operator,
      propertyOf(item, filter),
      operands.map((text) => valueNamed(text, filter.type)),
    );
  }
  const elements = elementsOf(item, filter);
  return operands.every((text) => elements.includes(valueNamed(text.trim(), filter.type) ?? Number.NaN));
}

/** The parameters that ask for an order. */
function orderParameters({ order }: ListDescriptor, { syntax, terms, shared }: Order): Parameters {
  if (syntax === 'by') {
    const text = terms.map(({ key, direction }) => (direction === undefined ? key.name : `${key.name}:${direction}`));
    return [[order?.by ?? '', text.join()]];
  }
  const directions = shared === undefined ? terms.map(({ direction }) => direction) : [shared];
  return [
    ...terms.map(({ key }) => [order?.key ?? '', key.name] as const),
    ...directions.flatMap((direction) =>
      direction === undefined ? [] : [[order?.direction ?? '', direction] as const],
    ),
  ];
}

/** What a list is sorted by, ties included; no two items are equal in all of it. */
export interface SortedBy extends Property {
  readonly direction: SortDirection;
}

/** What an order means, or what is meant where none is asked for. Undefined where the document promises none. */
export function meaningOf({ order }: ListDescriptor, asked: Order | undefined): SortedBy[] | undefined {
  if (!order) return undefined;
  const terms =
    asked?.terms.map(({ key, direction }) => ({
      ...key,
      direction: asked.shared ?? direction ?? order.defaultDirection,
    })) ??
    order.default.flatMap(({ key, direction }) => {
      const found = order.keys.find(({ name }) => name === key);
      return found ? [{ ...found, direction }] : [];
    });
  const ties = order.ties.map((tie) => ({ ...tie, direction: directionOfTies(order.defaultDirection, asked) }));
  return [...terms, ...ties];
}

/** Ties are broken in the direction of the request where it gives exactly one. A term of `by` always gives one. */
function directionOfTies(standard: SortDirection, asked: Order | undefined): SortDirection {
  if (asked?.shared !== undefined) return asked.shared;
  const given = asked?.terms.flatMap(({ direction }) => direction ?? (asked.syntax === 'by' ? [standard] : [])) ?? [];
  return given.length === 1 ? (given[0] ?? standard) : standard;
}

/** Compares two items by an order. Null and absent are lowest. */
export function compareItems(a: Item, b: Item, sortedBy: readonly SortedBy[]): number {
  for (const { direction, ...property } of sortedBy) {
    const difference = compareValues(propertyOf(a, property), propertyOf(b, property));
    if (difference !== 0) return direction === 'asc' ? difference : -difference;
  }
  return 0;
}

/** What a query asks for, besides its page. */
export interface Query {
  /** What it stands in. */
  readonly context: Context;
  readonly conditions: readonly Condition[];
  /** Undefined where the query does not ask for one. */
  readonly order?: Order | undefined;
}

/** Parameters that widen or change which items there are to be found at all, and the list of those items. */
export interface Context {
  readonly parameters: Parameters;
  readonly items: readonly Item[];
}

/** The parameters of a query. A condition takes the place of a wildcard. */
export function parametersFor(list: ListDescriptor, { context, conditions, order }: Query): Parameters {
  const asked = new Set(conditions.map(({ filter }) => filter.parameter));
  return [
    ...context.parameters.filter(([name]) => !asked.has(name)),
    ...conditions.flatMap(({ parameters }) => parameters),
    ...(order ? orderParameters(list, order) : []),
  ];
}

/** The items that a query should list. Where the document promises no order, they stand as in the context. */
export function expectedItems(list: ListDescriptor, { context, conditions, order }: Query): Item[] {
  const found = context.items.filter((item) => conditions.every((each) => satisfies(item, each)));
  const sortedBy = meaningOf(list, order);
  return sortedBy ? found.toSorted((a, b) => compareItems(a, b, sortedBy)) : found;
}
