import type { Filter } from '@conoha-images/document';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Listing } from '../source/index.ts';
import { book, keys, listBooks } from './books.ts';

/** The list of books, in which some filters ignore case. */
const listIgnoringCase = {
  ...listBooks,
  filters: listBooks.filters.map(
    (filter): Filter => (['genre', 'lent'].includes(filter.parameter) ? { ...filter, ignoreCase: true } : filter),
  ),
};
const books = [
  book('1', { genre: 'novel', lent: true }),
  book('2', { genre: 'essay', lent: true }),
  book('3', { genre: 'novel', lent: false }),
  book('4', { genre: 'essay', lent: false }),
];
const listing = new Listing(listIgnoringCase, books);
const exact = new Listing(listBooks, books);

/** A text in any combination of upper and lower case. */
function inAnyCase(text: string): fc.Arbitrary<string> {
  return fc
    .tuple(...[...text].map((letter) => fc.constantFrom(letter, letter.toUpperCase())))
    .map((letters) => letters.join(''));
}

test('a filter that ignores case means the same value in any case', () => {
  const pair = fc
    .constantFrom(['genre', 'novel'], ['genre', 'essay'], ['genre', 'any'], ['lent', 'true'], ['lent', 'false'])
    .chain(([name = '', value = '']) =>
      fc.record({ name: fc.constant(name), value: fc.constant(value), text: inAnyCase(value) }),
    );
  fc.assert(
    fc.property(pair, ({ name, value, text }) => {
      expect(keys(listing, [[name, text]])).toEqual(keys(exact, [[name, value]]));
    }),
  );
});

test.each([
  ['genre', 'Novels', 'genre must be one of novel, essay, any; given: Novels.'],
  ['genre', 'novel ', 'genre must be one of novel, essay, any; given: novel .'],
  ['lent', 'Yes', 'lent must be true or false; given: Yes.'],
  // The long s, whose upper case is S, is not an ASCII letter.
  ['genre', 'e\u017fsay', 'genre must be one of novel, essay, any; given: e\u017fsay.'],
])(
  'a filter that ignores case rejects other values, and the error has what was given: %s=%s',
  (name, value, message) => {
    expect(() => keys(listing, [[name, value]])).toThrow(message);
  },
);

test.each([
  ['genre', 'Novel'],
  ['lent', 'True'],
])('a filter that does not ignore case rejects another case: %s=%s', (name, value) => {
  expect(() => keys(exact, [[name, value]])).toThrow(`given: ${value}.`);
});

test('an operator keeps its case, and every value of a list ignores it', () => {
  const filter: Filter = {
    parameter: 'lent',
    property: '/lent',
    type: 'boolean',
    nullable: false,
    operators: ['eq', 'in'],
    prefixed: true,
    repeated: false,
    ignoreCase: true,
  };
  const prefixed = new Listing({ ...listBooks, filters: [filter] }, books);
  expect(keys(prefixed, [['lent', 'in:TRUE,False']])).toHaveLength(4);
  expect(keys(prefixed, [['lent', 'eq:FALSE']])).toEqual(['3', '4']);
  expect(() => keys(prefixed, [['lent', 'EQ:true']])).toThrow('optionally after one of eq:, in: ');
});
