import { readLists } from '@conoha-images/document';
import { describe, expect, test } from 'vitest';
import { books, type Document, listOf, parameterOf } from './books.ts';

const orderOf = (change: (document: Document) => void) => readLists(books(change)).lists[0]?.order;

test('the name of a sort key can differ from that of its property', () => {
  const order = orderOf((document) => {
    const { order } = listOf(document)['x-list'];
    Object.assign(order, { properties: { size: '/pages', number: '/isbn' }, ties: ['number'] });
    parameterOf(document, 'order').schema = { type: 'string', enum: ['size', 'size:asc', 'size:desc'] };
  });
  expect(order?.keys).toEqual([{ name: 'size', property: '/pages', type: 'integer', nullable: true }]);
  expect(order?.ties).toEqual([{ property: '/isbn', type: 'string', nullable: false }]);
});

test.each([
  [{ type: 'array', items: { type: 'string', enum: ['title'] } }, true],
  [{ type: 'string', enum: ['title'] }, undefined],
])('a request can have several sort keys if the schema of the parameter is an array: %j', (schema, repeated) => {
  const order = orderOf((document) => {
    parameterOf(document, 'order').schema = schema;
    listOf(document)['x-list'].order = { key: 'order', ties: ['isbn'] };
  });
  expect(order?.repeated).toBe(repeated);
});

describe('default order', () => {
  test('the order of a request that gives none can have several keys', () => {
    const order = orderOf((document) => {
      parameterOf(document, 'order').schema.default = ['pages:desc', 'title'];
    });
    expect(order?.default).toEqual([
      { key: 'pages', direction: 'desc' },
      { key: 'title', direction: 'asc' },
    ]);
  });

  test('the order of a request that gives none is that of the ties alone if the document has no default', () => {
    const order = orderOf((document) => {
      delete parameterOf(document, 'order').schema.default;
    });
    expect(order?.default).toEqual([]);
  });

  test('the order of a request that gives none has the default direction if direction is a parameter of its own', () => {
    const order = orderOf((document) => {
      const base = { in: 'query', description: '' };
      const { ties } = listOf(document)['x-list'].order;
      listOf(document).parameters = [
        ...listOf(document).parameters.filter(({ name }: { name: string }) => name !== 'order'),
        { ...base, name: 'by', schema: { type: 'string', enum: ['title', 'pages'], default: 'pages' } },
        { ...base, name: 'way', schema: { type: 'string', enum: ['asc', 'desc'], default: 'desc' } },
      ];
      listOf(document)['x-list'].order = { ties, key: 'by', direction: 'way' };
    });
    expect(order).toMatchObject({ defaultDirection: 'desc', default: [{ key: 'pages', direction: 'desc' }] });
  });
});
