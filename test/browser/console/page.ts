import english from '@conoha-images/spec/openapi.en.json' with { type: 'json' };
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Visit, visit } from '../visit.ts';

export const { parameters } = english.paths['/v2/images'].get;
export const api = `${english.servers[0]?.url}/v2/images`;

/** Widths of a window. */
export const desktop = 1280;
export const phone = 390;

/** Opens the page with the console. */
export async function visitConsole(
  browser: Browser | undefined,
  address: string,
  { width = desktop, ...options }: { width?: number; javaScriptEnabled?: boolean } = {},
): Promise<Visit> {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const visited = await visit(browser, address, { viewport: { width, height: 844 }, permissions, ...options });
  // A phone shows the form folded.
  if (width === phone) await visited.page.locator('[data-query] > summary').click();
  return visited;
}

/** Lets the console of an open page show the request of a fragment, from a clear form and the first tabs. */
export async function show(page: Page, fragment = ''): Promise<void> {
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
export const eventually = <Value>(value: () => Promise<Value>, message = '') =>
  expect.poll(value, { timeout: 20_000, message });

/** The status that is shown. */
export const status = (page: Page) => page.locator('[data-status] strong');
/** The URL that is shown. */
export const url = (page: Page) => page.locator('[data-url]');

/** The body that is shown, as JSON. */
export async function bodyOf(page: Page): Promise<{ images: { name: string | null; id: string }[]; next?: string }> {
  return JSON.parse(await page.locator('#console-response-0').innerText());
}
