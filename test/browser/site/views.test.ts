import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { serveReference } from '@conoha-images/docs';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { launch } from '../chromium.ts';
import { editions } from './editions.ts';
import { visit } from './visit.ts';

const browser = await launch();
const site = await serveReference({ host: '127.0.0.1', port: 0 });
const axe = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

afterAll(async () => {
  await browser?.close();
  await site.close();
});

const widths = [1280, 390];
const colorSchemes = ['light', 'dark'] as const;
const pages = editions.flatMap(({ language, path }) => widths.map((width) => ({ language, path, width })));
const views = pages.flatMap((page) => colorSchemes.map((colorScheme) => ({ ...page, colorScheme })));

/** The serious and critical violations that axe finds after unfolding everything, each with its elements. */
async function violationsOn(page: Page, options: RunOptions = {}): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(async (options) => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const { axe } = globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
    return axe.run({ resultTypes: ['violations'], preload: false, ...options });
  }, options);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, impact, nodes }) => nodes.map(({ target }) => `${impact} ${id} ${target.join(' ')}`));
}

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

test.skipIf(!browser).each(pages)(
  'the endpoint page in $language, $width px wide, light and dark, has no serious or critical accessibility violation',
  async ({ path, width }) => {
    // The page's policy forbids the script of axe.
    await using visited = await visit(browser, site.url + path, {
      viewport: { width, height: 900 },
      colorScheme: 'light',
      bypassCSP: true,
    });
    const { page } = visited;
    expect(await violationsOn(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    // The other rules do not read colors.
    expect(await violationsOn(page, { runOnly: ['color-contrast'] })).toEqual([]);
  },
);

describe.skipIf(!browser).each(editions)('the endpoint page in $language', ({ path }) => {
  test('does not scroll sideways at 320 px, with everything unfolded', async () => {
    await using visited = await visit(browser, site.url + path, { viewport: { width: 320, height: 700 } });
    const { page } = visited;
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await sidewaysScroll(page)).toBe(0);
  });

  // On paper, all alternatives of the code are shown.
  test('has enough contrast on paper', async () => {
    await using visited = await visit(browser, site.url + path, { bypassCSP: true });
    await visited.page.emulateMedia({ media: 'print' });
    expect(await violationsOn(visited.page, { runOnly: ['color-contrast'] })).toEqual([]);
  });
});

/** By how many pixels the page is wider than the window. */
function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
