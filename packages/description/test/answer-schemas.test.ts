import { listImages } from '@conoha-images/spec';
import document from '@conoha-images/spec/document';
import { expect, test } from 'vitest';
import { DocumentError, examplesOf, standardDescription } from '../source/index.ts';
import { AnswerSchemas, describe } from '../source/read.ts';

const answers = new AnswerSchemas(document, listImages);

test('every answer of the document has its schema, by status and media type', () => {
  expect(answers.statuses).toEqual(['200', '400', '401', '403']);
  expect(answers.mediaTypes('400')).toEqual(['application/json', 'text/html', 'text/plain']);
  expect(answers.mediaTypes('500')).toEqual([]);
  expect(answers.validate('400', 'application/json', { message: '', code: '', title: '' })).toEqual([]);
  expect(answers.validate('400', 'application/json', { error: {} })).not.toEqual([]);
  expect(answers.validate('401', 'text/plain', 'no')).toEqual([]);
  expect(answers.validate('500', 'application/json', {})).toBeUndefined();
});

test('a document that is at hand is described as the compiled one is', () => {
  const described = describe(document);
  // The prose of the one is Japanese, that of the other English.
  expect(described.lists).toMatchObject(standardDescription.lists.map(({ others, ...list }) => list));
  const [example] = examplesOf(document, listImages);
  const broken = structuredClone(example) as { images: { size: unknown }[] };
  for (const image of broken.images) image.size = 'large';
  for (const description of [described, standardDescription]) {
    expect(description.validate(listImages, example)).toEqual([]);
    expect(description.validate(listImages, broken).map(({ path }) => path)).toEqual(['/images/0/size']);
  }
});

test('another version of OpenAPI is refused', () => {
  expect(() => describe({ openapi: '3.0.3' })).toThrow(DocumentError);
});
