import { gzipSync } from 'node:zlib';
import { serveReference } from '@conoha-images/docs';
import english from '@conoha-images/spec/openapi.en.json' with { type: 'json' };
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launch } from './chromium.ts';

const browser = await launch();
const reference = await serveReference({ host: '127.0.0.1', port: 0 });

afterAll(async () => {
  await browser?.close();
  await reference.close();
});

const { parameters } = english.paths['/v2/images'].get;
const api = `${english.servers[0]?.url}/v2/images`;

const desktop = 1280;
const phone = 390;

interface Visit extends AsyncDisposable {
  readonly page: Page;
  /** Errors and warnings of the console, and uncaught errors. */
  readonly problems: string[];
}

async function visit(path: string, options: { width?: number; javaScriptEnabled?: boolean } = {}): Promise<Visit> {
  if (!browser) throw new Error('No browser is available.');
  const { width = desktop, ...rest } = options;
  const context = await browser.newContext({ viewport: { width, height: 844 }, ...rest });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(new URL(path, reference.url).href);
  // A phone shows the form folded.
  if (width === phone && rest.javaScriptEnabled !== false) await page.locator('[data-query] > summary').click();
  return { page, problems, [Symbol.asyncDispose]: () => context.close() };
}

/** Lets the console of an open page show the request of a fragment, from a clear form and the first tabs. */
async function show(page: Page, fragment = ''): Promise<void> {
  await page.evaluate(async (hash) => {
    document.querySelector('[data-status]')?.replaceChildren();
    history.replaceState(null, '', location.pathname);
    for (const button of document.querySelectorAll<HTMLElement>('[data-clear], [role=tab]:first-child')) button.click();
    if (hash === '') return;
    const changed = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
    location.hash = hash;
    await changed;
  }, fragment);
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

describe.skipIf(!browser)('the console', () => {
  let visited: Visit;

  beforeAll(async () => {
    visited = await visit('/');
  });

  afterEach(() => expect(visited.problems).toEqual([]));
  afterAll(() => visited[Symbol.asyncDispose]());

  test('follows the link to the next page, returns to an earlier one, and starts again', async () => {
    const { page } = visited;
    await show(page, '#console?limit=2&sort=name:asc');
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

  test('shows each error of the document when a reader chooses it', async () => {
    const { page } = visited;
    await show(page, '');
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
  });

  test('sends every preset to the mock, which has items for it', async () => {
    const { page } = visited;
    await show(page, '');
    for (const preset of await page.locator('[data-preset]').all()) {
      await preset.click();
      await eventually(() => status(page).innerText()).toBe('200 OK');
      expect((await bodyOf(page)).images.length).toBeGreaterThan(0);
      expect(await url(page).innerText()).toContain(await preset.innerText());
    }
  });

  test('copies the code of the chosen tab and a link to the request', async () => {
    const { page } = visited;
    await show(page, '#console?limit=2');
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await status(page).waitFor();
    await page.locator('[data-copy-link]').click();
    await eventually(clipboard).toBe(`${reference.url}/#console?limit=2`);
    await page.locator('#console-code-tab-0').focus();
    await page.keyboard.press('End');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('console-code-tab-2');
    await page.locator('[data-copy-code]').click();
    await eventually(clipboard).toContain("import { createImageClient } from '@conoha-images/client';");
    await eventually(clipboard).toContain('client.listImages({ limit: 2 })');
  });

  test('keeps the focus on the button for the next page, which does nothing on the last one', async () => {
    const { page } = visited;
    await show(page, '#console?limit=12');
    await status(page).waitFor();
    const next = page.locator('[data-next]');
    const steps = page.locator('[data-steps] button');
    const opacity = () => next.evaluate((button) => getComputedStyle(button).opacity);
    expect(await opacity()).toBe('1');
    await next.focus();
    let count = 1;
    while ((await next.getAttribute('aria-disabled')) === 'false') {
      await page.keyboard.press('Enter');
      count += 1;
      await eventually(() => steps.count()).toBe(count);
    }
    expect(count).toBeGreaterThan(1);
    expect(await next.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await opacity()).toBe('0.5');
    const last = { url: await url(page).innerText(), body: await bodyOf(page) };
    await page.keyboard.press('Enter');
    await next.click({ force: true });
    expect({ url: await url(page).innerText(), body: await bodyOf(page) }).toEqual(last);
    expect(await steps.count()).toBe(count);
  });

  test('follows a link once, however fast a reader clicks', async () => {
    const { page } = visited;
    await show(page, '#console?limit=2');
    await status(page).waitFor();
    await page.locator('[data-next]').evaluate((button: HTMLElement) => {
      button.click();
      button.click();
    });
    await eventually(() => page.locator('[data-steps] button').allInnerTexts()).toEqual(['1', '2']);
  });

  test.each(['marker=', 'name=', 'name=a%0Ab', 'name=%FF&name=x'])(
    'shows and copies the request %s, which no field holds, as it was sent',
    async (query) => {
      const { page } = visited;
      await show(page, `#console?${query}`);
      await status(page).waitFor();
      expect(await url(page).innerText()).toBe(`${api}?${query}`);
      await page.locator('#console-code-tab-1').click();
      expect(await page.locator('#console-code-1').innerText()).not.toContain(`fetch('${api}',`);
      await page.locator('[data-copy-link]').click();
      await eventually(() => page.evaluate(() => navigator.clipboard.readText())).toBe(
        `${reference.url}/#console?${query}`,
      );
    },
  );

  test('shows the URL of any request, and after an edit the same values of each parameter', async () => {
    await using own = await visit('/');
    const { page, problems } = own;
    // A short page is quick to lay out.
    await page.evaluate(() => {
      for (const section of document.querySelectorAll('section:not(#console)')) section.remove();
    });
    const text = fc.string({ unit: 'binary' });
    const names = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...parameters.map(({ name }) => name)) },
      fc.string({ unit: 'binary', minLength: 1 }),
    );
    const special = [
      '',
      'a\nb',
      '\r',
      '2',
      'true',
      'public',
      'name',
      'name:asc',
      'name:asc,id:desc',
      'name:',
      ',',
      'gt:1:2',
    ];
    const values = fc.oneof(
      fc.constantFrom(...special).map(encodeURIComponent),
      text.map(encodeURIComponent),
      fc.constantFrom('%FF', 'a%80b'),
    );
    const entries = fc.array(fc.tuple(names.map(encodeURIComponent), values), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(entries, async (list) => {
        const joined = list.map((entry) => entry.join('=')).join('&');
        const sent = await page.evaluate(
          (fragment) => {
            const code = document.querySelector('[data-url]');
            history.replaceState(null, '', fragment);
            dispatchEvent(new Event('hashchange'));
            const before = code?.textContent ?? '';
            // As if a reader had edited another part of the form.
            document.querySelector('[data-accept]')?.dispatchEvent(new Event('input', { bubbles: true }));
            return { before, after: code?.textContent ?? '' };
          },
          // Without a token, the response is small, and quick to show.
          `#console;token=nobody?${joined}`,
        );
        const query = list.map((entry) => entry.map(bytesOf));
        expect(queryOf(sent.before)).toEqual(query);
        const byName = ([a = '']: string[], [b = '']: string[]) => (a < b ? -1 : Number(a > b));
        expect(queryOf(sent.after).toSorted(byName)).toEqual(query.toSorted(byName));
      }),
      { numRuns: 50 },
    );
    expect(problems).toEqual([]);
  });

  test('makes no rows for a link with thousands of values', async () => {
    const { page } = visited;
    const rows = (name: string) => page.locator(`[data-parameter=${name}] .console-row`).count();
    await show(page, `#console?${'tag=1&'.repeat(1_000)}`);
    await page.locator('[data-notice]').getByText('tag=1&').waitFor();
    expect(await rows('tag')).toBe(1);
    expect(await status(page).count()).toBe(0);
    const query = `sort=${Array(1_000).fill('name:asc').join(',')}`;
    await show(page, `#console?${query}`);
    await status(page).waitFor();
    expect(await rows('sort')).toBe(1);
    expect(await url(page).innerText()).toBe(`${api}?${query}`);
  });

  test('follows the links of the operation that was sent, when the form is for another', async () => {
    await using own = await visit('about:blank');
    const { page, problems } = own;
    await page.route(`${reference.url}/`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: withSecondOperation(await response.text()) });
    });
    await page.goto(`${reference.url}/#console?limit=2`);
    await status(page).waitFor();
    const choice = page.locator('[data-operation-choice]');
    await choice.selectOption('other');
    expect(await url(page).innerText()).toBe(api);
    await page.locator('[data-next]').click();
    await eventually(() => page.locator('[data-steps] button').allInnerTexts()).toEqual(['1', '2']);
    expect(await url(page).innerText()).toMatch(/limit=2&marker=|marker=.*&limit=2/);
    expect(await choice.inputValue()).toBe('listImages');
    await show(page, '#console;operation=other?limit=2');
    await status(page).waitFor();
    expect(await choice.inputValue()).toBe('other');
    expect(await page.locator('[data-next]').isHidden()).toBe(true);
    expect(problems).toEqual([]);
  });

  test('is one sentence without JavaScript', async () => {
    await using own = await visit('/en/', { javaScriptEnabled: false });
    const { page } = own;
    expect(await page.locator('#console').innerText()).toBe('Console\n\nThe console needs JavaScript.');
  });

  test('is not printed', async () => {
    await using own = await visit('/en/');
    const { page } = own;
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#console').isVisible()).toBe(false);
  });

  test('loads at most 10 kB compressed with the page, and 60 kB more with the mock', async () => {
    await using own = await visit('/en/#console?limit=2');
    const { page } = own;
    await status(page).waitFor();
    const scripts = await page.evaluate(() =>
      performance.getEntriesByType('resource').flatMap(({ name }) => (name.endsWith('.js') ? [name] : [])),
    );
    const [first = 0, ...others] = await Promise.all(
      scripts.map(async (script) => gzipSync(await (await page.request.get(script)).body()).length),
    );
    expect(first).toBeLessThan(10_000);
    expect(others.length).toBeGreaterThan(0);
    expect(others.reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000);
  });
});

