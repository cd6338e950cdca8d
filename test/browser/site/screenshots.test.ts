import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { serveReference } from '@conoha-images/docs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { launch } from '../chromium.ts';
import { visit } from '../visit.ts';
import { rendererOf } from './renderer.ts';
import { baselineOf, differenceOf } from './screenshot.ts';

const browser = await launch();
const site = await serveReference({ host: '127.0.0.1', port: 0 });

afterAll(async () => {
  await browser?.close();
  await site.close();
});

interface View {
  readonly name: string;
  readonly path: string;
  readonly options: BrowserContextOptions;
  readonly media?: 'print';
}

const desktop = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };
/** A sheet of A4 with 96 pixels per inch. */
const paper = { width: 794, height: 1123 };

const views: readonly View[] = [
  { name: 'ja-desktop-light', path: '/', options: { viewport: desktop, colorScheme: 'light' } },
  { name: 'en-desktop-dark', path: '/en/', options: { viewport: desktop, colorScheme: 'dark' } },
  { name: 'ja-phone-light', path: '/', options: { viewport: phone, colorScheme: 'light' } },
  { name: 'en-phone-dark', path: '/en/', options: { viewport: phone, colorScheme: 'dark' } },
  { name: 'ja-parameters', path: '/#parameters', options: { viewport: desktop, colorScheme: 'light' } },
  { name: 'ja-print', path: '/#responses', options: { viewport: paper, colorScheme: 'dark' }, media: 'print' },
];

async function pictureOf(page: Page, { media }: View): Promise<Buffer> {
  if (media) {
    await page.emulateMedia({ media });
    // The fragment's element is elsewhere now.
    await page.evaluate(() => document.getElementById(location.hash.slice(1))?.scrollIntoView());
  }
  await page.evaluate(() => document.fonts.ready);
  return page.screenshot({ animations: 'disabled' });
}

const renderer = browser && (await rendererOf(browser));
const recorded = baselineOf('renderer.json');
const isUpdate = process.env['UPDATE_SCREENSHOTS'] === '1';
if (isUpdate && renderer) {
  await mkdir(new URL('.', recorded), { recursive: true });
  await writeFile(recorded, `${JSON.stringify(renderer, undefined, 2)}\n`);
}
const isComparable =
  existsSync(recorded) && JSON.stringify(JSON.parse(await readFile(recorded, 'utf8'))) === JSON.stringify(renderer);
if (renderer && !isComparable) {
  process.stderr.write(
    'The screenshots are not compared, because this Chromium or its fonts differ from those of test/browser/site/screenshots/renderer.json.\n',
  );
}

test.skipIf(!isComparable).each(views)('the view $name looks like the committed screenshot', async (view) => {
  await using visited = await visit(browser, site.url + view.path, view.options);
  const picture = await pictureOf(visited.page, view);
  if (isUpdate) await writeFile(baselineOf(`${view.name}.png`), picture);
  expect(await differenceOf(view.name, picture)).toBeUndefined();
});
