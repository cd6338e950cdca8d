import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { marked } from 'marked';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { guides } from '../build/machines/guides.ts';
import { editions, redocPage } from '../build/site.ts';
import { buildSite, bundle, type Site } from './site.ts';

const [site, other] = await Promise.all([
  buildSite('https://docs.example.com/conoha/images'),
  buildSite('https://a.example/'),
]);

/** The content of each file of a site, with one character for each byte, and with a word in the place of its address. */
async function contentOf({ folder, url }: Site): Promise<Map<string, string>> {
  const files = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).toSorted();
  return new Map(
    await Promise.all(
      paths.map(async (path) => {
        const content = await readFile(path, 'latin1');
        return [path.slice(folder.length), content.replaceAll(url.href, 'SITE/')] as const;
      }),
    ),
  );
}

/** The targets of all links in a Markdown text. */
function linksOf(markdown: string): string[] {
  const urls: string[] = [];
  marked.walkTokens(marked.lexer(markdown), (token) => {
    if (token.type === 'link') urls.push(token.href);
  });
  return urls;
}

/** The values of an attribute of the tags that match, in a page or in XML. */
function attributes(text: string, tag: RegExp, name: string): string[] {
  return [...text.matchAll(tag)].flatMap(([match]) => new RegExp(` ${name}="([^"]*)"`).exec(match)?.[1] ?? []);
}

test('two builds write the same bytes, except for absolute addresses, which begin with SITE_URL', async () => {
  const [first, second] = await Promise.all([site, other].map(contentOf));
  expect([...(first?.keys() ?? [])]).toEqual([...(second?.keys() ?? [])]);
  expect(first?.size).toBeGreaterThan(10);
  const different = [...(first ?? [])].flatMap(([path, content]) => (content === second?.get(path) ? [] : [path]));
  // The links of the pages for unknown addresses begin at the root of the host.
  expect(different).toEqual(editions.map(({ folder }) => `/${folder}404.html`));
});

test.each(editions)('openapi.json and openapi.yaml of $language are the document', async ({ folder, document }) => {
  const expected = await bundle(document);
  expect(JSON.parse(await site.read(`${folder}openapi.json`))).toEqual(expected);
  const yaml = await site.read(`${folder}openapi.yaml`);
  expect(parse(yaml)).toEqual(expected);
  expect(parse(yaml, { version: '1.1' }), 'for a parser of YAML 1.1').toEqual(expected);
});

test.each(['llms.txt', 'index.md', 'en/index.md', ...guides.map(({ file }) => file)])(
  'every link of %s leads to a file of the site, or to another site',
  async (file) => {
    const links = linksOf(await site.read(file)).map((link) => new URL(link, new URL(file, site.url)).href);
    expect(links.filter((link) => !site.leads(link))).toEqual([]);
  },
);

test('llms.txt is a heading, a summary, and lists of links with descriptions', async () => {
  const tokens = marked.lexer(await site.read('llms.txt')).filter(({ type }) => type !== 'space');
  expect(tokens.slice(0, 3).map(({ type }) => type)).toEqual(['heading', 'blockquote', 'paragraph']);
  expect(tokens.slice(3).map(({ type }) => type)).toEqual(
    Array(8)
      .fill(['heading', 'list'])
      .flat()
      .slice(0, tokens.length - 3),
  );
  const entries = (await site.read('llms.txt')).split('\n').filter((line) => line.startsWith('- '));
  for (const entry of entries) expect(entry).toMatch(/^- \[.+\]\(https:\/\/.+\): \S.+$/);
  const links = linksOf(await site.read('llms.txt'));
  for (const { folder } of editions) {
    for (const file of ['', redocPage, 'index.md', 'openapi.json', 'openapi.yaml'])
      expect(links).toContain(new URL(folder + file, site.url).href);
  }
});

