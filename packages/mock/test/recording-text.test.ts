import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordingText } from '../source/proxy/recording-text.ts';

test('the text of any file is that of JSON.stringify', () => {
  const items = fc.array(fc.jsonValue());
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), items, items, (others, first, second) => {
      const rest = { ...others, shelf: { name: '\n', books: [], more: others } };
      const arrays = new Map([
        ['/images', first],
        ['/shelf/books', second],
      ]);
      const file = { ...rest, images: first, shelf: { ...rest.shelf, books: second } };
      expect([...recordingText(rest, arrays)].join('')).toBe(`${JSON.stringify(file, null, 2)}\n`);
    }),
    { numRuns: 300 },
  );
});

test('a part of the text is little longer than a million characters', () => {
  const items = Array.from({ length: 1000 }, () => ({ name: 'x'.repeat(10_000) }));
  const parts = [...recordingText({}, new Map([['/images', items]]))];
  // The last part is the end of the file.
  expect(parts).toHaveLength(11);
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(1_020_000);
});
