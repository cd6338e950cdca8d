import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joined } from '../source/http/body.ts';
import { Mock } from '../source/index.ts';
import { RecentPages } from '../source/list/recent-pages.ts';
import { image, images, list, numbersIn } from './images.ts';

/** A page with a number of its own, in three parts. */
function page(number: number, size = 1): Uint8Array[] {
  return [Uint8Array.of(number), new Uint8Array(size).fill(number), Uint8Array.of(number)];
}

test('a page is the same each time, and is made once while it is among the recent ones', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 5 }), { maxLength: 30 }), (numbers) => {
      const pages = new RecentPages();
      const made: number[] = [];
      for (const number of numbers) {
        const body = pages.of(`page ${number}`, () => {
          made.push(number);
          return page(number);
        });
        expect(joined(body)).toEqual(Uint8Array.of(number, number, number));
      }
      expect(made).toEqual([...new Set(numbers)]);
    }),
  );
});

test('from the second request on, a page is in one part', () => {
  const pages = new RecentPages();
  const of = () => pages.of('a', () => page(1));
  expect(of()).toEqual(page(1));
  expect(of()).toEqual(Uint8Array.of(1, 1, 1));
  expect(of()).toBe(of());
});

test('joined pages count with their bytes, and the others with their keys', () => {
  const pages = new RecentPages();
  const keep = (key: string, size: number): void => {
    for (let request = 0; request < 2; request += 1) pages.of(key, () => page(1, size));
  };
  const isKept = (key: string): boolean => pages.of(key, () => page(2)).length !== 3;
  keep('first', 3_000_000);
  keep('second', 3_000_000);
  expect(isKept('first')).toBe(true);
  keep('third', 3_000_000);
  expect(isKept('second')).toBe(false);
  expect(isKept('first')).toBe(true);
  for (let index = 0; index < 4; index += 1) pages.of(`${index}${'k'.repeat(1_000_000)}`, () => page(1));
  expect(isKept('first')).toBe(false);
});

test('the items of pages that were requested once do not count, because they belong to the list', () => {
  const pages = new RecentPages();
  const parts = page(1, 3_000_000);
  for (let index = 0; index < 10; index += 1) pages.of(`${index}`, () => parts);
  expect(pages.of('0', () => page(2))).toHaveLength(3_000_002);
});

test('a page is made again after the images have changed, and for another token', async () => {
  const mock = new Mock({
    images: [...images(2), image(3, { visibility: 'private', owner: 'a' })],
    tokens: { 'token-a': 'a', 'token-b': 'b' },
  });
  const numbersFor = async (token: string) => numbersIn(await list(mock, '', { 'X-Auth-Token': token }));
  for (let request = 0; request < 3; request += 1) {
    expect(await numbersFor('token-a')).toHaveLength(3);
    expect(await numbersFor('token-b')).toHaveLength(2);
  }
  mock.replaceData({ images: images(1), tokens: { 'token-a': 'a' } });
  expect(await numbersFor('token-a')).toHaveLength(1);
});
