import axe from 'axe-core';
import { afterAll, describe, expect, test } from 'vitest';
import { launch } from './chromium.ts';
import { base, expand, open, operationRoutes, pages, serveSite, type Visit, visit } from './redoc/site.ts';
import { foreignTexts } from './redoc/words.ts';

const browser = await launch();
const server = await serveSite();
const root = server.origin + base;

afterAll(async () => {
  await browser?.close();
  server.close();
});

/** The paragraphs of a Markdown text as a reader sees them. */
function paragraphs(markdown: string): string[] {
  const text = markdown.replaceAll(/`|\*\*/g, '').replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  return text.trim().split(/\s*\n\s*/);
}

/** The id of the element to which a link leads: its fragment is a route, or a route and an id. */
function placeOf(link: string): string {
  return decodeURIComponent(link.split('#').at(-1) ?? '').replace(/^\//, '');
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
        await page.waitForFunction((wanted) => document.documentElement.lang === wanted, other.language);
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
  const internal = [...links].filter((link) => link.startsWith(`${server.origin}/`));
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
