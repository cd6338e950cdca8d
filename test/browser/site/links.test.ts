import { serveReference } from '@conoha-images/docs';
import { entriesOf, isObject, member } from '@conoha-images/document';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../chromium.ts';
import { type Crawl, type CrawledPage, crawl, withoutFragment } from './crawl.ts';
import { editions } from './editions.ts';

const browser = await launch();
const site = await serveReference({ host: '127.0.0.1', port: 0 });
const mounted = await serveReference({ host: '127.0.0.1', port: 0, base: '/some/base/' });

afterAll(async () => {
  await browser?.close();
  await Promise.all([site.close(), mounted.close()]);
});

/** Redoc finds its own fragments by a script, and has tests of its own. */
function isRedoc(url: string): boolean {
  return withoutFragment(url).endsWith('/reference/');
}

/** The links of a site that lead nowhere. */
function deadLinks({ pages, statuses }: Crawl): string[] {
  const ids = new Map(pages.map((page) => [page.url, new Set(page.ids)]));
  return pages.flatMap(({ url, links }) =>
    links.flatMap((link) => {
      const target = withoutFragment(link);
      const status = statuses.get(target);
      if (status === undefined) return [];
      if (status !== 200) return [`${url}: ${link} has the status ${status}`];
      const id = decodeURIComponent(new URL(link).hash.slice(1));
      const isFound = id === '' || isRedoc(link) || ids.get(target)?.has(id);
      return isFound ? [] : [`${url}: ${link} leads to no element`];
    }),
  );
}

/** All URLs in the texts of a document. */
function urlsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.match(/https?:\/\/[^\s)"'`<>]+/g) ?? [];
  return Object.values(Array.isArray(value) || isObject(value) ? value : {}).flatMap(urlsIn);
}

describe.skipIf(!browser)('the site', () => {
  let crawled: Crawl;

  beforeAll(async () => {
    crawled = await crawl(browser, `${site.url}/`, { scripts: true });
  }, 60_000);

  const pageAt = (path: string): CrawledPage => {
    const page = crawled.pages.find(({ url }) => url === site.url + path);
    if (!page) throw new Error(`No link leads to ${path}.`);
    return page;
  };

  test('has no dead link and no link to a missing part of a page', () => {
    expect(deadLinks(crawled)).toEqual([]);
    expect(crawled.pages.length).toBeGreaterThanOrEqual(2 * editions.length);
  });

  test('has each id once on a page, and the same ids in all languages', () => {
    const ids = editions.map(({ path }) => pageAt(path).ids);
    for (const list of ids) {
      expect(list.filter((id, index) => list.indexOf(id) !== index)).toEqual([]);
      expect([...list].sort()).toEqual([...(ids[0] ?? [])].sort());
    }
  });

  test.each(editions)('links from $path to every source of the document, and to no host beyond it', (edition) => {
    const { path, document } = edition;
    const external = pageAt(path).links.filter((link) => !link.startsWith(site.url));
    const known = new Set(urlsIn(document));
    expect(external.filter((link) => !known.has(link))).toEqual([]);
    const sources = entriesOf(member(document, 'x-sources')).flatMap(([, source]) => member(source, 'url') ?? []);
    expect(sources.filter((url) => !external.includes(String(url)))).toEqual([]);
  });

  test('has no dead link below another path', async () => {
    const home = `${mounted.url}/`;
    // The scripts of the pages are the same as above.
    const { pages, statuses } = await crawl(browser, home, { scripts: false });
    expect(deadLinks({ pages, statuses })).toEqual([]);
    expect([...statuses.keys()].map((url) => url.slice(home.length)).sort()).toEqual(
      [...crawled.statuses.keys()].map((url) => url.slice(site.url.length + 1)).sort(),
    );
  });
});
