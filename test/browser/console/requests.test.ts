import { gzipSync } from 'node:zlib';
import { serveReference } from '@conoha-images/docs';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../chromium.ts';
import type { Visit } from '../visit.ts';
import { api, bodyOf, eventually, parameters, show, status, url, visitConsole } from './page.ts';

const browser = await launch();
const reference = await serveReference({ host: '127.0.0.1', port: 0 });

afterAll(async () => {
  await browser?.close();
  await reference.close();
});

const visit = (path: string, options?: Parameters<typeof visitConsole>[2]): Promise<Visit> =>
  visitConsole(browser, new URL(path, reference.url).href, options);

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
