import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export interface Visit extends AsyncDisposable {
  readonly page: Page;
  /** Requests to other origins. */
  readonly foreign: readonly string[];
  /** Failed requests, errors and warnings of the console, and uncaught errors. */
  readonly problems: readonly string[];
}

/**
 * Notes what goes wrong on a page from now on.
 *
 * @param isOwn Whether an address is one of the site.
 */
export function watch(page: Page, isOwn: (address: string) => boolean): Pick<Visit, 'foreign' | 'problems'> {
  const foreign: string[] = [];
  const problems: string[] = [];
  page.on('request', (request) => {
    if (!isOwn(request.url()) && !/^(?:data|blob):/.test(request.url())) foreign.push(request.url());
  });
  page.on('requestfailed', (request) => problems.push(`${request.url()} ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    if (!response.ok()) problems.push(`${response.url()} ${response.status()}`);
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  return { foreign, problems };
}

/** Opens a page in a context of its own. */
export async function visit(
  browser: Browser | undefined,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  if (!browser) throw new Error('No browser is available.');
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const { origin } = new URL(url);
  const noted = watch(page, (address) => address.startsWith(`${origin}/`));
  await page.goto(url, { waitUntil: 'load' });
  return { page, ...noted, [Symbol.asyncDispose]: () => context.close() };
}
