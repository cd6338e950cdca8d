import { serveReference } from '@conoha-images/docs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../chromium.ts';
import type { Visit } from '../visit.ts';
import { api, bodyOf, desktop, eventually, parameters, phone, show, status, url, visitConsole } from './page.ts';

const browser = await launch();
const reference = await serveReference({ host: '127.0.0.1', port: 0 });

afterAll(async () => {
  await browser?.close();
  await reference.close();
});

const visit = (path: string, options?: Parameters<typeof visitConsole>[2]): Promise<Visit> =>
  visitConsole(browser, new URL(path, reference.url).href, options);

describe.skipIf(!browser).each([
  { language: 'ja', path: '/', width: desktop },
  { language: 'en', path: '/en/', width: phone },
])('the console in $language, $width pixels wide', ({ path, width }) => {
  let visited: Visit;

  beforeAll(async () => {
    visited = await visit(path, { width });
  });

  afterEach(() => expect(visited.problems).toEqual([]));
  afterAll(() => visited[Symbol.asyncDispose]());

  test('has a labeled control for each parameter, and a link to its description', async () => {
    const { page } = visited;
    await show(page, '');
    for (const details of await page.locator('fieldset details').all()) {
      await details.evaluate((element) => element.setAttribute('open', ''));
    }
    for (const { name } of parameters) {
      const controls = page.locator(`[data-parameter="${name}"]`).getByLabel(name, { exact: true });
      await controls.first().waitFor();
      expect(await page.locator(`[data-parameter="${name}"] a`).getAttribute('href')).toBe(`#parameter-${name}`);
    }
  });

  test('sends the form with Enter, and shows the response of the mock, its headers and the URL', async () => {
    const { page } = visited;
    await show(page, '');
    const sort = page.locator('[data-parameter=sort] select');
    await sort.first().selectOption('name');
    await sort.last().selectOption('asc');
    await page.getByLabel('limit', { exact: true }).fill('3');
    await page.keyboard.press('Enter');
    expect(await status(page).innerText()).toBe('200 OK');
    expect(await url(page).innerText()).toBe(`${api}?limit=3&sort=name:asc`);
    const names = (await bodyOf(page)).images.map(({ name }) => name ?? '');
    expect(names).toHaveLength(3);
    expect(names).toEqual(names.toSorted());
    expect(await page.locator('[data-live]').innerText()).toContain('200 OK');
    await page.locator('#console-response-tab-1').click();
    expect(await page.locator('#console-response-1').innerText()).toContain('content-type: application/json');
    expect(new URL(page.url()).hash).toBe('#console?limit=3&sort=name:asc');
  });

  test('does not scroll the page sideways, whatever the response', async () => {
    const { page } = visited;
    await show(page, '#console?limit=200');
    await status(page).waitFor();
    const wide = await page.evaluate(() => {
      const pre = document.querySelector('#console-response-0');
      return {
        page: document.documentElement.scrollWidth - innerWidth,
        pre: pre && pre.scrollHeight > pre.clientHeight,
      };
    });
    expect(wide).toEqual({ page: 0, pre: true });
  });

  test('explains the empty list of a misspelt parameter, and corrects it', async () => {
    const { page } = visited;
    await show(page, '#console?limt=2');
    const hint = page.locator('.console-hint');
    await hint.getByText('limt').waitFor();
    expect(await status(page).innerText()).toBe('200 OK');
    expect((await bodyOf(page)).images).toEqual([]);
    await hint.getByRole('button').click();
    await eventually(async () => (await bodyOf(page)).images).toHaveLength(2);
    expect(await page.getByLabel('limit', { exact: true }).inputValue()).toBe('2');
    expect(await hint.count()).toBe(0);
  });

  test('shows an error that no request provokes as an example, with an empty form and no fragment', async () => {
    const { page } = visited;
    const index = await page.evaluate(() => {
      const data = JSON.parse(document.querySelector('[data-input]')?.textContent ?? '') as {
        operations: { errors: { request?: unknown }[] }[];
      };
      return data.operations[0]?.errors.findIndex(({ request }) => !request) ?? -1;
    });
    expect(index).toBeGreaterThanOrEqual(0);
    await show(page, '#console;token=nobody?limit=2&marker=');
    await status(page).waitFor();
    await page.locator('[data-errors]').selectOption(String(index));
    await page.locator('.console-hint').waitFor();
    expect(await url(page).innerText()).toBe(api);
    expect(await page.locator('#console-code-0').innerText()).not.toContain('limit');
    expect(await page.getByLabel('limit', { exact: true }).inputValue()).toBe('');
    expect(await page.locator('[data-extra] [data-name]').evaluateAll((rows) => rows.length)).toBe(1);
    expect(await page.locator('[data-extra] [data-name]').inputValue()).toBe('');
    expect(await page.locator('[data-caller]').inputValue()).toBe('owner');
    expect(page.url()).toBe(reference.url + path);
    expect(await page.locator('[data-errors]').inputValue()).toBe(String(index));
    await page.locator('.console-send').click();
    await eventually(() => status(page).innerText()).toBe('200 OK');
    expect(await page.locator('[data-errors]').inputValue()).toBe('');
  });

  test('reports an invalid link without an error, and restores a valid one when the fragment changes', async () => {
    const { page } = visited;
    await show(page, '#console;token=admin?limit=2');
    await page.locator('[data-notice]').getByText('token=admin').waitFor();
    expect(await status(page).count()).toBe(0);
    await page.evaluate(() => {
      location.hash = '#console;token=nobody;accept=text%2Fhtml?name=%E3%81%82%20%26';
    });
    await eventually(() => status(page).allInnerTexts()).toEqual(['401 Unauthorized']);
    expect(await page.locator('[data-notice]').isHidden()).toBe(true);
    expect(await page.getByLabel('name', { exact: true }).inputValue()).toBe('あ &');
    expect(await page.locator('[data-caller]').inputValue()).toBe('nobody');
    expect(await page.locator('#console-code-0').innerText()).not.toContain('X-Auth-Token');
  });

  test('keeps the request in a link to the page in another language', async () => {
    await using own = await visit(`${path}#console?limit=2`);
    const { page } = own;
    await status(page).waitFor();
    await page.locator('a.language').click();
    await page.waitForURL((address) => !address.href.startsWith(`${reference.url}${path}#`));
    expect(new URL(page.url()).hash).toBe('#console?limit=2');
    await status(page).waitFor();
    expect((await bodyOf(page)).images).toHaveLength(2);
  });

  test('shows a focus ring on whatever the Tab key reaches', async () => {
    const { page } = visited;
    await show(page, '#console?limit=2');
    await status(page).waitFor();
    await page.locator('[data-preset]').first().focus();
    const reached = new Set<string>();
    for (let count = 0; count < 40; count += 1) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const element = document.activeElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(element ?? document.body);
        return { html: element?.outerHTML.slice(0, 160) ?? '', ring: `${outlineStyle} ${outlineWidth}` };
      });
      expect(focus.ring, focus.html).toBe('solid 2px');
      reached.add(focus.html);
    }
    expect(reached.size).toBe(40);
  });
});
