import { readFile } from 'node:fs/promises';
import { createImageClient } from '@conoha-images/client';
import { serveReference } from '@conoha-images/docs';
import { elements, member } from '@conoha-images/document';
import { startMock } from '@conoha-images/mock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../chromium.ts';
import { visit } from '../visit.ts';
import { editions } from './editions.ts';
import { outputOf, type Sample, type Servers, typeErrors } from './sample.ts';

const browser = await launch();
const site = await serveReference({ host: '127.0.0.1', port: 0 });
const mock = await startMock({ port: 0 });

afterAll(async () => {
  await Promise.all([browser?.close(), site.close(), mock.close()]);
});

const { scripts } = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8'));

/** The blocks of code on a page that a reader can run. */
async function samplesOf(url: string): Promise<Sample[]> {
  await using visited = await visit(browser, url);
  // Until the console has written the code of its call.
  await visited.page.waitForLoadState('networkidle');
  const blocks = await visited.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-language], code[class*="language-"]')].map((element) => ({
      language: element.dataset['language'] ?? element.className.replace(/^.*language-(\S+).*$/, '$1'),
      code: (element.querySelector('code') ?? element).textContent,
    })),
  );
  const names: Readonly<Record<string, string>> = { bash: 'shell', sh: 'shell', curl: 'shell' };
  return blocks
    .map(({ language, code }) => ({ language: names[language] ?? language, code }))
    .filter(({ language }) => ['shell', 'javascript', 'typescript'].includes(language));
}

/** The npm scripts that a block of lines runs, if it does nothing else. */
function scriptsIn(code: string): string[] {
  const names = code.split('\n').map((line) => /^npm run ([\w:-]+)$/.exec(line)?.[1]);
  return names.every((name) => name !== undefined) ? names : [];
}

function serversOf(document: object): Servers {
  const urls = elements(member(document, 'servers')).map((server) => String(member(server, 'url')));
  return { urls, mock: mock.url };
}

/** The IDs of all images of the mock, as the samples see them. */
async function imageIds(): Promise<string[]> {
  const client = createImageClient({ baseUrl: mock.url, token: 'any' });
  const ids: string[] = [];
  for await (const { id } of client.listImages()) ids.push(id);
  return ids;
}

describe.skipIf(!browser)('the endpoint page', () => {
  let pages: { readonly language: string; readonly samples: readonly Sample[]; readonly document: object }[];
  /** The samples of all languages: most are the same. */
  let samples: (Sample & { readonly document: object })[];

  beforeAll(async () => {
    pages = await Promise.all(
      editions.map(async ({ language, path, document }) => ({
        language,
        samples: await samplesOf(site.url + path),
        document,
      })),
    );
    const all = pages.flatMap((page) => page.samples.map((sample) => ({ ...sample, document: page.document })));
    samples = [...new Map(all.map((sample) => [sample.code, sample])).values()];
  });

  test('has only code that runs against the mock and prints images, their number or a report', async () => {
    const ids = await imageIds();
    const results = new Map<string, string>();
    for (const sample of samples) results.set(sample.code, await resultOf(sample, serversOf(sample.document), ids));
    expect([...results.values()].filter((result) => !kinds.includes(result))).toEqual([]);
    for (const page of pages) {
      expect(new Set(page.samples.map(({ code }) => results.get(code))), page.language).toEqual(new Set(kinds));
    }
  });

  test('has only TypeScript that the compiler accepts', async () => {
    const sources = samples.filter(({ language }) => language === 'typescript');
    expect(sources.length).toBeGreaterThan(0);
    expect(await typeErrors(sources.map(({ code }) => code))).toBe('');
  });
});

/** What the samples print. */
const kinds = ['images', 'number of images', 'report', 'scripts'];

async function resultOf(sample: Sample, servers: Servers, ids: readonly string[]): Promise<string> {
  const names = scriptsIn(sample.code);
  // The scripts take minutes, and run as checks of the repository.
  const unknown = names.filter((name) => !(name in scripts));
  if (names.length > 0) return unknown.length === 0 ? 'scripts' : `Unknown scripts: ${unknown}`;
  return kindOf(await outputOf(sample, servers), ids);
}

/** What a program printed: one of the kinds above, or its whole output. */
function kindOf(output: string, ids: readonly string[]): string {
  if (ids.some((id) => output.includes(id))) return 'images';
  if (output.trim() === String(ids.length)) return 'number of images';
  return output.includes('✓') && !output.includes('✗') ? 'report' : output;
}
