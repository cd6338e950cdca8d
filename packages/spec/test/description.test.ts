import { examplesOf } from '@conoha-images/document';
import { describeDocument } from '@conoha-images/document/node';
import { listImages } from '@conoha-images/spec';
import { standardDescription } from '@conoha-images/spec/description';
import document from '@conoha-images/spec/document';
import { expect, test } from 'vitest';
import * as lists from '../generated/lists.gen.js';

test('the standard description has every list of the document', () => {
  expect(standardDescription.document).toBe(document);
  expect(standardDescription.lists).toEqual(Object.values(lists));
});

test('the standard description equals what is read from the document', () => {
  const described = describeDocument(document);
  // Reasons are prose: Japanese in the document, English in the generated descriptors.
  expect(described.lists).toMatchObject(standardDescription.lists.map(({ others, ...list }) => list));
  const [example] = examplesOf(document, listImages);
  const invalid = structuredClone(example) as { images: { size: unknown }[] };
  for (const image of invalid.images) image.size = 'large';
  for (const description of [described, standardDescription]) {
    expect(description.validate(listImages, example)).toEqual([]);
    expect(description.validate(listImages, invalid).map(({ path }) => path)).toEqual(['/images/0/size']);
  }
});
