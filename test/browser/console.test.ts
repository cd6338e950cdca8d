import { gzipSync } from 'node:zlib';
import { serveReference } from '@conoha-images/docs';
import english from '@conoha-images/spec/openapi.en.json' with { type: 'json' };
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { launch } from './chromium.ts';

const browser = await launch();
const reference = await serveReference({ host: '127.0.0.1', port: 0 });

afterAll(async () => {
  await browser?.close();
  await reference.close();
});

interface Visit extends AsyncDisposable {
  readonly page: Page;
  /** Errors and warnings of the console, and uncaught errors. */
  readonly problems: string[];
}

async function visit(path: string, options: { width?: number; javaScriptEnabled?: boolean } = {}): Promise<Visit> {
  if (!browser) throw new Error('No browser is available.');
  const { width = 1280, ...rest } = options;
  const context = await browser.newContext({ viewport: { width, height: 844 }, ...rest });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(reference.url + path);
  return { page, problems, [Symbol.asyncDispose]: () => context.close() };
}

/** Expects of a value that it comes to be as described, on a slow machine too. */
const eventually = <Value>(value: () => Promise<Value>, message = '') =>
  expect.poll(value, { timeout: 20_000, message });

const status = (page: Page) => page.locator('[data-status] strong');
const url = (page: Page) => page.locator('[data-url]');

/** The body that is shown, as JSON. */
async function bodyOf(page: Page): Promise<{ images: { name: string | null; id: string }[]; next?: string }> {
  return JSON.parse(await page.locator('#console-response-0').innerText());
}

const { parameters } = english.paths['/v2/images'].get;
const desktop = 1280;
const phone = 390;

