import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareStrings } from '../source/compare.ts';
import { formatQuery, parseQuery, type QueryPairs } from '../source/index.ts';
import { parseInteger } from '../source/number.ts';

describe('queries', () => {
  test('a query is read as it was written', () => {
    const parameter = fc.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(parameter), (query) => {
        expect(parseQuery(formatQuery(query), /[&;]/)).toEqual(query);
      }),
    );
  });

  test.each<[string, QueryPairs]>([
    ['', []],
    ['&&a&', [['a', '']]],
    ['a=b=c', [['a', 'b=c']]],
    ['=', [['', '']]],
    ['a=%zz%4', [['a', '%zz%4']]],
    ['a+b=c%20d%2B', [['a b', 'c d+']]],
    ['a=%00', [['a', '\0']]],
    ['名=本番😀', [['名', '本番😀']]],
    ['a=%EF%BB%BFb', [['a', '\uFEFFb']]],
    ['a=1;b=2', [['a', '1;b=2']]],
    [Buffer.from('名=名').toString('latin1'), [['名', '名']]],
    ['a=%E5%90%8D\u00e5\u0090\u008d', [['a', '名名']]],
  ])('the query in the text %j is %j', (text, expected) => {
    expect(parseQuery(text)).toEqual(expected);
  });

  test.each(['a=%FF', '%FF', 'a=%ED%A0%80', 'a=%C0%80', 'a=\u00ff', 'a=1&b=%83%65', `a=${'%E5%90'}`])(
    'a query is rejected if it is not UTF-8: %j',
    (text) => {
      expect(() => parseQuery(text)).toThrow(expect.objectContaining({ reason: 'not-utf-8', status: 400 }));
    },
  );
});

test('strings are compared by their UTF-8', () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom('a', '\ud7ff', '\ue000', '\uffff', '😀'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    ),
  });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareStrings(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
});

test.each([
  ['5', 5],
  [' +5\n', 5],
  ['007', 7],
  ['1_0', 10],
  ['-0', -0],
  ['５', 5],
  ['٤٢', 42],
  ['𝟘𝟡𝟙', 91],
  ['𝟛𝟜', 34],
  ['', undefined],
  ['1__0', undefined],
  ['_1', undefined],
  ['1.5', undefined],
  ['1e2', undefined],
  ['0x10', undefined],
  ['5\0', undefined],
  ['1'.repeat(4301), undefined],
])('the text %j is the integer %j', (text, expected) => {
  expect(parseInteger(text)).toBe(expected);
});
