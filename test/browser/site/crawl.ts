import type { Browser, Page } from 'playwright-core';
import { visit } from '../visit.ts';

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
 * @param scripts Whether the scripts of the pages run. Without them, a crawl is much faster.
 */
export async function crawl(
  browser: Browser | undefined,
  home: string,
  { scripts }: { readonly scripts: boolean },
): Promise<Crawl> {
  if (!browser) throw new Error('No browser is available.');
  await using context = await browser.newContext();
  const parser = await context.newPage();
  const pages: CrawledPage[] = [];
  const statuses = new Map<string, number>();
  const queue = [home];
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    if (statuses.has(url)) continue;
    const response = await fetch(url, { headers: { 'Accept-Encoding': 'identity' } });
    statuses.set(url, response.status);
    const html = await response.text();
    if (!response.ok || !response.headers.get('content-type')?.startsWith('text/html')) continue;
    const page = scripts ? await read(browser, url) : await contentOf(parser, url, html);
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

async function read(browser: Browser, url: string): Promise<CrawledPage> {
  await using visited = await visit(browser, url);
  // Redoc's page is written by a script.
  await visited.page.waitForLoadState('networkidle');
  return await contentOf(visited.page, url);
}

/** What a page has, or the page that an HTML text would be at the URL. */
async function contentOf(page: Page, url: string, html?: string): Promise<CrawledPage> {
  const content = await page.evaluate(
    ([html, url]) => {
      const parsed = html === undefined ? document : new DOMParser().parseFromString(html, 'text/html');
      if (parsed !== document) parsed.head.prepend(Object.assign(parsed.createElement('base'), { href: url }));
      return {
        ids: [...parsed.querySelectorAll('[id]')].map(({ id }) => id),
        links: [
          ...[...parsed.querySelectorAll<HTMLAnchorElement | HTMLLinkElement>('a[href], link[href]')].map(
            ({ href }) => href,
          ),
          ...[...parsed.querySelectorAll<HTMLImageElement | HTMLScriptElement>('[src]')].map(({ src }) => src),
          ...[...parsed.querySelectorAll<HTMLMetaElement>('meta[property]')].map(({ content }) => content),
        ].filter((link) => /^https?:/.test(link)),
        canonical: parsed.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href,
      };
    },
    [html, url] as const,
  );
  const { canonical, ...rest } = content;
  return { url, ...rest, ...(canonical !== undefined && { canonical }) };
}

export function withoutFragment(url: string): string {
  return url.replace(/#.*$/, '');
}
