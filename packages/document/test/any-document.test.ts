import { formatPointer, readLists } from '@conoha-images/document';
import schema from '@conoha-images/document/list-vocabulary.schema.json' with { type: 'json' };
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { books, originalBooks } from './books.ts';

test('reading never throws, whatever is in a document, and every problem has a place', () => {
  const ajv = new Ajv2020();
  ajv.addSchema(schema, 'vocabulary');
  const isList = ajv.compile({ $ref: 'vocabulary#/$defs/x-list' });
  const isFilter = ajv.compile({ $ref: 'vocabulary#/$defs/x-filter' });

  /** The path of every node of a document. */
  const paths = (node: unknown, at: readonly string[] = []): (readonly string[])[] =>
    typeof node === 'object' && node !== null
      ? Object.entries(node).flatMap(([name, child]) => [[...at, name], ...paths(child, [...at, name])])
      : [];
  // Any values, values from elsewhere in the document, and references, some of which lead in circles.
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(...paths(originalBooks)).map((at) => at.reduce((node, name) => node[name], originalBooks)),
    fc.constantFrom(...paths(originalBooks)).map((at) => ({ $ref: `#${formatPointer(at)}` })),
  );
  fc.assert(
    fc.property(fc.constantFrom(...paths(originalBooks)), value, (at, replacement) => {
      const document = books((books) => {
        at.slice(0, -1).reduce((node, name) => node[name], books)[at.at(-1) ?? ''] = replacement;
      });
      const get = document.paths?.['/books']?.get;
      const filters = [get?.parameters].flat().flatMap((parameter) => parameter?.['x-filter'] ?? []);
      fc.pre(get?.['x-list'] === undefined || isList(get['x-list']));
      fc.pre(filters.every((filter) => isFilter(filter)));
      for (const { at, message } of readLists(document).problems) {
        expect(message).toMatch(/\.$/);
        expect(at.slice(0, 3)).toEqual(['paths', '/books', 'get']);
      }
    }),
    { numRuns: 2000 },
  );
});

test('reading does not call a toString that stands in a document', () => {
  const document = books((books) => {
    books.paths['/books'].get.parameters[7].name = { toString: false };
  });
  expect(() => readLists(document)).not.toThrow();
});
