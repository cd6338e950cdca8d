import type { Browser, BrowserContextOptions } from 'playwright-core';
import { visit } from './visit.ts';

/** A page of the site, after its scripts have run, if they do. */
export interface CrawledPage {
  readonly url: string;
  /** All ids, with their repetitions. */
  readonly ids: readonly string[];
  /** The URLs of all links, also those of files that the page loads and of its other languages. */
  readonly links: readonly string[];
  /** The URL that the page gives as its own. */
  readonly canonical?: string;
}

export interface Crawl {
  readonly pages: readonly CrawledPage[];
  /** The statuses of all URLs of the site, without fragments. */
  readonly statuses: ReadonlyMap<string, number>;
}

/**
 * Follows all links of a site from its first page.
 *
 * @param home The URL of the first page, with a slash at the end.
 */
export async function crawl(
  browser: Browser | undefined,
  home: string,
  options: BrowserContextOptions = {},
): Promise<Crawl> {
  const pages: CrawledPage[] = [];
  const statuses = new Map<string, number>();
  const queue = [home];
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    if (statuses.has(url)) continue;
    const response = await fetch(url);
    statuses.set(url, response.status);
    await response.body?.cancel();
    if (!response.ok || !response.headers.get('content-type')?.startsWith('text/html')) continue;
    const page = await read(browser, url, options);
    const { canonical } = pages[0] ?? page;
    // Absolute URLs begin with the address of the published site.
    const links = page.links.map((link) =>
      canonical !== undefined && link.startsWith(canonical) ? home + link.slice(canonical.length) : link,
    );
    pages.push({ ...page, links });
    queue.push(...links.filter((link) => link.startsWith(home)).map(withoutFragment));
  }
  return { pages, statuses };
}

async function read(browser: Browser | undefined, url: string, options: BrowserContextOptions): Promise<CrawledPage> {
  await using visited = await visit(browser, url, options);
  // Redoc's page is written by a script.
  if (options.javaScriptEnabled ?? true) await visited.page.waitForLoadState('networkidle');
  const page = await visited.page.evaluate(() => ({
    ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
    links: [
      ...[...document.querySelectorAll<HTMLAnchorElement | HTMLLinkElement>('[href]')].map(({ href }) => href),
      ...[...document.querySelectorAll<HTMLImageElement | HTMLScriptElement>('[src]')].map(({ src }) => src),
      ...[...document.querySelectorAll<HTMLMetaElement>('meta[property]')].map(({ content }) => content),
    ].filter((link) => /^https?:/.test(link)),
    canonical: document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href,
  }));
  const { canonical, ...rest } = page;
  return { url, ...rest, ...(canonical !== undefined && { canonical }) };
}

export function withoutFragment(url: string): string {
  return url.replace(/#.*$/, '');
}
