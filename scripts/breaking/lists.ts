import { elements, entriesOf, member, nodeAt } from '@conoha-images/document';
import { type Change, isEqual } from './change.ts';
import { compareFilters } from './filters.ts';
import { placeOf } from './places.ts';
import { alwaysBreaking, breakingUnlessAdded, compareWords, type Rates } from './words.ts';

const rates: Rates = {
  items: alwaysBreaking,
  key: alwaysBreaking,
  'page.limit': alwaysBreaking,
  'page.marker': alwaysBreaking,
  'page.offset': breakingUnlessAdded,
  'page.next': breakingUnlessAdded,
  'page.first': breakingUnlessAdded,
  // Shorter pages break programs that read the first one only. Longer ones are for the reviewer to judge.
  'page.default': (before, after) => (isLess(after, before) ? 'breaking' : 'warning'),
  // Programs that ask for more than the maximum, and take a shorter page for the last one, miss images.
  'page.maximum': (before, after) => (before === undefined || isLess(after, before) ? 'breaking' : 'compatible'),
  'page.unknownMarker': alwaysBreaking,
  order: breakingUnlessAdded,
  'order.by': breakingUnlessAdded,
  'order.key': breakingUnlessAdded,
  'order.direction': breakingUnlessAdded,
  'order.properties': alwaysBreaking,
  'order.ties': alwaysBreaking,
  // With it, parameters that the operation does not name become filters.
  additional: (before) => (before === undefined ? 'warning' : 'breaking'),
  'additional.operator': alwaysBreaking,
  'additional.suffixes': alwaysBreaking,
  'additional.except': alwaysBreaking,
  // More of them promise something more of every item.
  invariants: (before = [], after = []) => (isWithin(before, after) ? 'compatible' : 'breaking'),
};

/** Whether a list has every element of another. */
function isWithin(one: unknown, other: unknown): boolean {
  return elements(one).every((element) => elements(other).some((candidate) => isEqual(element, candidate)));
}

function isLess(one: unknown, other: unknown): boolean {
  return typeof one === 'number' && typeof other === 'number' && one < other;
}

/** Compares what the lists of two documents do: their pages, their order and their filters. */
export function compareLists(base: object, revision: object): Change[] {
  return entriesOf(member(base, 'paths')).flatMap(([path]) => {
    const before = nodeAt(base, 'paths', path, 'get', 'x-list');
    // If the operation was removed, redocly diff reports it.
    if (before === undefined || nodeAt(revision, 'paths', path, 'get') === undefined) return [];
    const after = nodeAt(revision, 'paths', path, 'get', 'x-list');
    const place = placeOf(revision, ['paths', path, 'get', 'x-list']);
    if (after === undefined) return [{ rating: 'breaking', place, message: '`x-list` was removed.' }];
    return [
      ...compareWords(before, after, rates).map((change) => ({ ...change, place })),
      ...compareFilters(base, revision, path),
    ];
  });
}
