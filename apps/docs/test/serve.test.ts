import { request } from 'node:http';
import { afterAll, describe, expect, test } from 'vitest';
import { headerRules, headersFile } from '../build/machines/header-rules.ts';
import { editions, redocPage } from '../build/site.ts';
import { serveReference } from '../source/serve.ts';
import { buildSite } from './site.ts';

interface Reply {
  readonly status: number | undefined;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer;
}

/** Sends the path as it is, and does not decompress. */
function send(url: string, options: { method?: string; headers?: Record<string, string>; path?: string } = {}) {
  return new Promise<Reply>((resolve, reject) => {
    request(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) });
      });
    })
      .on('error', reject)
      .end();
  });
}

const site = await buildSite('http://127.0.0.1:8080/conoha/images/');

// One build serves both: its relative links work under any path. Only the pages for unknown addresses name the path.
describe.each(['/', site.url.pathname])('the site at %s', async (base) => {
  const server = await serveReference({ host: '127.0.0.1', port: 0, base, folder: site.folder });
  afterAll(() => server.close());
  const at = (path: string) => `${server.url}/${path}`;

  test.each([
    ['', 'text/html;charset=utf-8'],
    ['en/', 'text/html;charset=utf-8'],
    [redocPage, 'text/html;charset=utf-8'],
    ['index.md', 'text/markdown; charset=utf-8'],
    ['en/index.md', 'text/markdown; charset=utf-8'],
    ['guides/client.md', 'text/markdown; charset=utf-8'],
    ['llms.txt', 'text/plain; charset=utf-8'],
    ['openapi.json', 'application/json'],
    ['openapi.yaml', 'application/yaml'],
    ['sitemap.xml', 'text/xml'],
    ['icon.svg', 'image/svg+xml'],
    ['card.png', 'image/png'],
  ])('/%s has its content type, and the same content with and without compression', async (path, type) => {
    const content = Buffer.from(await (await fetch(at(path))).arrayBuffer());
    for (const encoding of ['identity', 'gzip', 'br']) {
      const { status, headers, body } = await send(at(path), { headers: { 'Accept-Encoding': encoding } });
      expect(status).toBe(200);
      expect(headers['content-type']).toBe(type);
      expect(headers['x-content-type-options']).toBe('nosniff');
      const isCompressed = encoding !== 'identity' && content.length > 1024 && type !== 'image/png';
      expect(headers['content-encoding'], `${encoding}, ${content.length} bytes`).toBe(
        isCompressed ? encoding : undefined,
      );
      if (isCompressed) expect(body.length).toBeLessThan(content.length / 2);
      else expect(body).toEqual(content);
    }
  });

  test('a page that did not change is not sent again, and HEAD has no body', async () => {
    const { headers } = await send(at('index.md'), { method: 'HEAD' });
    const again = await send(at('index.md'), { headers: { 'If-None-Match': String(headers['etag']) } });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
    const head = await send(at('index.md'), { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, headers: { 'content-type': 'text/markdown; charset=utf-8' } });
    expect(head.body).toHaveLength(0);
  });

  test.each([
    ['missing', 'ja'],
    ['deeper/than/this', 'ja'],
    ['en/missing', 'en'],
    ['assets/missing.js', 'ja'],
    ['%ff', 'ja'],
    ['..%2f..%2fpackage.json', 'ja'],
    ['../../package.json', 'ja'],
  ])('/%s is the page for unknown addresses, with status 404', async (path, language) => {
    const { status, headers, body } = await send(server.url, { path: `${base}${path}` });
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBeUndefined();
    expect(body.toString()).toContain(`<html lang="${language}">`);
    for (const [, target = ''] of body.toString().matchAll(/href="([^"]+)"/g)) {
      expect(target.startsWith(site.url.pathname)).toBe(true);
      const file = target.slice(site.url.pathname.length);
      expect((await send(at(file))).status, target).toBe(200);
    }
    expect((await send(server.url, { path: `${base}${path}`, method: 'HEAD' })).status).toBe(404);
  });

  test('a page without its slash is redirected to the page, so that relative links work', async () => {
    for (const path of ['en', 'reference', 'en/reference']) {
      const response = await fetch(at(path));
      expect(response.url).toBe(at(`${path}/`));
      expect(response.status).toBe(200);
    }
  });

  test('files whose names have a hash of their content may be kept, and pages are checked again', async () => {
    const [asset = ''] = /assets\/[^"]+\.css/.exec(await site.read('index.html')) ?? [];
    expect((await send(at(asset))).headers['cache-control']).toContain('immutable');
    expect((await send(at(''))).headers['cache-control']).toContain('max-age=0');
  });

  test('the policy of the page in the response and that in the page agree, except for what only the response can say', async () => {
    for (const { folder } of editions) {
      const { headers, body } = await send(at(folder));
      const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(body.toString()) ?? [];
      expect(headers['content-security-policy']).toBe(`${policy.replaceAll('&#39;', "'")}; frame-ancestors 'none'`);
    }
  });

  test('methods that change something are rejected', async () => {
    expect(await send(at(''), { method: 'POST' })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
  });
});

test('under a base path, nothing is served beside it', async () => {
  const server = await serveReference({ host: '127.0.0.1', port: 0, base: '/base/', folder: site.folder });
  const { origin } = new URL(server.url);
  expect((await fetch(`${origin}/openapi.json`)).status).toBe(404);
  expect((await fetch(`${origin}/base`)).url).toBe(`${origin}/base/`);
  expect((await send(origin, { path: '//evil.example/en' })).headers['location']).toBeUndefined();
  await server.close();
});

test('_headers has the rules that npm start follows, and no two rules give the same header to one path', () => {
  const blocks = headersFile()
    .trimEnd()
    .split('\n\n')
    .map((block) => block.split('\n'));
  expect(blocks.map(([path]) => path)).toEqual(headerRules.map(({ path }) => path));
  for (const [index, [, ...lines]] of blocks.entries())
    expect(lines).toEqual(
      Object.entries(headerRules[index]?.headers ?? {}).map(([name, value]) => `  ${name}: ${value}`),
    );
  for (const { path } of headerRules) {
    const matching = headerRules.filter(
      (rule) => rule.path === path || (rule.path.endsWith('*') && path.startsWith(rule.path.slice(0, -1))),
    );
    const names = matching.flatMap(({ headers }) => Object.keys(headers));
    expect(new Set(names).size, path).toBe(names.length);
  }
});
