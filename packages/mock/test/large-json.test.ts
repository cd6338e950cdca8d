import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InvalidUtf8 } from '../source/data/decode-utf-8.ts';
import { LargeJsonParser } from '../source/data/large-json.ts';
import { InvalidJson } from '../source/data/parse-json.ts';

/** Parses a text in chunks of a size, with batches of a size, both in bytes. */
function parse(text: string | Buffer, chunkSize = 3, batchSize = 5): unknown {
  const bytes = Buffer.from(text as string);
  const parser = new LargeJsonParser(batchSize);
  for (let start = 0; start < bytes.length; start += chunkSize) {
    parser.write(bytes.subarray(start, start + chunkSize));
  }
  return parser.end();
}

/** The value that a parser returns; undefined if it rejects the text. */
function resultOf(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof InvalidJson) return undefined;
    throw error;
  }
}

const sizes = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 40 }));

describe('the parser of large files', () => {
  test('gives the value that JSON.parse gives, wherever the text is cut', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ stringUnit: 'binary' }),
        fc.constantFrom(undefined, 1, '\t'),
        sizes,
        (value, space, [chunkSize, batchSize]) => {
          for (const whole of [value, { images: value, name: [value, [value]], other: { images: [[], value, {}] } }]) {
            const text = JSON.stringify(whole, undefined, space);
            expect(parse(text, chunkSize, batchSize)).toEqual(JSON.parse(text));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('accepts exactly the texts that JSON.parse accepts', () => {
    const pieces = ['[', ']', '{', '}', ',', ':', '"', '\\', '"a"', '"\\""', '1', 'null', ' ', '{"a":[', ']}', '[1,2,'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), sizes, (parts, [chunkSize, batchSize]) => {
        const text = parts.join('');
        expect(resultOf(() => parse(text, chunkSize, batchSize))).toEqual(resultOf(() => JSON.parse(text)));
      }),
      { numRuns: 10_000 },
    );
  });

  test.each([
    '[1,]',
    '[1,2,3,4,5,6,]',
    '[1,,2]',
    '[1,2,3,,4,5,6]',
    '[,1]',
    '{"a":[1}}',
    '{"a":[1',
    '{"a":["1',
    '{"a":[{]}]}',
    '[1][2]',
    '{"a":[1]"b":[2]}',
    '[1 2]',
    '',
  ])('rejects %s as JSON.parse does', (text) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    for (const batchSize of [0, 1, 4, 100]) expect(() => parse(text, 3, batchSize)).toThrow(InvalidJson);
  });

  test('finds the end of a string with escaped quotes, wherever the text is cut', () => {
    const text = JSON.stringify({ a: ['"],[', 1, '\\', [2]], 'b"': ['\\"'] });
    for (let chunkSize = 1; chunkSize <= text.length; chunkSize += 1) {
      expect(parse(text, chunkSize, 1)).toEqual(JSON.parse(text));
    }
  });

  test('keeps the last of two members with the same name, and a member with the name __proto__', () => {
    const text = '{"a":[1],"__proto__":[2],"a":[3,4],"1":[5]}';
    const value = parse(text);
    expect(JSON.stringify(value)).toBe(JSON.stringify(JSON.parse(text)));
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  test('says where the text is invalid, and does not quote it', () => {
    expect(() => parse('{"images":[1,2,3,canary,4]}', 100, 1)).toThrow(
      "Unexpected token 'c', between the bytes 16 and 23",
    );
    expect(() => parse('{"images":[1],"tokens":{"canary":canary}}')).toThrow(
      /^Unexpected token 'c', outside of the arrays$/,
    );
  });

  test('gives the place of an invalid byte in the whole text', () => {
    const text = Buffer.from(`{"images":["名","名","x","名"],"a":"y"}`);
    for (const character of ['x', 'y']) {
      const offset = text.indexOf(character);
      const invalid = Buffer.from(text);
      invalid[offset] = 0xe9;
      expect(() => parse(invalid)).toThrow(expect.objectContaining({ name: 'InvalidUtf8', byte: 0xe9, offset }));
      expect(() => parse(invalid)).toThrow(InvalidUtf8);
    }
  });
});
