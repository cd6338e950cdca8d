import type {
  Additional,
  Filter,
  Invariant,
  Link,
  ListDescriptor,
  Operator,
  OrderRule,
  PageRule,
  RangeOperator,
  SortDirection,
  ValueType,
} from '@conoha-images/document';
import { code, codes, exampleOrder, nameOf } from './names.ts';
import type { Behavior, Sentences } from './wording.ts';

const comparisons: Readonly<Record<Operator, string>> = {
  eq: 'equals the value',
  neq: 'differs from the value',
  gt: 'is greater than the value',
  gte: 'is at least the value',
  lt: 'is less than the value',
  lte: 'is at most the value',
  in: 'is one of the values, which are separated by commas',
  contains: 'has the value as an element',
};

const timeComparisons: Readonly<Record<RangeOperator, string>> = {
  gt: 'is after the value',
  gte: 'is not before the value',
  lt: 'is before the value',
  lte: 'is not after the value',
};

function comparison(operator: Operator, type: ValueType): string {
  return (type === 'date-time' ? { ...comparisons, ...timeComparisons } : comparisons)[operator];
}

const directions: Readonly<Record<SortDirection, string>> = { asc: 'ascending', desc: 'descending' };

const numbers = new Intl.NumberFormat('en');

export const english: Sentences = {
  comparison,
  filter,
  other: ({ reason }) => [`It compares no property of an item. ${reason}`],
  list: (list: ListDescriptor): Behavior[] =>
    [
      { part: 'page' as const, title: 'Pagination', sentences: pages(list) },
      { part: 'item' as const, title: 'Items', sentences: (list.invariants ?? []).map(invariant) },
      { part: 'order' as const, title: 'Sorting', sentences: list.order ? order(list.order) : [] },
      { part: 'filter' as const, title: 'Filters', sentences: filters(list) },
    ].filter(({ sentences }) => sentences.length > 0),
};

function pages({ items, key, page }: ListDescriptor): string[] {
  return [
    `A response is one page of the list. Its items are in ${code(nameOf(items))}.`,
    ...sizes(page),
    `With ${code(page.marker)}, the page starts after the item whose ${code(nameOf(key))} is the value. That item need not match the filters.`,
    `If no item has that ${code(nameOf(key))}, the request is rejected with ${page.unknownMarker ?? 400}; if the caller may not see it, with 403.`,
    ...(page.offset === undefined
      ? []
      : [`${code(page.offset)} skips that number of items, counted after the item of the marker.`]),
    ...(page.next
      ? [`${link(page.next)} leads to the next page. To get all items, follow it until ${absence(page.next)}.`]
      : []),
    ...(page.first ? [`${link(page.first)} leads to the first page.`] : []),
  ];
}

function sizes({ limit, default: size, maximum, minimumLimit, maximumLimit }: PageRule): string[] {
  return [
    size === undefined
      ? `${code(limit)} is the maximum number of items in a page.`
      : `${code(limit)} is the maximum number of items in a page. Without it, a page has up to ${numbers.format(size)}.`,
    ...(maximum === undefined
      ? []
      : [`A page has at most ${numbers.format(maximum)} items. A greater ${code(limit)} is reduced to that number.`]),
    ...(minimumLimit === undefined ? [] : [`A ${code(limit)} below ${minimumLimit} is rejected with 400.`]),
    ...(minimumLimit === 0 ? [`With ${code(`${limit}=0`)}, the page is empty and has no next page.`] : []),
    ...(maximumLimit === undefined
      ? []
      : [`A ${code(limit)} above ${numbers.format(maximumLimit)} is rejected with 400.`]),
  ];
}

function link({ pointer, rel, absolute }: Link): string {
  const form = absolute ? 'a whole URL' : 'a path without a host';
  return rel === undefined
    ? `${code(nameOf(pointer))} (${form})`
    : `The ${code('href')} (${form}) of the element of ${code(nameOf(pointer))} whose ${code('rel')} is ${code(rel)}`;
}

function absence({ pointer, rel, absence }: Link): string {
  if (absence === 'null') return `${code(nameOf(pointer))} is null`;
  if (absence === 'empty array') return `${code(nameOf(pointer))} is empty`;
  return rel === undefined ? `${code(nameOf(pointer))} is absent` : 'the element is absent';
}

