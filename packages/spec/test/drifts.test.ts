import * as finders from '@conoha-images/spec/drift';
import { expect, test } from 'vitest';
import * as lists from '../generated/lists.gen.js';
import { examplesOf, seed } from './seed.ts';

test('every list has a drift finder, which finds a body that is not an object to be wrong', () => {
  expect(Object.keys(finders)).toEqual(Object.keys(lists));
  for (const body of [undefined, null, 5, 'text', []]) {
    expect(finders.listImages(body)).toEqual([{ pointer: '', kind: 'wrong-value' }]);
  }
});

test.each(examplesOf('200'))('the example %s has no drift but unknown fields', (_, value) => {
  const before = structuredClone(value);
  expect(finders.listImages(value).filter(({ kind }) => kind !== 'unknown-field')).toEqual([]);
  expect(value).toEqual(before);
});

test('a tag that stands twice is a wrong value', () => {
  const body = seed();
  Object.assign(body.images[0] ?? {}, { tags: ['daily', 'daily'] });
  const drifts = finders.listImages(body).filter(({ kind }) => kind !== 'unknown-field');
  expect(drifts).toEqual([{ pointer: '/images/0/tags', kind: 'wrong-value' }]);
});
