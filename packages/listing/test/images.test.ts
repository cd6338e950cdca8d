import type { Filter } from '@conoha-images/document';
import { listImages } from '@conoha-images/spec';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ListError, Listing } from '../source/index.ts';

const sizeMinimum = listImages.filters.find(({ parameter }) => parameter === 'size_min') as Filter;

// The list of books has neither two ways to give the order nor additional filters.
describe('the list of images', () => {
  const images = [
    { id: '1', created_at: '2023-10-25', size: 5, name: 'b', os_type: 'linux', limit: '9', tags: ['x', 'y'] },
    { id: '2', created_at: '2023-10-26', size: 5, name: 'a', os_type: 'Linux', min_disk: 30, tags: ['x'] },
    { id: '3', created_at: '2023-10-26', size: null, name: null, constructor: 'own', checksum: 'in:2' },
  ].map((image) => ({ os_hidden: false, ...image }));
  const listing = new Listing(listImages, images);
  const ids = (search: string): string => {
    const { positions } = listing.page([...new URLSearchParams(search)]);
    return positions.map((position) => images[position]?.id).join('');
  };

  test.each([
    ['by default the newest come first, and ties have the same direction', '', '321'],
    ['null is the lowest value and comes last in descending order', 'sort=size', '213'],
    ['null comes first in ascending order', 'sort=size:asc', '312'],
    ['a single direction applies to the ties too', 'sort_key=size&sort_dir=asc', '312'],
    ['with two directions, ties have the default direction', 'sort=size:asc,size', '321'],
    ['two keys can have a direction each', 'sort_key=size&sort_key=name&sort_dir=desc&sort_dir=asc', '213'],
    ['a direction without a key applies to the default order', 'sort_dir=asc', '123'],
    ['spaces around keys and directions are ignored', 'sort=+size+:+asc+', '312'],
    ['an empty direction means the default', 'sort=size:', '213'],
    ['a second limit is a filter', 'limit=2&limit=9', '1'],
    ['the last value of a repeated filter counts', 'os_type=x&os_type=linux', '1'],
    ['an open filter compares values outside its list', 'os_type=Linux', '2'],
    ['an item is compared with the value of the filter, not with its default', 'os_hidden=true', ''],
    ['an additional filter compares by the type of the property', 'size=5', '21'],
    ['an additional filter with a value of another type matches nothing', 'size=five', ''],
    ['the suffix _min makes a range with a minimum', 'min_disk_min=30', '2'],
    ['the suffix _max makes a range with a maximum', 'min_disk_max=29', ''],
    ['an item without the property does not match', 'architecture=', ''],
    ['a property can have the name of an inherited member', 'constructor=own', '3'],
    ['inherited members are not properties', '__proto__=x', ''],
    ['in: takes a list', 'id=in:1,3', '31'],
    ['values of a list can be quoted', 'id=in:"1","3"', '31'],
    ['a quoted value can have an escaped quote', String.raw`id=in:"say \"1\"",3`, '3'],
    ['a list can end with a comma', 'id=in:1,', '1'],
    ['an empty list matches nothing', 'id=in:', ''],
    ['a filter without operators compares the prefix too', 'checksum=in:2', '3'],
    ['an operator can precede a value', 'name=eq:a', '2'],
    ['an item must have every tag, and spaces around tags are ignored', 'tag=+x&tag=y+', '1'],
    ['a date means its first instant', 'created_at=2023-10-26', '32'],
    ['instants are compared whatever their offset', 'created_at=gte:2023-10-26T09:00:00%2B09:00', '32'],
  ])('%s: %s', (_, search, expected) => {
    expect(ids(search)).toBe(expected);
  });

  test.each([
    [
      'not-listed',
      'visibility=secret',
      'visibility must be one of public, private, shared, community, all; given: secret.',
    ],
    ['not-listed', 'member_status=', 'member_status must be one of accepted, pending, rejected, all; given: nothing.'],
    ['not-an-integer', 'limit=1.5', 'limit must be a whole number, 0 or greater; given: 1.5.'],
    ['negative', 'limit=-1', 'limit must be 0 or greater; given: -1.'],
    ['unknown-sort-key', 'sort=owner', /^sort must be one of name, status, .*; given: owner\.$/],
    ['unknown-sort-key', 'sort=name,', /given: nothing in name,\.$/],
    ['unknown-direction', 'sort=name:asc:desc', 'sort must be asc or desc; given: asc:desc in name:asc:desc.'],
    [
      'direction-count',
      'sort_dir=asc&sort_dir=desc',
      /^sort_dir must be given once, or as often as sort_key .*; given: asc,desc\.$/,
    ],
    ['orders-combined', 'sort=bogus&sort_dir=up', 'sort_dir must be left out if sort is given; given: up.'],
    ['not-a-boolean', 'protected=True', 'protected must be true or false; given: True.'],
    ['not-a-number', 'size_min=1GB', 'size_min must be a whole number; given: 1GB.'],
    ['not-a-number', 'name_min=1', 'name_min must be left out, as name is not a number; given: 1.'],
    ['not-a-time', 'created_at=gt:', /^created_at must be a date and time such as .*; given: nothing in gt:\.$/],
    ['not-a-time', 'created_at=2023-10-26T09:00:00 09:00', /%2B\).* in 2023-10-26T09:00:00 09:00\.$/],
    ['not-a-time', 'created_at=foo:bar', /given: bar in foo:bar\.$/],
    [
      'unknown-operator',
      'created_at=foo:2023-10-26',
      /^created_at must be a date-time, optionally after one of eq:, neq:, gt:, gte:, lt:, lte: \(eq: is required if/,
    ],
    ['unknown-operator', 'name=foo:bar', /given: foo:bar\.$/],
    ['quote-not-closed', 'name=in:"a', /given: "a\.$/],
    ['no-comma-before-quote', 'name=in:a"b"', /given: a"b"\.$/],
    ['no-comma-after-quote', 'name=in:"a"b', /given: "a"b\.$/],
    ['unknown-marker', 'marker=4', 'marker must be the key of an item that exists; given: 4.'],
  ])('the list of images rejects %s: %s', (reason, search, message) => {
    expect(() => ids(search)).toThrow(expect.objectContaining({ name: 'ListError', status: 400, reason }));
    expect(() => ids(search)).toThrow(message);
  });

  test.each([
    ['limit=x&visibility=x', 'visibility'],
    ['limit=x&member_status=x', 'member_status'],
    ['sort=x&limit=x', 'limit'],
    ['protected=x&sort=x', 'sort'],
    ['created_at=x&protected=x', 'protected'],
    ['protected=x&os_hidden=x', 'os_hidden'],
    ['size_min=x&created_at=x', 'size_min'],
    ['created_at=x&size_min=x', 'created_at'],
    ['marker=x&min_disk_min=x', 'min_disk_min'],
    ['sort_dir=x&sort_key=x', 'sort_key'],
  ])('of two mistakes in %s, the error is about %s', (search, parameter) => {
    expect(() => ids(search)).toThrow(expect.objectContaining({ parameter }));
  });

  test('every query gives a page or a ListError', () => {
    const names = [
      'limit',
      'marker',
      'sort',
      'sort_key',
      'sort_dir',
      'member_status',
      '__proto__',
      '_min',
      'toString_max',
      ...listImages.filters.map(({ parameter }) => parameter),
    ];
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('1', 'in:"', 'gte:2020', 'asc', 'name:asc'));
    const parameter = fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string()), value);
    fc.assert(
      fc.property(fc.array(parameter, { maxLength: 6 }), (query) => {
        try {
          expect(listing.page(query).positions.length).toBeLessThanOrEqual(images.length);
        } catch (error) {
          expect(error).toBeInstanceOf(ListError);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

test('neq does not match an item without a value, as in SQL', () => {
  const listing = new Listing(
    { ...listImages, filters: [{ ...sizeMinimum, operators: ['neq'] }] },
    [5, 6, null].map((size, index) => ({ id: String(index), size })),
  );
  expect(listing.page([[sizeMinimum.parameter, '5']]).positions).toEqual([1]);
});
