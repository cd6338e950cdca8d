import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { editions, siteUrl } from '../build/site.ts';
import { buildSite } from './site.ts';

async function contentOf(folder: string): Promise<Map<string, string>> {
  const files = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).toSorted();
  return new Map(
    await Promise.all(
      paths.map(async (path) => [path.slice(folder.length), (await readFile(path)).toString('base64')] as const),
    ),
  );
}

test('two builds write the same bytes, and only absolute addresses depend on SITE_URL', async () => {
  const [first, second, other] = await Promise.all(
    ['https://a.example/', 'https://a.example', 'https://bb.example/base/'].map(async (url) =>
      contentOf((await buildSite(url)).folder),
    ),
  );
  expect(first?.size).toBeGreaterThan(10);
  expect(second).toEqual(first);
  const neutral = (content = '', url = '') => Buffer.from(content, 'base64').toString().replaceAll(url, 'SITE/');
  const different = [...(first ?? [])].flatMap(([path, content]) =>
    neutral(content, 'https://a.example/') === neutral(other?.get(path), 'https://bb.example/base/') ? [] : [path],
  );
  // The links of the pages for unknown addresses begin at the root of the host.
  expect(different).toEqual(editions.map(({ folder }) => `/${folder}404.html`));
});

test('a build with an invalid SITE_URL fails and says what a valid one is', async () => {
  await expect(buildSite('docs.example.com')).rejects.toThrow(
    /SITE_URL must be an http or https URL .*given: docs\.example\.com/,
  );
});

test.each(['ftp://example.com/', 'https://example.com/?a', 'https://example.com/#a', '/images/', 'https://'])(
  'SITE_URL %s is rejected',
  (value) => {
    expect(() => siteUrl(value)).toThrow('SITE_URL must be');
  },
);

test('SITE_URL gets a slash at its end', () => {
  expect(siteUrl('https://example.com/images').href).toBe('https://example.com/images/');
});
