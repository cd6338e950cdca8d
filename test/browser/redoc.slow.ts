// Takes too long for `npm test`: works with Redoc's pages as a reader would.
import { describe, expect, test } from 'vitest';
import { expand, open, openSite, operationRoutes, pages, placeOf, visit } from './redoc/site.ts';
import { foreignTexts } from './redoc/words.ts';

const { browser, root } = await openSite();

/** The paragraphs of a Markdown text as a reader sees them. */
function paragraphs(markdown: string): string[] {
  const text = markdown.replaceAll(/`|\*\*/g, '').replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  return text.trim().split(/\s*\n\s*/);
}

describe.skipIf(!browser).each(pages)('the Redoc page in $language, without network access', (edition) => {
  const { language, path, openapi, other } = edition;
  const url = root + path;
  const routes = operationRoutes(openapi);
  const operations = Object.values(openapi.paths).flatMap((item) => Object.values(item));
  const [route = '', operation] = [routes[0], operations[0]];
  if (!operation) throw new Error('The document has no operation.');

  test('shows each parameter and response of each operation, without a request to another origin', async () => {
    const { page, foreign, problems } = await visit(browser, url + route);
    for (const [index, { summary, parameters, responses }] of operations.entries()) {
      await open(page, url + routes[index]);
      await page.getByRole('heading', { name: summary, level: 1 }).waitFor();
      const expected = [
        ...Object.keys(openapi.paths).slice(index, index + 1),
        ...parameters.map(({ name }) => name),
        ...Object.keys(responses),
        ...parameters.flatMap(({ description }) => paragraphs(description)),
        ...paragraphs(responses[200].description),
      ];
      const text = async (): Promise<string> => (await page.innerText('main')).replaceAll(/\s+/g, ' ');
      await expect
        .poll(async () => {
          const shown = await text();
          return expected.filter((phrase) => !shown.includes(phrase));
        })
        .toEqual([]);
      // A raw x-filter.
      expect(await text()).not.toContain('"property"');
    }
    expect(await page.getAttribute('html', 'lang')).toBe(language);
    expect({ foreign, problems }).toEqual({ foreign: [], problems: [] });
    await page.context().close();
  });

  test('shows each code sample of the document', async () => {
    const { page } = await visit(browser, url + route);
    const samples = operation['x-codeSamples'];
    let shown = samples[0]?.label ?? '';
    for (const { label, source } of samples) {
      await page.getByText(shown, { exact: true }).first().click();
      await page.getByRole('menuitem', { name: label, exact: true }).click();
      shown = label;
      await expect
        .poll(async () => (await page.innerText('main')).replaceAll(/\s+/g, ' '))
        .toContain(source.replaceAll(/\s+/g, ' ').trim());
    }
    await page.context().close();
  });

  test('names the examples of a response by their summaries', async () => {
    const { page } = await visit(browser, url + route);
    const examples = Object.values(operation.responses[200].content['application/json'].examples);
    const [first, ...others] = examples.map(({ summary }) => summary);
    await page.getByRole('button', { name: first ?? '', exact: true }).click();
    const items = await page.getByRole('menuitem').allInnerTexts();
    expect(items.map((item) => item.trim())).toEqual([first, ...others]);
    await page.context().close();
  });

  test('switches the language at the same place, by a link in the side bar and in the menu of a phone', async () => {
    const { page, problems } = await visit(browser, url + route);
    const links = await page
      .locator('a[href^="#/section/"], a[href*="path="]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    for (const hash of [links.find((link) => link.startsWith('#/section/')), links.at(5)]) {
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 800 });
        await open(page, url + hash);
        if (width === 390) await page.getByTestId('floating-button').click();
        const link = page.getByRole('navigation').getByRole('link', { name: other.name });
        await link.click();
        await page.waitForFunction((wanted) => document.documentElement?.lang === wanted, other.language);
        await page.getByRole('main').waitFor();
        expect(new URL(page.url()).hash).toBe(hash);
        const id = placeOf(String(hash));
        await page.locator(`[id="${id}"]`).waitFor();
        await expect
          .poll(() => page.locator(`[id="${id}"]`).evaluate((element) => element.getBoundingClientRect().top), {
            timeout: 10_000,
          })
          .toBeLessThan(400);
      }
    }
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test('is searched by keyboard alone', async () => {
    const { page, problems } = await visit(browser, url);
    const name = operation.parameters.at(-1)?.name ?? '';
    const trigger = page.getByTestId('search-trigger').getByRole('button');
    for (let presses = 0; presses < 5; presses++) {
      await page.keyboard.press('Tab');
      if (await trigger.evaluate((element) => element === document.activeElement)) break;
    }
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type(name);
    await page.getByRole('dialog').getByRole('link').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => address.hash.startsWith(route));
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test('offers its document for download', async () => {
    const { page } = await visit(browser, url);
    const link = page.locator('a[href$=".json"]').first();
    const response = await page.request.get(new URL((await link.getAttribute('href')) ?? '', page.url()).href);
    expect(await response.json()).toEqual(openapi);
    await page.context().close();
  });

  test('blocks inserted scripts, and images and requests from other hosts', async () => {
    const { page, problems } = await visit(browser, url);
    await page.evaluate(async () => {
      document.body.append(Object.assign(document.createElement('script'), { textContent: 'document.title = "run"' }));
      document.body.append(Object.assign(new Image(), { src: 'https://example.com/picture.png' }));
      await fetch('https://example.com/').catch(() => {});
    });
    await expect
      .poll(() => problems.filter((problem) => problem.includes('Content Security Policy')).length)
      .toBeGreaterThanOrEqual(3);
    expect(await page.title()).toBe(openapi.info.title);
    await page.context().close();
  });

  test('leads to the page of the endpoint if there is no JavaScript', async () => {
    const page = await browser?.newPage({ javaScriptEnabled: false });
    await page?.goto(url);
    expect(await page?.innerText('h1')).toBe(openapi.info.title);
    await page?.locator('.before-redoc').getByRole('link').click();
    expect(page?.url()).toBe(new URL('..', url).href);
    await page?.close();
  });
});

test.skipIf(!browser)('the Japanese Redoc page has no English word of Redoc', { timeout: 180_000 }, async () => {
  const [{ path, openapi }, english] = pages;
  const { page } = await visit(browser, root + path);
  const texts = new Set<string>();
  const read = async (document: object = openapi): Promise<void> => {
    for (const text of await foreignTexts(page, document)) texts.add(text);
  };
  await read();
  for (const route of operationRoutes(openapi)) {
    await open(page, root + path + route);
    await expand(page);
    for (const button of await page.locator('main [aria-haspopup="menu"]').all()) {
      await button.click();
      await read();
      await page.keyboard.press('Escape');
    }
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await expand(page);
      await read();
    }
    await page.getByText('認証の詳細', { exact: true }).click();
    await read();
    await page.keyboard.press('Escape');
    await page.getByTestId('search-trigger').getByRole('button').click();
    await read();
    await page.keyboard.type('id');
    await page.getByRole('dialog').getByRole('link').first().waitFor();
    await read();
  }
  await open(page, `${root + path}#/unknown`);
  await read();
  expect([...texts]).toEqual([]);

  // The same reading finds words on a page that has them.
  await open(page, `${root + english.path}#/unknown`);
  await read(english.openapi);
  expect([...texts]).toEqual(expect.arrayContaining(['No page at this address', 'Hide sidebar']));
  await page.context().close();
});
