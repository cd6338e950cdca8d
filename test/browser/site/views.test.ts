import { serveReference } from '@conoha-images/docs';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { launch } from '../chromium.ts';
import { violationsOn } from './accessibility.ts';
import { editions } from './editions.ts';
import { visit } from './visit.ts';

const browser = await launch();
const site = await serveReference({ host: '127.0.0.1', port: 0 });

afterAll(async () => {
  await browser?.close();
  await site.close();
});

const widths = [1280, 390];
const colorSchemes = ['light', 'dark'] as const;
const pages = editions.flatMap(({ language, path }) => widths.map((width) => ({ language, path, width })));
const views = pages.flatMap((page) => colorSchemes.map((colorScheme) => ({ ...page, colorScheme })));

test.skipIf(!browser).each(views)(
  'the endpoint page in $language, $width px wide, $colorScheme, reports no problem, loads nothing from other origins and does not scroll sideways',
  async ({ path, width, colorScheme }) => {
    await using visited = await visit(browser, site.url + path, { viewport: { width, height: 900 }, colorScheme });
    const { page, foreign, problems } = visited;
    await page.mouse.wheel(0, 5000);
    await page.waitForLoadState('networkidle');
    expect(await sidewaysScroll(page)).toBe(0);
    expect({ foreign, problems }).toEqual({ foreign: [], problems: [] });
  },
);

// All views: accessibility.slow.ts.
test.skipIf(!browser)('the endpoint page has no serious or critical accessibility violation', async () => {
  const options = { viewport: { width: 1280, height: 900 }, bypassCSP: true };
  await using visited = await visit(browser, site.url, options);
  expect(await violationsOn(visited.page)).toEqual([]);
});

describe.skipIf(!browser).each(editions)('the endpoint page in $language', ({ path }) => {
  test('does not scroll sideways at 320 px, with everything unfolded', async () => {
    await using visited = await visit(browser, site.url + path, { viewport: { width: 320, height: 700 } });
    const { page } = visited;
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await sidewaysScroll(page)).toBe(0);
  });
});

/** By how many pixels the page is wider than the window. */
function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
