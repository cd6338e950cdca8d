import type { JsonObject } from '@conoha-images/document';
import openapi from '@conoha-images/spec/openapi.en.json' with { type: 'json' };
import { expect, test } from 'vitest';
import { readReference } from '../build/model/reference.ts';

/** Reads the document after a change. */
function readChanged(change: (document: typeof openapi) => void) {
  const copy = structuredClone(openapi);
  change(copy);
  return readReference(copy as unknown as JsonObject);
}

test('reads a schema that contains itself', () => {
  const { schemas } = readChanged(({ components }) => {
    const { properties } = components.schemas.Image;
    Object.assign(properties, {
      base: { $ref: '#/components/schemas/Image' },
      bases: { type: 'array', items: { $ref: '#/components/schemas/Image' } },
    });
  });
  const image = schemas.find(({ name }) => name === 'Image');
  expect(image?.properties.slice(-2)).toMatchObject([
    { name: 'base', schema: 'Image', properties: [] },
    { name: 'bases', schema: 'Image', properties: [] },
  ]);
});

test('reads the parameters that all operations of a path share', () => {
  const { operations } = readChanged(({ paths }) => {
    const parameter = {
      name: 'region',
      in: 'query',
      description: 'A region.',
      schema: { type: 'string' },
      'x-evidence': 'conoha-reference',
    };
    Object.assign(paths['/v2/images'], { parameters: [parameter] });
  });
  expect(operations[0]?.parameters[0]).toMatchObject({ name: 'region', description: 'A region.' });
});

test.each(['requestBody', 'security', 'servers'])('rejects an operation with %s, which no page shows', (name) => {
  const read = () => readChanged(({ paths }) => Object.assign(paths['/v2/images'].get, { [name]: [] }));
  expect(read).toThrow(`The operation listImages has ${name}`);
});
