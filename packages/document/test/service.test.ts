import {
  documentedResponse,
  examplesOf,
  examplesOfParameter,
  readLists,
  serverOf,
  tokenPlace,
} from '@conoha-images/document';
import { describe, expect, test } from 'vitest';
import { books, type Document, listOf, parameterOf } from './books.ts';

const [listBooks] = readLists(books()).lists;
if (!listBooks) throw new Error('The books API has no list.');

test.each([
  [[{ url: 'https://library.example/v1' }], 'https://library.example/v1'],
  [
    [{ url: 'https://{host}.example', variables: { host: { default: 'a' } } }, { url: 'https://b.example' }],
    'https://a.example/',
  ],
  [[{ url: '/relative' }], undefined],
  [[], undefined],
  [undefined, undefined],
])('the servers %j have the base URL %s', (servers, url) => {
  expect(serverOf({ servers })?.href).toBe(url);
});

describe('the token of a request', () => {
  const placeOf = (scheme: object | undefined, change: (document: Document) => void = () => {}) =>
    tokenPlace(
      books((document) => {
        document.components.securitySchemes = { card: scheme };
        change(document);
      }),
      listBooks,
    );

  test.each([
    [
      { type: 'apiKey', in: 'header', name: 'X-Card' },
      { header: 'x-card', prefix: '' },
    ],
    [
      { type: 'http', scheme: 'Bearer' },
      { header: 'authorization', prefix: 'Bearer ' },
    ],
    [
      { type: 'oauth2', flows: {} },
      { header: 'authorization', prefix: 'Bearer ' },
    ],
    [{ type: 'apiKey', in: 'query', name: 'card' }, undefined],
    [{ type: 'http', scheme: 'basic' }, undefined],
    [undefined, undefined],
  ])('the token of the security scheme %j is carried by %j', (scheme, place) => {
    expect(placeOf(scheme)).toEqual(place);
  });

  test('a request carries no token if the operation needs no security', () => {
    const scheme = { type: 'apiKey', in: 'header', name: 'X-Card' };
    const withoutSecurity = (document: Document) => {
      listOf(document).security = [];
    };
    expect(placeOf(scheme, withoutSecurity)).toBeUndefined();
  });
});

test('examples are found behind references, named ones first', () => {
  const document = books((document) => {
    const media = listOf(document).responses['200'].content['application/json'];
    document.components.examples = { none: { value: { shelf: { books: [] } } } };
    media.examples = { none: { $ref: '#/components/examples/none' } };
    media.example = { shelf: {} };
    parameterOf(document, 'genre').examples = { first: { value: 'essay' } };
    parameterOf(document, 'genre').schema.examples = ['any'];
  });
  expect(examplesOf(document, listBooks)).toEqual([{ shelf: { books: [] } }, { shelf: {} }]);
  expect(examplesOfParameter(document, listBooks, 'genre')).toEqual(['novel', 'essay', 'any']);
  expect(examplesOfParameter(document, listBooks, 'color')).toEqual([]);
});

test('a documented response has the example of its body and its headers', () => {
  expect(documentedResponse(books(), listBooks, '401')).toEqual({
    headers: { 'www-authenticate': 'Card' },
    example: { mediaType: 'text/plain', body: 'Show your card.' },
  });
  expect(documentedResponse(books(), listBooks, '500')).toEqual({ headers: {}, example: undefined });
});

test('characters that a header can not have are percent-encoded in its example', () => {
  const document = books((document) => {
    listOf(document).responses['401'].headers['WWW-Authenticate'].example = 'Card "本"\n';
  });
  expect(documentedResponse(document, listBooks, '401').headers).toEqual({
    'www-authenticate': 'Card "%E6%9C%AC"%0A',
  });
});
