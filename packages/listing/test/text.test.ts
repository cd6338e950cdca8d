import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareStrings } from '../source/compare.ts';
import { formatQuery, parseQuery, type QueryPairs } from '../source/index.ts';
import { parseInstant } from '../source/instant.ts';
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

// What Glance 25.1 accepts (glance/common/timeutils.py), and what it rejects.
test.each([
  ['2023-11-15T16:00:08-05:00', '2023-11-15T21:00:08.000Z'],
  ['2023-11-15T16:00:08Z', '2023-11-15T16:00:08.000Z'],
  ['2023-11-15T16:00:08+0900', '2023-11-15T07:00:08.000Z'],
  ['2023-11-15T16:00:08+09', '2023-11-15T07:00:08.000Z'],
  ['2023-11-15 16:00:08', '2023-11-15T16:00:08.000Z'],
  ['2023-11-15T16:00', '2023-11-15T16:00:00.000Z'],
  ['2023-11-15T16', '2023-11-15T16:00:00.000Z'],
  ['2023-11-15', '2023-11-15T00:00:00.000Z'],
  ['2023-11', '2023-11-01T00:00:00.000Z'],
  ['2023', '2023-01-01T00:00:00.000Z'],
  ['20231016T071600Z', '2023-10-16T07:16:00.000Z'],
  ['2023-10-16T07:16:00.25Z', '2023-10-16T07:16:00.250Z'],
  ['2023-10-16T07:16:00,25Z', '2023-10-16T07:16:00.250Z'],
  ['2023-1-5T16:00:8Z', '2023-01-05T16:00:08.000Z'],
  ['2023-1005', '2023-10-05T00:00:00.000Z'],
  ['0001-01-01', '0001-01-01T00:00:00.000Z'],
])('the time %s is the instant %s', (text, expected) => {
  expect(new Date(parseInstant(text) ?? Number.NaN).toISOString()).toBe(expected);
});

test.each([
  '',
  'yesterday',
  '1700000000',
  '2023-11-15t16:00:08z',
  ' 2023-11-15',
  '2023-11-15 ',
  '2023-W46-3',
  '2023-02-30',
  '2023-02-30T00:00:00Z',
  '2023-11-15T16:0x:08Z',
  '2023-13-01',
  '2023-11-15T24:00:00Z',
  '2023-11-15T23:59:60Z',
  '2023-11-15T10:00:00+25:00',
  '0000-01-01',
  '10000-01-01',
  '2023-11-15T10:00:00 09:00',
  '2023-11-15Z10',
])('the text %j is not a time', (text) => {
  expect(parseInstant(text)).toBeUndefined();
});

test('two instants that differ by a microsecond are not equal', () => {
  expect(parseInstant('2023-11-15T16:00:08.000001Z')).toBeGreaterThan(parseInstant('2023-11-15T16:00:08Z') ?? 0);
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