describe.skipIf(!browser).each([
  { language: 'ja', path: '/', width: desktop },
  { language: 'en', path: '/en/', width: desktop },
  { language: 'ja', path: '/', width: phone },
  { language: 'en', path: '/en/', width: phone },
])('the console in $language, $width pixels wide', ({ path, width }) => {
  async function open(fragment = ''): Promise<Visit> {
    const visited = await visit(path + fragment, { width });
    // A phone shows the form folded.
    if (width === phone) await visited.page.locator('[data-query] > summary').click();
    return visited;
  }

  test('has a labeled control for each parameter, and a link to its description', async () => {
    await using visited = await open();
    const { page } = visited;
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
    await using visited = await open();
    const { page, problems } = visited;
    const sort = page.locator('[data-parameter=sort] select');
    await sort.first().selectOption('name');
    await sort.last().selectOption('asc');
    await page.getByLabel('limit', { exact: true }).fill('3');
    await page.keyboard.press('Enter');
    expect(await status(page).innerText()).toBe('200 OK');
    expect(await url(page).innerText()).toBe(`${english.servers[0]?.url}/v2/images?limit=3&sort=name:asc`);
    const names = (await bodyOf(page)).images.map(({ name }) => name ?? '');
    expect(names).toHaveLength(3);
    expect(names).toEqual(names.toSorted());
    expect(await page.locator('[data-live]').innerText()).toContain('200 OK');
    await page.locator('#console-response-tab-1').click();
    expect(await page.locator('#console-response-1').innerText()).toContain('content-type: application/json');
    expect(new URL(page.url()).hash).toBe('#console?limit=3&sort=name:asc');
    expect(problems).toEqual([]);
  });

  test('does not scroll the page sideways, whatever the response', async () => {
    await using visited = await open('#console?limit=200');
    const { page } = visited;
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

  test('follows the link to the next page, returns to an earlier one, and starts again', async () => {
    await using visited = await open('#console?limit=2&sort=name:asc');
    const { page } = visited;
    await status(page).waitFor();
    const first = await bodyOf(page);
    await page.locator('[data-next]').click();
    await eventually(async () => (await bodyOf(page)).images[0]?.id).not.toBe(first.images[0]?.id);
    expect(await url(page).innerText()).toContain(`marker=${first.images[1]?.id}`);
    const second = await bodyOf(page);
    await page.locator('[data-next]').click();
    await eventually(() => page.locator('[data-steps] button').allInnerTexts()).toEqual(['1', '2', '3']);
    await page.locator('[data-steps] button').nth(1).click();
    await eventually(() => bodyOf(page)).toEqual(second);
    expect(await page.locator('[data-steps] [aria-current]').innerText()).toBe('2');
    await page.locator('[data-first]').click();
    await eventually(() => bodyOf(page)).toEqual(first);
    expect(await page.locator('[data-steps] button').allInnerTexts()).toEqual(['1']);
  });

  test('explains the empty list of a misspelt parameter, and corrects it', async () => {
    await using visited = await open('#console?limt=2');
    const { page } = visited;
    const hint = page.locator('.console-hint');
    await hint.getByText('limt').waitFor();
    expect(await status(page).innerText()).toBe('200 OK');
    expect((await bodyOf(page)).images).toEqual([]);
    await hint.getByRole('button').click();
    await eventually(async () => (await bodyOf(page)).images).toHaveLength(2);
    expect(await page.getByLabel('limit', { exact: true }).inputValue()).toBe('2');
    expect(await hint.count()).toBe(0);
  });

  test('shows each error of the document when a reader chooses it', async () => {
    await using visited = await open();
    const { page, problems } = visited;
    const errors = page.locator('[data-errors] option:not([value=""])');
    const statuses = await errors.evaluateAll((options) =>
      options.map(
        (option) => [(option as HTMLOptionElement).value, (option.parentElement as HTMLOptGroupElement).label] as const,
      ),
    );
    expect(statuses.length).toBeGreaterThan(20);
    for (const [value, label] of statuses) {
      await page.locator('[data-status]').evaluate((element) => element.replaceChildren());
      await page.locator('[data-errors]').selectOption(value);
      await eventually(() => status(page).allInnerTexts(), value).toEqual([label]);
      expect(await page.locator('[data-errors]').inputValue()).toBe(value);
    }
    expect(problems).toEqual([]);
  });

  test('sends every preset to the mock, which has items for it', async () => {
    await using visited = await open();
    const { page } = visited;
    for (const preset of await page.locator('[data-preset]').all()) {
      await preset.click();
      await eventually(() => status(page).innerText()).toBe('200 OK');
      expect((await bodyOf(page)).images.length).toBeGreaterThan(0);
      expect(await url(page).innerText()).toContain(await preset.innerText());
    }
  });

  test('reports an invalid link without an error, and restores a valid one when the fragment changes', async () => {
    await using visited = await open('#console;token=admin?limit=2');
    const { page, problems } = visited;
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
    expect(problems).toEqual([]);
  });

  test('keeps the request in a link to the page in another language', async () => {
    await using visited = await open('#console?limit=2');
    const { page } = visited;
    await status(page).waitFor();
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: '.', hreflang: 'en', textContent: 'language' });
      document.body.prepend(link);
      link.addEventListener('click', (event) => event.preventDefault());
    });
    const link = page.getByText('language', { exact: true });
    await link.click();
    expect(await link.evaluate((element) => (element as HTMLAnchorElement).hash)).toBe('#console?limit=2');
  });

  test('copies the code of the chosen tab and a link to the request', async () => {
    await using visited = await open('#console?limit=2');
    const { page } = visited;
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await status(page).waitFor();
    await page.locator('[data-copy-link]').click();
    await eventually(clipboard).toBe(`${reference.url}${path}#console?limit=2`);
    await page.locator('#console-code-tab-0').focus();
    await page.keyboard.press('End');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('console-code-tab-2');
    await page.locator('[data-copy-code]').click();
    await eventually(clipboard).toContain("import { createImageClient } from '@conoha-images/client';");
    await eventually(clipboard).toContain('client.listImages({ limit: 2 })');
  });

  test('shows a focus ring on whatever the Tab key reaches', async () => {
    await using visited = await open('#console?limit=2');
    const { page } = visited;
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

describe.skipIf(!browser)('the console', () => {
  test('is one sentence without JavaScript', async () => {
    await using visited = await visit('/en/', { javaScriptEnabled: false });
    const { page } = visited;
    expect(await page.locator('#console').innerText()).toBe('Console\n\nThe console needs JavaScript.');
  });

  test('is not printed', async () => {
    await using visited = await visit('/en/');
    const { page } = visited;
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#console').isVisible()).toBe(false);
  });

  test('loads at most 10 kB compressed with the page, and 60 kB more with the mock', async () => {
    await using visited = await visit('/en/#console?limit=2');
    const { page } = visited;
    await status(page).waitFor();
    const sizes = await page.evaluate(async () => {
      const scripts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'));
      return Object.fromEntries(
        scripts.map((entry) => [entry.name, (entry as PerformanceResourceTiming).decodedBodySize]),
      );
    });
    const compressed = await Promise.all(
      Object.keys(sizes).map(async (name) => {
        const response = await page.request.get(name);
        return [name, gzipSync(await response.body()).length] as const;
      }),
    );
    const [first, ...others] = compressed;
    expect(first?.[0]).toMatch(/\/console\.[\w-]+\.js$/);
    expect(first?.[1]).toBeLessThan(10_000);
    expect(others.length).toBeGreaterThan(0);
    expect(others.reduce((sum, [, size]) => sum + size, 0)).toBeLessThan(60_000);
  });
});