test('sitemap.xml names every page in every language, and robots.txt names sitemap.xml', async () => {
  const map = await site.read('sitemap.xml');
  const pages = [...map.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = '']) => address);
  expect(pages).toHaveLength(editions.length * 2);
  for (const entry of map.split('<url>').slice(1)) {
    const alternates = attributes(entry, /<xhtml:link .*?>/g, 'href');
    expect(alternates).toHaveLength(editions.length + 1);
    expect([...pages, ...alternates].filter((address) => !site.leads(address))).toEqual([]);
  }
  expect(await site.read('robots.txt')).toContain(`Sitemap: ${new URL('sitemap.xml', site.url).href}\n`);
});

test.each(['', redocPage])(
  'each page at /%s names its own address, and the pages of both languages name each other',
  async (path) => {
    const pages = await Promise.all(editions.map(({ folder }) => site.read(`${folder}${path}index.html`)));
    const alternates = pages.map((page) => {
      const links = /<link rel="alternate" hreflang=.*?>/g;
      return Object.fromEntries(
        attributes(page, links, 'hreflang').map((language, index) => [
          language,
          attributes(page, links, 'href')[index],
        ]),
      );
    });
    const [first] = alternates;
    expect(first).toEqual({
      ...Object.fromEntries(editions.map(({ language, folder }) => [language, new URL(folder + path, site.url).href])),
      'x-default': new URL(path, site.url).href,
    });
    for (const other of alternates) expect(other).toEqual(first);
    for (const [index, { language }] of editions.entries())
      expect(attributes(pages[index] ?? '', /<link rel="canonical".*?>/g, 'href')).toEqual([first?.[language]]);
  },
);

test.each(editions)('the page in $language leads programs to its other forms and to its card', async ({ folder }) => {
  const page = await site.read(`${folder}index.html`);
  const targets = [
    ...attributes(page, /<link rel="alternate" type=.*?>/g, 'href'),
    ...attributes(page, /<link rel="service-desc".*?>/g, 'href'),
    ...attributes(page, /<meta property="og:(image|url)".*?>/g, 'content'),
  ];
  expect(targets.map((target) => target.slice(new URL(folder, site.url).href.length)).toSorted()).toEqual(
    ['', 'card.png', 'index.md', 'openapi.json', 'openapi.yaml'].toSorted(),
  );
  expect(targets.filter((target) => !site.leads(target))).toEqual([]);
});

test.each(editions)(
  'the structured data of the page in $language repeats the document',
  async ({ folder, language, document }) => {
    const [, json = ''] =
      /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await site.read(`${folder}index.html`)) ?? [];
    const { info } = (await bundle(document)) as { info: { title: string; summary: string; version: string } };
    const data = JSON.parse(json);
    expect(data).toMatchObject({
      '@type': 'TechArticle',
      headline: info.title,
      description: info.summary,
      version: info.version,
      inLanguage: language,
      about: { '@type': 'WebAPI', name: info.title },
    });
    expect(data.about.provider, 'an independent project does not speak for the provider').toBeUndefined();
  },
);

test.each(editions)('the description of the page in $language fits in a search result', async ({ folder }) => {
  const [description = ''] = attributes(
    await site.read(`${folder}index.html`),
    /<meta name="description".*?>/g,
    'content',
  );
  expect(description.length).toBeGreaterThan(50);
  expect(description.length).toBeLessThanOrEqual(200);
});

test.each(editions)('the page in $language for unknown addresses works at any depth', async ({ folder, language }) => {
  const page = await site.read(`${folder}404.html`);
  expect(page).toContain(`<html lang="${language}">`);
  const targets = attributes(page, /<(a|link) .*?>/g, 'href');
  expect(targets.length).toBeGreaterThan(editions.length);
  expect(targets.filter((target) => !target.startsWith(site.url.pathname))).toEqual([]);
  expect(targets.filter((target) => !site.leads(new URL(target, site.url).href))).toEqual([]);
});
