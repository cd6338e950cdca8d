import * as finders from '@conoha-images/spec/drift';
import { expect, test } from 'vitest';
import * as lists from '../generated/lists.gen.js';
import { examplesOf } from './seed.ts';

test('there is a finder for each list, and what is no page at all is found to be none', () => {
  expect(Object.keys(finders)).toEqual(Object.keys(lists));
  for (const body of [undefined, null, 5, 'text', []]) {
    expect(finders.listImages(body)).toEqual([{ pointer: '', kind: 'wrong-value' }]);
  }
});

test.each(examplesOf('200'))('the example %s is as the document says', (_, value) => {
  const before = structuredClone(value);
  expect(finders.listImages(value).filter(({ kind }) => kind !== 'unknown-field')).toEqual([]);
  expect(value).toEqual(before);
});
