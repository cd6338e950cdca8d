import { serveReference } from '@conoha-images/docs';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { launch } from '../chromium.ts';
import { editions } from './editions.ts';
import { visit } from './visit.ts';

const browser = await launch();
const site = await serveReference({ host: '127.0.0.1', port: 0 });

afterAll(async () => {
  await browser?.close();
  await site.close();
});

/** More than the stops of any page. */
const maximumStops = 600;

/** Presses Tab until an element that matches the selector has the focus. Throws if none gets it. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < maximumStops; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
  }
  throw new Error(`Tab does not reach ${selector}.`);
}

/** The element with the focus. */
interface Focus {
  readonly html: string;
  /** Whether it is the last one, after which the browser's own come. */
  readonly isEnd: boolean;
  /** Whether it is in the window and looks different from one without the focus. */
  readonly isVisible: boolean;
}

function focusOn(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    // A hidden radio button is drawn by its label.
    const drawn = (element instanceof HTMLInputElement && element.type === 'radio' && element.labels?.[0]) || element;
    const { top, bottom, left, right, width } = drawn.getBoundingClientRect();
    const isInside = width > 0 && top < innerHeight && bottom > 0 && left < innerWidth && right > 0;
    return {
      html: element.outerHTML.slice(0, 120),
      isEnd: element === document.body,
      isVisible: isInside && getComputedStyle(drawn).outlineStyle !== 'none',
    };
  });
}

// The other languages have the same elements: links.test.ts compares their ids.
test.skipIf(!browser)('the endpoint page shows the focus at every stop of the keyboard', async () => {
  await using visited = await visit(browser, `${site.url}/`);
  const { page } = visited;
  const stops: Focus[] = [];
  while (stops.length < maximumStops && !stops.at(-1)?.isEnd) {
    await page.keyboard.press('Tab');
    stops.push(await focusOn(page));
  }
  expect(stops.filter(({ isEnd, isVisible }) => !isEnd && !isVisible)).toEqual([]);
  expect(stops.length).toBeGreaterThan(50);
});

describe.skipIf(!browser).each(editions)('the endpoint page in $language, by keyboard', ({ path, language }) => {
  test('reaches the content by its skip link, which is the first stop and becomes visible', async () => {
    await using visited = await visit(browser, site.url + path);
    const { page } = visited;
    await page.keyboard.press('Tab');
    const skip = page.locator(':focus');
    const target = await skip.getAttribute('href');
    expect(await focusOn(page)).toMatchObject({ isVisible: true });
    await page.keyboard.press('Enter');
    expect(target).toBe(`#${await page.locator('main').getAttribute('id')}`);
    // The next stop is in the content: the links of the bar and the contents are behind.
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  test('changes the language by Enter, and stays at the same part', async () => {
    await using visited = await visit(browser, `${site.url}${path}#responses`);
    const { page } = visited;
    const [other] = editions.filter((edition) => edition.language !== language);
    await tabTo(page, `a[hreflang="${other?.language}"]`);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site.url}${other?.path}#responses`);
    expect(await page.getAttribute('html', 'lang')).toBe(other?.language);
  });

  test('chooses the code by the arrow keys', async () => {
    await using visited = await visit(browser, site.url + path);
    const { page } = visited;
    await tabTo(page, 'input[type=radio]:not(form *)');
    const tabs = page.locator('.tabs', { has: page.locator(':focus') });
    const shown = tabs.locator('.tab > .code:visible');
    const first = await shown.innerText();
    await page.keyboard.press('ArrowRight');
    expect(await shown.count()).toBe(1);
    expect(await shown.innerText()).not.toBe(first);
    await page.keyboard.press('ArrowLeft');
    expect(await shown.innerText()).toBe(first);
  });

  test('copies each block of code, and says so', async () => {
    await using visited = await visit(browser, site.url + path, { permissions: ['clipboard-read', 'clipboard-write'] });
    const { page } = visited;
    const buttons = page.locator('main .code:visible > .copy');
    expect(await buttons.count()).toBeGreaterThanOrEqual(5);
    for (const button of await buttons.all()) {
      const label = await button.innerText();
      await button.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => button.innerText()).not.toBe(label);
      const code = await button.locator('xpath=..').locator('code').textContent();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
    }
  });

  test('marks the part that is read in the contents', async () => {
    await using visited = await visit(browser, site.url + path, { viewport: { width: 1280, height: 900 } });
    const { page } = visited;
    const current = page.locator('.contents [aria-current]');
    const anchors = await page
      .locator('.contents a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    for (const anchor of [anchors.at(2), anchors.at(-2), anchors.at(-1), anchors.at(0)]) {
      await page.locator(`.contents a[href="${anchor}"]`).focus();
      await page.keyboard.press('Enter');
      await expect
        .poll(() => current.evaluateAll((links) => links.map((link) => link.getAttribute('href'))))
        .toEqual([anchor]);
    }
  });

  test('opens the contents on a phone', async () => {
    await using visited = await visit(browser, site.url + path, { viewport: { width: 390, height: 800 } });
    const { page } = visited;
    const link = page.locator('.contents a').first();
    await tabTo(page, 'summary');
    expect(await link.isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    expect(await link.isVisible()).toBe(true);
  });
});
