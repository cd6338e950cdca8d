import { fileURLToPath } from 'node:url';
import type { Filter, ListDescriptor } from '@conoha-images/document';
import { readDescription } from '@conoha-images/document/node';
import { Listing } from '@conoha-images/listing';
import { listImages } from '@conoha-images/spec';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allFilters, rangeFilters } from '../source/cases/filters.ts';
import { Random } from '../source/cases/random.ts';
import { predictableTexts } from '../source/cases/texts.ts';
import { valueClasses } from '../source/cases/value-classes.ts';
import { Oracle } from '../source/model/oracle.ts';
import type { Item } from '../source/model/value.ts';
import { books } from './books.ts';

const serversFile = fileURLToPath(new URL('../../../test/openstack/servers.yaml', import.meta.url));
const servers = await readDescription(serversFile);

/** Texts at which a service may decode, cut or compare wrongly. */
const text = fc.oneof(
  fc.constantFrom(
    'a',
    'A',
    ' a',
    'a,b',
    'a:b',
    'in:a,b',
    'eq:a',
    'a"b',
    "a'",
    'a\\b',
    '50%',
    'a+b',
    'a=b',
    '007',
    'が',
    'ｶﾞ',
    '😀',
    'null',
    '',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);

/** A value of a filter's property. */
function drawnFor({ type, values, default: standard, wildcard }: Filter): fc.Arbitrary<unknown> {
  if (standard !== undefined && wildcard === undefined) return fc.constant(standard);
  const listed = values?.filter((value) => value !== wildcard) ?? [];
  if (listed.length > 0) return fc.constantFrom(...listed);
  switch (type) {
    case 'boolean':
      return fc.boolean();
    case 'date-time':
      return fc
        .integer({ min: 1_700_000_000, max: 1_700_000_100 })
        .map((seconds) => new Date(seconds * 1_000).toISOString());
    case 'string':
      return text;
    default:
      return fc.oneof(fc.nat(20), fc.constantFrom(2 ** 31 - 1, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER));
  }
}

/** Items whose properties have values for every filter of a list. */
function itemsOf(list: ListDescriptor): fc.Arbitrary<Item[]> {
  const properties = new Map([...allFilters(list), ...rangeFilters(list)].map((filter) => [filter.property, filter]));
  const members = Object.fromEntries(
    [...properties].map(([pointer, filter]) => {
      const value = drawnFor(filter);
      const isArray = filter.operators.includes('contains');
      return [pointer, isArray ? fc.uniqueArray(value, { maxLength: 4 }) : filter.nullable ? fc.option(value) : value];
    }),
  );
  return fc
    .array(fc.record(members), { minLength: 1, maxLength: 12 })
    .map((drawn) => drawn.map((values, index) => itemWith({ ...values, [list.key]: `key-${index}` })));
}

/** An item with values at JSON pointers. */
function itemWith(values: Readonly<Record<string, unknown>>): Item {
  const item: Record<string, unknown> = {};
  for (const [pointer, value] of Object.entries(values)) {
    const names = pointer.split('/').slice(1);
    const last = names.pop() ?? '';
    let node = item;
    for (const name of names) {
      node[name] ??= {};
      node = node[name] as Record<string, unknown>;
    }
    node[last] = value;
  }
  return item;
}

const lists: [string, ListDescriptor][] = [
  ['image list', listImages],
  ...[books, servers].flatMap(({ lists }) => lists.map((list): [string, ListDescriptor] => [list.operationId, list])),
];

test.each(lists)('every value of every class of the %s is valid, and finds what the mock finds', (_, list) => {
  const filters = [...allFilters(list), ...rangeFilters(list)];
  // Whatever a parameter with a default or a wildcard hides is not what is tested.
  const wide = list.filters.flatMap(({ parameter, wildcard }) =>
    wildcard === undefined ? [] : [[parameter, wildcard] as [string, string]],
  );
  fc.assert(
    fc.property(itemsOf(list), fc.nat(), fc.boolean(), (items, seed, isBrief) => {
      const listing = new Listing(list, items);
      const oracle = new Oracle(list, items);
      const keys = new Map(items.map((item, index) => [oracle.keyOf(item), index]));
      for (const filter of filters) {
        const random = new Random(seed, filter.parameter);
        const all = predictableTexts(items, filter);
        for (const { name, draw } of valueClasses(filter, isBrief)) {
          for (const condition of draw({ own: all, all, items, random }).flatMap((kind) => kind.slice(0, 2))) {
            const parameters = condition.parameters.map(([name, value]): [string, string] => [name, value]);
            const others = wide.filter(([name]) => name !== filter.parameter);
            const { positions } = listing.page([...others, ...parameters, [list.page.limit, '100']]);
            const expected = oracle
              .sorted(oracle.matches(condition), undefined)
              .map((item) => keys.get(oracle.keyOf(item)));
            expect(positions, `${name}: ${JSON.stringify(parameters)}`).toEqual(expected);
          }
        }
      }
    }),
    { numRuns: 40 },
  );
});
