import { serveReference } from '@conoha-images/docs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../chromium.ts';
import { type Visit, visit } from '../visit.ts';
import { editions } from './editions.ts';

const browser = await launch();
const site = await serveReference({ host: '127.0.0.1', port: 0 });

afterAll(async () => {
  await browser?.close();
  await site.close();
});

/** More than the stops of any page. */
const maximumStops = 600;

/** The element with the focus. */
interface Focus {
  readonly html: string;
  /** Which of the parts of {@link parts} it is. */
  readonly parts: readonly string[];
  /** Whether it is the last one, after which the browser's own come. */
  readonly isEnd: boolean;
  /** Whether it is in the window and looks different from one without the focus. */
  readonly isVisible: boolean;
}

/** The selectors of what the tests below focus on without Tab. */
const parts = [
  'a[hreflang]',
  'input[type=radio]:not(form *)',
  '.code > .copy',
  '.contents a',
  'form button[type=submit]',
] as const;

function focusOn(page: Page): Promise<Focus> {
  return page.evaluate((parts) => {
    const element = document.activeElement ?? document.body;
    // A hidden radio button is drawn by its label.
    const drawn = (element instanceof HTMLInputElement && element.type === 'radio' && element.labels?.[0]) || element;
    const { top, bottom, left, right, width } = drawn.getBoundingClientRect();
    const isInside = width > 0 && top < innerHeight && bottom > 0 && left < innerWidth && right > 0;
    return {
      html: element.outerHTML.slice(0, 120),
      parts: parts.filter((selector) => element.matches(selector)),
      isEnd: element === document.body,
      isVisible: isInside && getComputedStyle(drawn).outlineStyle !== 'none',
    };
  }, parts);
}

// One language is enough: links.test.ts compares the elements of all. The tests share a page.
describe.skipIf(!browser)('the endpoint page, by keyboard', () => {
  const [{ path }, other] = editions;
  const url = site.url + path;
  let visited: Visit;
  let page: Page;

  beforeAll(async () => {
    visited = await visit(browser, url, {
      viewport: { width: 1280, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    page = visited.page;
  });

  afterAll(() => visited[Symbol.asyncDispose]());

  test('reaches the content by its skip link, which is the first stop and becomes visible', async () => {
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

  test('shows the focus at every stop, among which is all that the keyboard can work', async () => {
    await page.goto(url);
    const stops: Focus[] = [];
    while (stops.length < maximumStops && !stops.at(-1)?.isEnd) {
      await page.keyboard.press('Tab');
      stops.push(await focusOn(page));
    }
    expect(stops.filter(({ isEnd, isVisible }) => !isEnd && !isVisible)).toEqual([]);
    expect(stops.length).toBeGreaterThan(50);
    expect(new Set(stops.flatMap((stop) => stop.parts))).toEqual(new Set(parts));
  });

  test('chooses the code by the arrow keys', async () => {
    const tabs = page.locator('.tabs:not(form *)').first();
    const shown = tabs.locator('.tab > .code:visible');
    const first = await shown.innerText();
    await tabs.locator('input[type=radio]').first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await shown.count()).toBe(1);
    expect(await shown.innerText()).not.toBe(first);
    await page.keyboard.press('ArrowLeft');
    expect(await shown.innerText()).toBe(first);
  });

  test('copies each block of code, and says so', async () => {
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

  test('changes the language by Enter, and stays at the same part', async () => {
    await page.goto(`${url}#responses`);
    for (const edition of [other, editions[0]]) {
      await page.locator(`a[hreflang="${edition.language}"]`).focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(`${site.url}${edition.path}#responses`);
      expect(await page.getAttribute('html', 'lang')).toBe(edition.language);
    }
  });

  test('opens the contents on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    const link = page.locator('.contents a').first();
    expect(await link.isVisible()).toBe(false);
    await page.locator('details:has(.contents) > summary').focus();
    await page.keyboard.press('Enter');
    expect(await link.isVisible()).toBe(true);
  });
});
