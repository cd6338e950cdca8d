import { readFile } from 'node:fs/promises';
import english from '@conoha-images/spec/openapi.en.json' with { type: 'json' };
import japanese from '@conoha-images/spec/openapi.json' with { type: 'json' };
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { launch } from '../chromium.ts';
import { type FileServer, serve } from '../serve.ts';
import { type Visit as PageVisit, watch } from '../visit.ts';

const distribution = new URL('../dist/', import.meta.resolve('@conoha-images/docs'));

/** Where the tests serve the site: not at the root of its host, because a project page is not there either. */
const base = '/some/base/';

/** Redoc's page in each language, and the document that it shows. */
export const pages = [
  { language: 'ja', path: 'reference/', openapi: japanese, other: { language: 'en', name: 'English' } },
  { language: 'en', path: 'en/reference/', openapi: english, other: { language: 'ja', name: '日本語' } },
] as const;

/** A browser, which is undefined if the machine has none, and the URL of the site. Both end with the tests of the file. */
export async function openSite(): Promise<{ readonly browser: Browser | undefined; readonly root: string }> {
  const browser = await launch();
  const server = await serveSite();
  afterAll(async () => {
    await browser?.close();
    server.close();
  });
  return { browser, root: server.origin + base };
}

function serveSite(): Promise<FileServer> {
  return serve(async (path) => {
    const [name = ''] = path.split('?');
    if (!name.startsWith(base)) return undefined;
    const file = name.slice(base.length).replace(/(^|\/)$/, '$1index.html');
    const body = await readFile(new URL(file, distribution)).catch(() => undefined);
    const type = file.endsWith('.html') ? 'text/html' : 'application/json';
    return body && [type, body];
  });
}

export type Visit = Omit<PageVisit, typeof Symbol.asyncDispose>;

/** Opens a page, in a window of its own. */
export async function visit(
  browser: Browser | undefined,
  url: string,
  options?: BrowserContextOptions,
): Promise<Visit> {
  if (!browser) throw new Error('No browser is available.');
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const noted = watch(page, (address) => address.startsWith(`${new URL(url).origin}${base}`));
  await open(page, url);
  return { page, ...noted };
}

/** Loads a page again, even if only the fragment of its URL differs from that of the present one. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(url);
  await page.locator('main h1').first().waitFor();
}

/** Opens everything on the page that can be opened by a button, so that its text can be read. */
export async function expand(page: Page): Promise<void> {
  for (const control of await page.locator('main button[aria-expanded="false"]:not([aria-haspopup])').all()) {
    await control.click();
  }
}

/** The routes of the operations of a document. */
export function operationRoutes(openapi: (typeof pages)[number]['openapi']): string[] {
  return Object.values(openapi.paths)
    .flatMap((item) => Object.values(item))
    .map(({ tags, operationId }) => `#/${tags[0]}/${operationId}`.toLowerCase());
}

/** The id of the element to which a link leads: its fragment is a route, or a route and an id. */
export function placeOf(link: string): string {
  return decodeURIComponent(link.split('#').at(-1) ?? '').replace(/^\//, '');
}
