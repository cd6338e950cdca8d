import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { launch } from '../browser/chromium.ts';

const directory = new URL('../../docs/generated/', import.meta.url);
const pictures = (await readdir(directory)).filter((name) => name.endsWith('.svg'));
const browser = await launch();

afterAll(() => browser?.close());

test.skipIf(!browser).each(pictures)('%s shows each of its texts whole and apart from the others', async (name) => {
  const page = await browser?.newPage();
  await page?.goto(fileURLToPath(new URL(name, directory)).replace(/^/, 'file://'));
  const crowded = await page?.evaluate(() => {
    const rectangles = (selector: string) =>
      [...document.querySelectorAll(selector)].map((element) => ({ element, area: element.getBoundingClientRect() }));
    const texts = rectangles('text');
    const boxes = rectangles('rect');
    const isWithin = (inner: DOMRect, outer: DOMRect): boolean =>
      inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
    const startsWithin = (inner: DOMRect, outer: DOMRect): boolean =>
      inner.left >= outer.left &&
      inner.left <= outer.right &&
      inner.bottom <= outer.bottom &&
      inner.bottom >= outer.top;
    const overlap = (one: DOMRect, other: DOMRect): boolean =>
      one.left < other.right && other.left < one.right && one.top + 2 < other.bottom && other.top + 2 < one.bottom;
    return texts
      .filter(
        ({ element, area }) =>
          boxes.some((box) => startsWithin(area, box.area) && !isWithin(area, box.area)) ||
          texts.some((other) => other.element !== element && overlap(area, other.area)),
      )
      .map(({ element }) => element.textContent);
  });
  expect(crowded).toEqual([]);
  await page?.close();
});

test.each(pictures)('%s loads nothing, has no script and has a title', async (name) => {
  const text = await readFile(new URL(name, directory), 'utf8');
  expect(text).not.toMatch(/<script|<image|<foreignObject|href|url\(|@import/);
  expect(text).toMatch(/<title>[^<]+<\/title>/);
  expect(text).toContain('prefers-color-scheme: dark');
});
