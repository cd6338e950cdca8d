// Takes too long for `npm test`: axe reads each element of each view.
import { serveReference } from '@conoha-images/docs';
import { afterAll, describe, expect, test } from 'vitest';
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

const widths = [1280, 390];
const pages = editions.flatMap(({ language, path }) => widths.map((width) => ({ language, path, width })));

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
  // On paper, all alternatives of the code are shown.
  test('has enough contrast on paper', async () => {
    await using visited = await visit(browser, site.url + path, { bypassCSP: true });
    await visited.page.emulateMedia({ media: 'print' });
    expect(await violationsOn(visited.page, { runOnly: ['color-contrast'] })).toEqual([]);
  });
});
