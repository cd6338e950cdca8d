import type { Filter, ListDescriptor, Operator } from '@conoha-images/document';
import { allFilters, filterAndOtherParameters, rangeFilters } from '../cases/filters.ts';
import { orderClasses } from '../cases/order-classes.ts';
import { Random } from '../cases/random.ts';
import type { FactorKind } from './factors.ts';

/** A relation that a sweep checks. The smallest query that fails decides which one is violated. */
interface Definition {
  readonly sentence: string;
  /** The parts of the queries that can violate it. */
  readonly kinds: readonly FactorKind[];
  /** The parts of a list that it is checked for; undefined stands for the whole list. */
  subjects(list: ListDescriptor): readonly (string | undefined)[];
}

const filtered = ['context', 'filter', 'limit'] as const;
const all = ['context', 'filter', 'order', 'position', 'offset', 'limit'] as const;

/** All relations of the sweep, by topic and name. */
export const definitions = {
  pages: {
    'limit-holds': {
      sentence: 'A page has as many items as its limit or the default says, up to the maximum, or all that are left.',
      kinds: ['context', 'limit'],
      subjects: () => [undefined],
    },
    'marker-continues': {
      sentence: "A page with a marker starts after the marker's item, in the order of the list.",
      kinds: ['context', 'position', 'limit'],
      subjects: ifOrdered,
    },
    'offset-skips': {
      sentence: 'An offset skips as many items as it says, from the start of the list or after the marker.',
      kinds: ['context', 'position', 'offset', 'limit'],
      subjects: (list) => (list.page.offset === undefined ? [] : ifOrdered(list)),
    },
    'next-follows': {
      sentence: 'A page has a next link if items follow it, and none if it has no items.',
      kinds: all,
      subjects: (list) => (list.page.next === undefined ? [] : [undefined]),
    },
  },
  order: {
    'order-sorts': {
      sentence:
        'A list is in the requested order, or else in the default order, with ties broken, and has the same items in every order.',
      kinds: ['context', 'order', 'limit'],
      subjects: (list) =>
        list.order ? ['no order', ...orderClasses(list, new Random(0, '')).map(({ name }) => name)] : [],
    },
    'order-with-marker': {
      sentence: 'A page of a sorted list starts after the marker, even at a tie or after an item without a value.',
      kinds: ['context', 'order', 'position', 'limit'],
      subjects: ifOrdered,
    },
    'order-with-limit': {
      sentence: 'A list is sorted before a page is cut from it.',
      kinds: ['context', 'order', 'limit'],
      subjects: ifOrdered,
    },
  },
  filters: {
    'filter-matches': {
      sentence: 'A filter lists exactly the items that satisfy it.',
      kinds: filtered,
      subjects: ({ filters }) =>
        filters.flatMap((filter) =>
          filter.operators
            .filter((operator) => operator !== 'in' && hasChoice(filter))
            .map((operator) => operatorName(filter, operator)),
        ),
    },
    'filter-in': {
      sentence:
        'A filter with a list of values finds the items of every value, however long the list is and however it is written.',
      kinds: filtered,
      subjects: parametersOf(({ operators }) => operators.includes('in')),
    },
    'filter-every-value': {
      sentence: 'A filter that may be repeated lists the items that match all of its values.',
      kinds: filtered,
      subjects: parametersOf(({ repeated }) => repeated),
    },
    'filter-time-formats': {
      sentence:
        'A time finds the same items in any UTC offset, without one if it is in UTC, and without trailing parts that are zero.',
      kinds: filtered,
      subjects: parametersOf(({ type, operators }) => type === 'date-time' && operators[0] !== 'in'),
    },
    'filter-last-value': {
      sentence: 'If a filter that takes one value is repeated, the last value applies.',
      kinds: filtered,
      subjects: parametersOf((filter) => !filter.repeated && hasChoice(filter)),
    },
    'filter-additional': {
      sentence: 'A parameter that the document does not name filters by the property of that name.',
      kinds: filtered,
      subjects: (list) => (list.additional ? [...additionalParameters(list), undescribedSubject, missingSubject] : []),
    },
  },
  combinations: {
    'filters-combine': {
      sentence: 'Several filters list the items that satisfy all of them.',
      kinds: filtered,
      subjects: combinedSubjects,
    },
    'filter-with-order': {
      sentence: 'An order does not change which items a filter lists, and a filter does not change their order.',
      kinds: ['context', 'filter', 'order', 'limit'],
      subjects: (list) => (list.order ? combinedSubjects(list) : []),
    },
    'filter-with-marker': {
      sentence: 'A later page is filtered like the first, and its marker need not match the filters.',
      kinds: ['context', 'filter', 'position', 'limit'],
      subjects: (list) => (list.order ? combinedSubjects(list) : []),
    },
    'filter-with-limit': {
      sentence: 'A list is filtered before a page is cut from it.',
      kinds: filtered,
      subjects: combinedSubjects,
    },
    'combined-query': {
      sentence: 'A query gets exactly the page that all of its filters, order, marker, offset and limit describe.',
      kinds: all,
      subjects: () => [undefined],
    },
  },
} as const satisfies Record<string, Record<string, Definition>>;

type Topics = typeof definitions;

export type SweepRelation = { [Topic in keyof Topics]: keyof Topics[Topic] }[keyof Topics];

/** The topics of the relations. */
export const topics = Object.keys(definitions) as (keyof Topics)[];

/** The relations of a topic, with their names. */
export function definitionsOf(topic: keyof Topics): [SweepRelation, Definition][] {
  return Object.entries<Definition>(definitions[topic]) as [SweepRelation, Definition][];
}

/** The subject for parameters that the document does not name, beside others. */
export const additionalSubject = 'additional parameters';

/** The subject for properties that items have although the document does not describe them. */
export const undescribedSubject = 'undescribed properties';

/** The subject for parameters that find nothing. */
export const missingSubject = 'properties that no item has';

/** A filter's parameter, with the operator if the filter has several. */
export function operatorName({ parameter, operators }: Filter, operator: Operator): string {
  return operators.length > 1 ? `${parameter} ${operator}` : parameter;
}

/** Further parameters that filter by a property, by equality or as a range. */
export function additionalParameters(list: ListDescriptor): string[] {
  const documented = filterAndOtherParameters(list);
  return [...allFilters(list), ...rangeFilters(list)]
    .map(({ parameter }) => parameter)
    .filter((name) => !documented.has(name));
}

function ifOrdered({ order }: ListDescriptor): readonly undefined[] {
  return order ? [undefined] : [];
}

function parametersOf(applies: (filter: Filter) => boolean): (list: ListDescriptor) => readonly string[] {
  return ({ filters }) => filters.filter(applies).map(({ parameter }) => parameter);
}

function combinedSubjects(list: ListDescriptor): readonly string[] {
  const names = filterAndOtherParameters(list);
  return [...names, ...(list.additional ? [additionalSubject] : [])];
}

/** Whether a list shows what a value of the filter finds. A value other than a default changes which list it is. */
function hasChoice({ default: standard, wildcard }: Filter): boolean {
  return standard === undefined || wildcard !== undefined;
}
