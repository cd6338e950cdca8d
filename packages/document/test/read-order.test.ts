import { readLists } from '@conoha-images/document';
import { describe, expect, test } from 'vitest';
import { books, type Document, listOf, parameterOf } from './books.ts';

describe('default order', () => {
  const orderOf = (change: (document: Document) => void) => readLists(books(change)).lists[0]?.order;

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
