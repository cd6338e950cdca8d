import type { ListDescriptor } from '@conoha-images/document';
import { listImages } from '@conoha-images/spec';
import document from '@conoha-images/spec/openapi.json' with { type: 'json' };
import { expect, test } from 'vitest';

test('the descriptor gives every query parameter exactly one role', () => {
  const { page, order, filters, others } = listImages satisfies ListDescriptor;
  const roles = [
    page.limit,
    page.marker,
    order.by,
    order.key,
    order.direction,
    ...filters.map((filter) => filter.parameter),
  ];
  expect([...roles, ...others.map(({ parameter }) => parameter)].toSorted()).toEqual(
    document.paths['/v2/images'].get.parameters.map(({ name }) => name).toSorted(),
  );
});

test('by default the newest images come first, and ties are broken by creation time and ID', () => {
  expect(listImages.order.default).toEqual([{ key: 'created_at', direction: 'desc' }]);
  expect(listImages.order.ties.map(({ property }) => property)).toEqual(['/created_at', '/id']);
});
