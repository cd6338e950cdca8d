import { at, member } from '@conoha-images/description';
import { type ListDescriptor, readLists } from '@conoha-images/vocabulary';
import { type Change, difference, isEqual, type Rating } from './change.ts';
import { compareFilter } from './filters.ts';
import { placeOf } from './places.ts';

type Rate = (before: unknown, after: unknown) => Rating;

/** A new word promises something that the base did not; another or none takes a promise back. */
const unlessAdded: Rate = (before) => (before === undefined ? 'compatible' : 'breaking');

/**
 * The words of `x-list`, by the pointer-like name that the report gives them, with their rating. What a schema says
 * (a limit's minimum and maximum, the sort keys, the default order) is left out: that is compared as a schema.
 */
const words: Readonly<Record<string, { value: (list: ListDescriptor) => unknown; rate: Rate }>> = {
  items: { value: (list) => list.items, rate: () => 'breaking' },
  key: { value: (list) => list.key, rate: () => 'breaking' },
  'page.limit': { value: (list) => list.page.limit, rate: () => 'breaking' },
  'page.marker': { value: (list) => list.page.marker, rate: () => 'breaking' },
  'page.next': { value: (list) => list.page.next, rate: unlessAdded },
  'page.first': { value: (list) => list.page.first, rate: unlessAdded },
  // Shorter pages break programs that read the first one only. Longer ones are for the reviewer to judge.
  'page.default': {
    value: (list) => list.page.default,
    rate: (before, after) => (isLess(after, before) ? 'breaking' : 'warning'),
  },
  // A program that asks for more than the maximum takes a page that was cut for the last one.
  'page.maximum': {
    value: (list) => list.page.maximum,
    rate: (before, after) => (before === undefined || isLess(after, before) ? 'breaking' : 'compatible'),
  },
  'order.by': { value: (list) => list.order?.by, rate: unlessAdded },
  'order.key': { value: (list) => list.order?.key, rate: unlessAdded },
  'order.direction': { value: (list) => list.order?.direction, rate: unlessAdded },
  'order.ties': { value: (list) => list.order?.ties.map(({ property }) => property.slice(1)), rate: unlessAdded },
  'additional.operator': { value: (list) => list.additional?.operator, rate: unlessAdded },
  'additional.suffixes': { value: (list) => list.additional?.suffixes, rate: () => 'breaking' },
  'additional.except': { value: (list) => list.additional?.except, rate: () => 'breaking' },
};

function isLess(one: unknown, other: unknown): boolean {
  return typeof one === 'number' && typeof other === 'number' && one < other;
}

/** Compares what the lists of two documents do: their pages, their order and their filters. */
export function compareLists(base: object, revision: object): Change[] {
  const after = new Map(readLists(revision).lists.map((list) => [list.path, list]));
  return readLists(base).lists.flatMap((before) => {
    const { path } = before;
    // Without the operation there is nothing to compare, and redocly diff reports it.
    if (at(revision, 'paths', path, 'get') === undefined) return [];
    const list = after.get(path);
    const place = placeOf(revision, ['paths', path, 'get', 'x-list']);
    if (!list) return { rating: 'breaking', place, message: '`x-list` was removed.' };
    return [...compareWords(place, before, list), ...compareFilters(revision, before, list)];
  });
}

function compareWords(place: string, before: ListDescriptor, after: ListDescriptor): Change[] {
  return Object.entries(words).flatMap(([word, { value, rate }]) => {
    const values = [value(before), value(after)] as const;
    if (isEqual(...values)) return [];
    return { rating: rate(...values), place, message: difference(`\`${word}\``, ...values) };
  });
}

/** Compares the filters of the parameters that both documents have; redocly diff reports the others. */
function compareFilters(revision: object, before: ListDescriptor, after: ListDescriptor): Change[] {
  const parameters = at(revision, 'paths', before.path, 'get', 'parameters');
  const filters = new Map(after.filters.map((filter) => [filter.parameter, filter]));
  const names = [...before.filters, ...before.others].map(({ parameter }) => parameter);
  return names.flatMap((name) => {
    const index = (Array.isArray(parameters) ? parameters : []).findIndex((_, position) => {
      return member(at(revision, 'paths', before.path, 'get', 'parameters', String(position)), 'name') === name;
    });
    if (index < 0) return [];
    const place = placeOf(revision, ['paths', before.path, 'get', 'parameters', String(index), 'x-filter']);
    const filter = before.filters.find(({ parameter }) => parameter === name);
    return compareFilter(filter, filters.get(name)).map((change) => ({ ...change, place }));
  });
}
