// Takes too long for `npm test`: reads every state of the Redoc pages, and opens each of their links.
import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { expand, open, openSite, operationRoutes, pages, placeOf, type Visit, visit } from './redoc/site.ts';

const { browser, root } = await openSite();

describe.skipIf(!browser).each(pages)('the Redoc page in $language', ({ language, path, openapi }) => {
  const url = root + path;
  const [route = ''] = operationRoutes(openapi);
  const [operation] = Object.values(openapi.paths).flatMap((item) => Object.values(item));
  if (!operation) throw new Error('The document has no operation.');

  const [wide, narrow] = language === 'ja' ? (['light', 'dark'] as const) : (['dark', 'light'] as const);
  test.each([
    { width: 1280, colorScheme: wide },
    { width: 390, colorScheme: narrow },
  ] as const)('has no accessibility problem at $width px in $colorScheme', { timeout: 120_000 }, async (view) => {
    const size = { viewport: { width: view.width, height: 900 } };
    // The page's policy allows no script of a test.
    const { page } = await visit(browser, url, { ...size, colorScheme: view.colorScheme, bypassCSP: true });
    const check = async (place: string): Promise<void> => {
      if (!(await page.evaluate(() => 'axe' in globalThis))) await page.addScriptTag({ content: axe.source });
      const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
      expect(violations.map(({ id, impact, nodes }) => [place, impact, id, nodes[0]?.html])).toEqual([]);
      expect(await page.getByRole('main').count()).toBe(1);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(view.width);
    };
    await check('overview');
    await open(page, url + route);
    await expand(page);
    await check('operation');
    await page.getByRole('tab', { name: '400' }).first().click();
    await check('another response');
    await page
      .getByTestId('security-details')
      .or(page.getByText(/^(認証の詳細|View security details)$/))
      .click();
    await page.getByRole('dialog').waitFor();
    await check('security');
    await page.keyboard.press('Escape');
    if (view.width === 390) await page.getByTestId('floating-button').click();
    await check('menu');
    await page.getByTestId('search-trigger').getByRole('button').click();
    await page.keyboard.type(operation.parameters[0]?.name ?? '');
    await page.getByRole('dialog').getByRole('link').first().waitFor();
    await check('search');
    await open(page, `${url}#/unknown`);
    await check('unknown place');
    await page.context().close();
  });
});

// One language is enough: the places are the same in each.
test.skipIf(!browser)('every link of the Redoc page leads somewhere in a new tab', { timeout: 300_000 }, async () => {
  const [{ path, openapi }] = pages;
  const url = root + path;
  const { page, problems } = await visit(browser, url);
  const links = new Set<string>();
  for (const place of ['', ...operationRoutes(openapi)]) {
    await open(page, url + place);
    await expand(page);
    for (const link of await page.locator('a[href]').all()) {
      links.add(await link.evaluate((element) => (element as HTMLAnchorElement).href));
    }
  }
  const internal = [...links].filter((link) => link.startsWith(`${new URL(root).origin}/`));
  const places = internal.filter((link) => link.startsWith(`${url}#`));
  expect(places.length).toBeGreaterThan(20);
  for (const link of internal) {
    if (places.includes(link)) {
      await open(page, link);
      const id = placeOf(link);
      const isShown = (): Promise<boolean> =>
        page.evaluate((name) => {
          const top = name === '' ? 0 : document.getElementById(name)?.getBoundingClientRect().top;
          return top !== undefined && top < innerHeight && !document.querySelector('.not-found-page');
        }, id);
      await expect.poll(isShown, { message: link }).toBe(true);
    } else {
      expect([link, (await page.request.get(link)).status()]).toEqual([link, 200]);
    }
  }
  expect(problems).toEqual([]);
  await page.context().close();
});

test.skipIf(!browser)('the places of the Redoc pages have the same addresses in each language', async () => {
  const [one, other] = await Promise.all([visit(browser, root + pages[0].path), visit(browser, root + pages[1].path)]);
  const placesOf = async ({ page }: Visit): Promise<string[]> => {
    const links = await page
      .locator('a[href^="#/"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    return [...new Set(links.map(String))].sort();
  };
  for (const route of ['', ...operationRoutes(pages[0].openapi)]) {
    await open(one.page, root + pages[0].path + route);
    await open(other.page, root + pages[1].path + route);
    // Redoc draws a part of the page when it comes into view.
    await expect.poll(() => placesOf(one)).toEqual(await placesOf(other));
  }
  expect((await placesOf(one)).length).toBeGreaterThan(10);
  await Promise.all([one, other].map(({ page }) => page.context().close()));
});
