import { contradictions } from '@conoha-images/document';
import { listImages, validateImageList } from '@conoha-images/spec';
import { expect, test } from 'vitest';
import { catalogue } from '../source/services/glance/catalogue.ts';
import { glanceService } from '../source/services/glance/glance-service.ts';

const images = catalogue();

function count(property: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const image of images) counts[String(image[property])] = (counts[String(image[property])] ?? 0) + 1;
  return counts;
}

test('the catalogue is valid against the document', () => {
  const completed = images.map((image) => glanceService.complete(image, '/v2/images'));
  const body = { images: completed, first: '/v2/images', schema: '/v2/schemas/images' };
  expect(validateImageList(body)).toEqual({ valid: true, value: body });
  expect(contradictions(listImages, completed)).toEqual([]);
});

test('the catalogue is the same each time, and its IDs are unique', () => {
  expect(catalogue()).toEqual(images);
  expect(new Set(images.map(({ id }) => id)).size).toBe(images.length);
});

test('the catalogue has about as many images as ConoHa, and every kind that a client must handle', () => {
  expect(images.filter(({ visibility }) => visibility === 'public').length).toBeGreaterThan(115);
  expect(Object.keys(count('visibility')).toSorted()).toEqual(['community', 'private', 'public', 'shared']);
  expect(Object.keys(count('status')).toSorted()).toEqual(['active', 'deactivated', 'queued', 'saving']);
  expect(Object.keys(count('os_hidden')).toSorted()).toEqual(['false', 'true']);
  expect(Object.keys(count('os_type')).toSorted()).toEqual(['linux', 'undefined', 'windows']);
  expect(Object.keys(count('disk_format')).toSorted()).toEqual(['iso', 'null', 'qcow2']);
  // Images with equal names and times reveal an order without tie-breaks.
  expect(count('name')['backup']).toBe(2);
  expect(Math.max(...Object.values(count('created_at')))).toBeGreaterThan(1);
});
