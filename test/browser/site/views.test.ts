import { serveReference } from '@conoha-images/docs';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { launch } from '../chromium.ts';
import { visit } from '../visit.ts';
import { violationsOn } from './accessibility.ts';
import { editions } from './editions.ts';

const browser = await launch();
const site = await serveReference({ host: '127.0.0.1', port: 0 });

afterAll(async () => {
  await browser?.close();
  await site.close();
});

const colorSchemes = ['light', 'dark'] as const;
/** The widths of a desktop, a phone and the narrowest window that WCAG asks for. */
const widths = [1280, 390, 320];

// Between them, the languages begin with both widths and both color schemes.
test.skipIf(!browser).each([
  { ...editions[0], width: 1280, colorScheme: 'light' },
  { ...editions[1], width: 390, colorScheme: 'dark' },
] as const)(
  'the endpoint page in $language reports no problem, loads nothing from other origins and does not scroll sideways at any width, folded or unfolded, light or dark',
  async ({ path, width, colorScheme }) => {
    await using visited = await visit(browser, site.url + path, { viewport: { width, height: 900 }, colorScheme });
    const { page, foreign, problems } = visited;
    await page.mouse.wheel(0, 5000);
    await page.waitForLoadState('networkidle');
    expect(await sidewaysScrolls(page)).toEqual([]);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await sidewaysScrolls(page)).toEqual([]);
    await page.waitForLoadState('networkidle');
    expect({ foreign, problems }).toEqual({ foreign: [], problems: [] });
  },
);

// All views: accessibility.slow.ts.
test.skipIf(!browser)('the endpoint page has no serious or critical accessibility violation', async () => {
  const options = { viewport: { width: 1280, height: 900 }, bypassCSP: true };
  await using visited = await visit(browser, site.url, options);
  expect(await violationsOn(visited.page)).toEqual([]);
});

/** The views in which the page is wider than the window. */
async function sidewaysScrolls(page: Page): Promise<string[]> {
  const wide: string[] = [];
  for (const colorScheme of colorSchemes) {
    await page.emulateMedia({ colorScheme });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      const excess = await sidewaysScroll(page);
      if (excess !== 0) wide.push(`${colorScheme}, ${width} px: ${excess} px too wide`);
    }
  }
  return wide;
}

/** By how many pixels the page is wider than the window. */
function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
