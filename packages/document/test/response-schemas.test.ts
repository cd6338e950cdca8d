import { DocumentError, readLists } from '@conoha-images/document';
import { describeDocument, ResponseSchemas, readDescription, vocabularyErrors } from '@conoha-images/document/node';
import { expect, test } from 'vitest';
import { books, booksFile, exampleOf, listOf, parameterOf } from './books.ts';

const document = books();
const [listBooks] = readLists(document).lists;
if (!listBooks) throw new Error('The books API has no list.');
const schemas = new ResponseSchemas(document, listBooks);

test('response schemas are found by status and media type', () => {
  expect(schemas.statuses).toEqual(['200', '401']);
  expect(schemas.mediaTypes('401')).toEqual(['text/plain']);
  expect(schemas.mediaTypes('500')).toEqual([]);
  expect(schemas.validate('401', 'text/plain', 'Show your card.')).toEqual([]);
  expect(schemas.validate('401', 'application/json', {})).toBeUndefined();
  expect(schemas.validate('500', 'application/json', {})).toBeUndefined();
});

test('a violation says where the value is and what is required of it, and what was given', () => {
  expect(schemas.validate('200', 'application/json', {})).toEqual([
    { path: '', message: "The body must have required property 'shelf'; given: an object." },
  ]);
  expect(schemas.validate('200', 'application/json', { shelf: { books: 5 } })).toEqual([
    { path: '/shelf/books', message: '/shelf/books must be array; given: 5.' },
  ]);
  const twice = books((document) => {
    exampleOf(document).shelf.books[0].subjects = ['art', 'history', 'art'];
  });
  expect(schemas.validate('200', 'application/json', exampleOf(twice))).toEqual([
    {
      path: '/shelf/books/0/subjects',
      message: '/shelf/books/0/subjects must have no duplicates; given: "art" at 0 and 2.',
    },
  ]);
});

test('a description of a file names the files that it was read from', async () => {
  const description = await readDescription(booksFile);
  expect(description.files).toEqual([booksFile]);
  expect(description.lists).toEqual([listBooks]);
  expect(description.validate(listBooks, { shelf: { books: [] } })).toEqual([]);
  expect(description.validate(listBooks, {})).toHaveLength(1);
});

test('a file that does not exist is reported with its name', async () => {
  await expect(readDescription('missing.yaml')).rejects.toThrow(DocumentError);
  await expect(readDescription('missing.yaml')).rejects.toThrow("The document missing.yaml can't be read: ");
});

test.each([
  [{ openapi: '3.0.3' }, 'The document must be OpenAPI 3.1; given: openapi "3.0.3".'],
  [null, 'The document must be OpenAPI 3.1; given: openapi missing.'],
  [[], 'The document must be OpenAPI 3.1; given: openapi missing.'],
])('rejects %j as a document', (value, message) => {
  expect(() => describeDocument(value)).toThrow(new DocumentError(message));
});

test('rejects a document that misuses the vocabulary, and says where', () => {
  const misspelt = books((document) => {
    listOf(document)['x-list'].page.size = 10;
    parameterOf(document, 'genre')['x-filter'].operator = 'is';
  });
  expect(() => describeDocument(misspelt)).toThrow(
    [
      'The document misuses the list vocabulary:',
      '- paths /books get x-list: /page must NOT have additional properties (size)',
      '- paths /books get parameters 3 x-filter: /operator must be equal to one of the allowed values (eq, neq, gt, gte, lt, lte, contains)',
    ].join('\n'),
  );
  const unknown = books((document) => {
    listOf(document)['x-list'].page.limit = 'size';
  });
  expect(() => describeDocument(unknown)).toThrow('- paths /books get x-list page limit: x-list.page.limit is size');
});

test('errors in the shape of an extension are one text each', () => {
  expect(vocabularyErrors('x-filter', { property: '/title', operator: 'eq' })).toEqual([]);
  expect(vocabularyErrors('x-filter', { property: '/title', operator: 'like' })).toEqual([
    '/operator must be equal to one of the allowed values (eq, neq, gt, gte, lt, lte, contains)',
  ]);
});