function order(rule: OrderRule): string[] {
  const { by, key, direction, repeated, keys, defaultDirection, ties } = rule;
  const terms = rule.default.map((term) => `${code(term.key)}, ${directions[term.direction]}`);
  return [
    ...(terms.length > 0 ? [`Without a sort parameter, items are sorted by ${terms.join(', then by ')}.`] : []),
    ...(key === undefined
      ? []
      : [
          `${code(key)} chooses the sort key${direction === undefined ? '' : `, and ${code(direction)} the direction: ${code('asc')} or ${code('desc')}`}.${repeated ? ' Both can be repeated. Give one direction for all sort keys, or one for each.' : ''}`,
        ]),
    ...(by === undefined
      ? []
      : [
          `${code(by)} takes sort keys with their directions, such as ${code(exampleOrder(keys))}.${key === undefined ? '' : ` It can't be combined with ${codes([key, ...(direction === undefined ? [] : [direction])], ' or ')}.`}`,
        ]),
    `A sort key without a direction is sorted in ${directions[defaultDirection]} order.`,
    `The sort keys are ${codes(
      keys.map(({ name }) => name),
      ', ',
    )}.`,
    `Items with equal values are sorted by ${codes(
      ties.map(({ property }) => nameOf(property)),
      ', then by ',
    )}, in the direction of the request if it has exactly one, and otherwise in ${directions[defaultDirection]} order. No two items tie.`,
    ...(keys.some(({ nullable }) => nullable)
      ? ['A null or missing value is the lowest: first in ascending order, last in descending order.']
      : []),
  ];
}

function filters({ filters, additional }: ListDescriptor): string[] {
  const repeated = filters.filter((filter) => filter.repeated).map(({ parameter }) => parameter);
  return [
    ...(filters.length > 1 ? ['An item must match all filters of the request.'] : []),
    ...(repeated.length > 0
      ? [
          `An item must match every value of ${codes(repeated, ', ')}. Of any other repeated filter, the last value counts.`,
        ]
      : []),
    ...(filters.some(({ nullable }) => nullable)
      ? ['A property that is null or missing matches no value, except one that every item matches.']
      : []),
    ...(additional ? others(additional) : []),
  ];
}

function others({ suffixes = {}, except = [] }: Additional): string[] {
  const ranges = Object.entries(suffixes).map(
    ([suffix, operator]) => `${code(suffix)} (${comparison(operator, 'number')})`,
  );
  return [
    '**A misspelt parameter is not an error.** A parameter that is not in this reference compares the property of the same name, so the response is usually an empty list with status 200.',
    ...(ranges.length > 0
      ? [`The name of a property with a number can have a suffix that chooses the comparison: ${ranges.join(', ')}.`]
      : []),
    ...(except.length > 0 ? [`A parameter with one of these names matches no item: ${codes(except, ', ')}.`] : []),
  ];
}

function invariant({ property, operator, other, type, nullable }: Invariant): string {
  const [name, otherName] = [code(nameOf(property)), code(nameOf(other))];
  // The words for a filter compare with a value in the request; here it is the value of another property.
  const words = comparison(operator, type).replace(/the value$/, () => otherName);
  return `In every item${nullable ? ' that has both' : ''}, ${name} ${words}.`;
}

function filter(filter: Filter): string[] {
  const {
    property,
    type,
    operators: [first, ...rest],
  } = filter;
  const name = code(nameOf(property));
  return [
    `Selects the items whose ${name} ${comparison(first, type)}.`,
    ...(filter.prefixed && rest.length > 0
      ? [
          `The value can begin with an operator and a colon: ${codes(
            filter.operators.map((operator) => `${operator}:`),
            ', ',
          )}.`,
        ]
      : []),
    ...values(filter),
  ];
}

function values(filter: Filter): string[] {
  const { wildcard, open, ignoreCase, repeated, joined, required, exclusive } = filter;
  return [
    ...(required ? ['A request without it is rejected with 400.'] : []),
    ...(filter.default === undefined ? [] : [`Without it, the value is ${code(filter.default)}.`]),
    ...(wildcard === undefined ? [] : [`${code(wildcard)} selects every item.`]),
    ...(open ? ['Values that are not listed are compared too, and not rejected.'] : []),
    ...(filter.values !== undefined && !open ? ['Values that are not listed are rejected with 400.'] : []),
    ...(ignoreCase ? ['Case is ignored.'] : []),
    ...(repeated
      ? [
          joined
            ? 'Several values are separated by commas, and an item must match all of them.'
            : 'It can be repeated, and an item must match every value.',
        ]
      : []),
    ...(exclusive ? [`Only their owner sees items with ${codes(exclusive, ', ')}.`] : []),
  ];
}