/** The entries of the query of a URL, as a name and a value in bytes. */
function queryOf(text: string): string[][] {
  const parameters = text.split('?')[1]?.split('&') ?? [];
  return parameters.map((parameter) => parameter.split('=').map(bytesOf));
}

/** A percent-encoded text as its bytes, since encoders differ in what they leave readable. */
function bytesOf(text: string): string {
  return text.replaceAll(/%([\da-f]{2})/gi, (_escape, byte) => String.fromCharCode(Number.parseInt(byte, 16)));
}

/** The page of a document with a second operation, whose list has no links. */
function withSecondOperation(page: string): string {
  const [before = '', rest = ''] = page.split(/(?<=data-input>)/);
  const [json = '', after = ''] = rest.split(/(?=<\/script>)(.*)/s);
  const data = JSON.parse(json) as { operations: { id: string; list: object }[] };
  const [first] = data.operations;
  if (!first) throw new Error('The page has no operation.');
  const second = { ...first, id: 'other', list: { ...first.list, page: {} } };
  const options = [first, second].map(({ id }) => `<option>${id}</option>`).join('');
  const choice = `<select data-operation-choice>${options}</select>`;
  return (
    before.replace(/<form data-form[^>]*>/, `$&${choice}`) +
    JSON.stringify({ ...data, operations: [first, second] }) +
    after
  );
}
