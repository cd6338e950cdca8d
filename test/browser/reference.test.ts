import { serveReference } from '@conoha-images/docs';
import english from '@conoha-images/spec/openapi.en.json' with { type: 'json' };
import japanese from '@conoha-images/spec/openapi.json' with { type: 'json' };
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { launch } from './chromium.ts';

const browser = await launch();
const reference = await serveReference({ host: '127.0.0.1', port: 0 });

afterAll(async () => {
  await browser?.close();
  await reference.close();
});

interface Visit {
  readonly page: Page;
  /** Requests to other origins. */
  readonly foreign: string[];
  /** Failed requests, errors and warnings of the console, and uncaught errors. */
  readonly problems: string[];
}

async function visit(path: string): Promise<Visit> {
  if (!browser) throw new Error('No browser is available.');
  const page = await browser.newPage();
  const foreign: string[] = [];
  const problems: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${reference.url}/`) && !request.url().startsWith('data:'))
      foreign.push(request.url());
  });
  page.on('requestfailed', (request) => problems.push(`${request.url()} ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    if (!response.ok()) problems.push(`${response.url()} ${response.status()}`);
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(reference.url + path, { waitUntil: 'networkidle' });
  return { page, foreign, problems };
}

/** The paragraphs of a Markdown text as a reader sees them. */
function paragraphs(markdown: string): string[] {
  const text = markdown.replaceAll(/`|\*\*/g, '').replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  return text.trim().split(/\s*\n\s*/);
}

describe.skipIf(!browser).each([
  { language: 'ja', path: '/', openapi: japanese, other: { language: 'en', name: 'English' } },
  { language: 'en', path: '/en/', openapi: english, other: { language: 'ja', name: '日本語' } },
])('the reference in $language, without network access', ({ language, path, openapi, other }) => {
  const { get } = openapi.paths['/v2/images'];

  test('shows the operation, each parameter and each response, without a request to another origin', async () => {
    const { page, foreign, problems } = await visit(`${path}#/images/listimages`);
    await page.getByRole('heading', { name: get.summary }).first().waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe(language);
    const text = (await page.innerText('body')).replaceAll(/\s+/g, ' ');
    const expected = [
      '/v2/images',
      ...get.parameters.map(({ name }) => name),
      ...Object.keys(get.responses),
      ...get.parameters.flatMap(({ description }) => paragraphs(description)),
      ...paragraphs(get.responses[200].description),
    ];
    expect(expected.filter((phrase) => !text.includes(phrase))).toEqual([]);
    expect({ foreign, problems }).toEqual({ foreign: [], problems: [] });
    await page.close();
  });

  test('shows each code sample of the document', async () => {
    const { page } = await visit(`${path}#/images/listimages`);
    const samples = get['x-codeSamples'];
    let shown = samples[0]?.label ?? '';
    for (const { label, source } of samples) {
      await page.getByText(shown, { exact: true }).first().click();
      await page.getByRole('menuitem', { name: label, exact: true }).click();
      shown = label;
      await expect
        .poll(async () => (await page.innerText('body')).replaceAll(/\s+/g, ' '))
        .toContain(source.replaceAll(/\s+/g, ' ').trim());
    }
    await page.close();
  });

  test('links to the same operation in the other language', async () => {
    const { page, problems } = await visit(`${path}#/images/listimages`);
    await page.getByRole('link', { name: other.name }).click();
    await page.waitForURL((url) => url.href !== `${reference.url}${path}#/images/listimages`);
    expect(await page.getAttribute('html', 'lang')).toBe(other.language);
    expect(new URL(page.url()).hash).toBe('#/images/listimages');
    expect(problems).toEqual([]);
    await page.close();
  });

  test('offers its document for download', async () => {
    const { page } = await visit(path);
    const link = page.locator('a[href$=".json"]').first();
    const response = await page.request.get(new URL((await link.getAttribute('href')) ?? '', page.url()).href);
    expect(await response.json()).toEqual(openapi);
    await page.close();
  });

  test('blocks inserted scripts, and images and requests from other hosts', async () => {
    const { page, problems } = await visit(path);
    await page.evaluate(async () => {
      document.body.append(Object.assign(document.createElement('script'), { textContent: 'document.title = "run"' }));
      document.body.append(Object.assign(new Image(), { src: 'https://example.com/picture.png' }));
      await fetch('https://example.com/').catch(() => {});
    });
    await expect
      .poll(() => problems.filter((problem) => problem.includes('Content Security Policy')).length)
      .toBeGreaterThanOrEqual(3);
    expect(await page.title()).toBe(openapi.info.title);
    await page.close();
  });
});
