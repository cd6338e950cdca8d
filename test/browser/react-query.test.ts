import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Mock, type MockOptions, type MockServer, startMock } from '@conoha-images/mock';
import type { Page, Request } from 'playwright-core';
import { rolldown } from 'rolldown';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { launch } from './chromium.ts';
import { type File, programPage, serve } from './serve.ts';

const browser = await launch();

/** The example of the client's README. */
const readme = await readFile(new URL('../../packages/client/README.md', import.meta.url), 'utf8');
const [, example = ''] = /```tsx\n(.*?)```/s.exec(readme) ?? [];
const exampleUrl = 'http://127.0.0.1:4010';

// In this package, so that the example finds its imports; in a folder that is not published.
const folder = fileURLToPath(new URL('../.vitest/react-query/', import.meta.url));
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await writeFile(`${folder}example.tsx`, example);

const program = `
  import { ImageNames } from ${JSON.stringify(`${folder}example.tsx`)};
  import { show } from ${JSON.stringify(fileURLToPath(new URL('react-query/page.tsx', import.meta.url)))};
  show({ ImageNames });
`;
const build = await rolldown({
  // React's libraries have directives for servers, which rolldown warns of.
  logLevel: 'silent',
  input: 'virtual:program',
  platform: 'browser',
  resolve: { conditionNames: ['@conoha-images/source', 'browser', 'import', 'default'] },
  // React's StrictMode does its checks only in development.
  transform: { define: { 'process.env.NODE_ENV': '"development"' } },
  plugins: [
    {
      name: 'program',
      resolveId: (id) => (id === 'virtual:program' ? id : undefined),
      load: (id) => (id === 'virtual:program' ? program : undefined),
    },
  ],
});
const { output } = await build.generate({ format: 'esm', codeSplitting: false });
const [{ code }] = output;

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true });
});

interface Visit {
  readonly page: Page;
  readonly mock: MockServer;
  /** The page's requests for images, without those by which a browser asks for permission. */
  readonly requests: readonly Request[];
  /** Requests for tokens. */
  readonly logins: readonly string[];
}

interface VisitOptions extends MockOptions {
  readonly limit?: number;
  /** Responds to requests for images in place of the mock. */
  readonly respond?: (request: Request) => { readonly status: number; readonly body: string };
}

/**
 * Opens a page with a view, and a mock for its requests. When the test ends, the page must have no error or warning, and
 * show a token nowhere.
 */
async function visit(view: string, { limit = 0, respond, ...options }: VisitOptions = {}): Promise<Visit> {
  const mock = await startMock({ ...options, port: 0 });
  const logins: string[] = [];
  const token = (path: string): File => {
    logins.push(path);
    const isRejected = mock.requests.some(({ status }) => status === 401);
    return ['text/plain', isRejected ? 'token-renewed' : 'token-first'];
  };
  const files: Readonly<Record<string, File>> = {
    '/program.js': ['text/javascript', code.replaceAll(exampleUrl, mock.url)],
  };
  const server = await serve((path) => (path === '/token' ? token(path) : (files[path] ?? programPage)), {
    'Cache-Control': 'max-age=60',
  });

  const page = await browser?.newPage();
  if (!page) throw new Error('A browser must be available.');
  const requests: Request[] = [];
  const shown: string[] = [];
  const problems: string[] = [];
  page.on('request', (request) => {
    shown.push(request.url());
    if (request.url().startsWith(`${mock.url}/v2/`)) requests.push(request);
  });
  page.on('console', (message) => {
    shown.push(message.text());
    // The browser reports every response with an error status.
    const isStatus = message.text().startsWith('Failed to load resource');
    if (['error', 'warning'].includes(message.type()) && !isStatus) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error.stack)));
  onTestFinished(async () => {
    shown.push(await page.content(), JSON.stringify(mock.requests));
    await page.close();
    server.close();
    await mock.close();
    expect(problems).toEqual([]);
    expect(shown.filter((text) => /token-(first|renewed)/.test(text))).toEqual([]);
  });

  if (respond) {
    await page.route(`${mock.url}/v2/**`, (route) =>
      route.fulfill({ headers: { 'Access-Control-Allow-Origin': '*' }, ...respond(route.request()) }),
    );
  }
  await page.goto(`${server.origin}/?${new URLSearchParams({ view, service: mock.url, limit: String(limit) })}`);
  return { page, mock, requests, logins };
}

/** The mock's images, from one request. */
async function images(sort: string): Promise<readonly { readonly id: string; readonly name: string | null }[]> {
  const { origin, fetch } = new Mock();
  const response = await fetch(`${origin}/v2/images?limit=1000&sort=${sort}`, { headers: { 'X-Auth-Token': 'any' } });
  const { images } = (await response.json()) as { images: { id: string; name: string | null }[] };
  return images;
}

/** What the items of the page's list say. */
function itemsOf(page: Page): Promise<(string | null)[]> {
  return page.getByRole('listitem').evaluateAll((items) => items.map((item) => item.textContent));
}

/** The statuses of the mock's responses, without those to a browser that asks for permission. */
function statusesOf(mock: MockServer): number[] {
  return mock.requests.filter(({ method }) => method === 'GET').map(({ status }) => status);
}

/** Loads page after page. */
async function loadAll(page: Page): Promise<void> {
  await page.getByRole('listitem').first().waitFor();
  const more = page.getByRole('button', { name: 'More' });
  for (let count = 0; await more.isVisible(); ) {
    count = await page.getByRole('listitem').count();
    await more.click();
    await expect.poll(() => page.getByRole('listitem').count()).toBeGreaterThan(count);
  }
}

/** The service knows only the token that replaces a rejected one. */
const tokens = { 'token-renewed': 'project' };

test("the README's React component compiles as its readers would write it", async () => {
  await writeFile(`${folder}tsconfig.json`, JSON.stringify({ extends: '../../tsconfig.json', include: ['*.tsx'] }));
  const compiler = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));
  const { stdout } = await promisify(execFile)(process.execPath, [
    compiler,
    '--project',
    folder,
    '--pretty',
    'false',
  ]).catch((error: { stdout: string }) => error);
  expect(example).toContain(exampleUrl);
  expect(stdout).toBe('');
});

test.skipIf(!browser)("the README's React component shows every image once, in order, page after page", async () => {
  const { page, requests } = await visit('ImageNames');
  await loadAll(page);
  const expected = await images('created_at:desc,name');
  expect(expected.length).toBeGreaterThan(100);
  expect(await itemsOf(page)).toEqual(expected.map(({ name }) => name ?? ''));
  expect(requests.length).toBe(Math.ceil(expected.length / 20));
});

test.skipIf(!browser)("the README's React component replaces a rejected token once, and then caches it", async () => {
  const { page, mock, logins } = await visit('ImageNames', { tokens });
  await loadAll(page);
  const [first, ...others] = statusesOf(mock);
  expect(first).toBe(401);
  expect(others.length).toBeGreaterThan(5);
  expect(new Set(others)).toEqual(new Set([200]));
  // React's StrictMode mounts the component twice, and the first request for a token is aborted.
  expect(logins.length).toBeLessThanOrEqual(3);
});

test.skipIf(!browser)(
  'an infinite query over the pages of openapi-fetch with conohaFetch shows every image once, in order, until there is no next page',
  async () => {
    const { page, requests } = await visit('AllPages', { limit: 50 });
    await loadAll(page);
    const expected = await images('created_at:desc');
    expect(await itemsOf(page)).toEqual(expected.map(({ id }) => id));
    expect(new URL(requests[0]?.url() ?? '').search).toBe('?limit=50');
    expect(requests.length).toBe(Math.ceil(expected.length / 50));
  },
);

test.skipIf(!browser)('a query shows one page', async () => {
  const { page, requests } = await visit('OnePage', { limit: 3 });
  await page.getByText('success idle').waitFor();
  expect((await itemsOf(page)).length).toBe(3);
  // React's StrictMode mounts the component twice, but the first request is aborted before it is sent.
  expect(requests.length).toBe(1);
});

test.skipIf(!browser)("a 400 is the query's error, as the document types it", async () => {
  const { page, requests } = await visit('OnePage', { limit: -1 });
  await page.getByText('error idle').waitFor();
  expect(await page.getByRole('alert').textContent()).toMatch(/^400 Bad Request \{"message":/);
  expect(requests.length).toBe(1);
});

test.skipIf(!browser)('a 400 in the middle of an infinite query is its error and leaves the loaded pages', async () => {
  const { page, mock } = await visit('AllPages', { limit: 50 });
  await page.getByRole('listitem').first().waitFor();
  mock.fail('deletion');
  await page.getByRole('button', { name: 'More' }).click();
  await expect.poll(() => page.getByRole('alert').textContent()).toBe('400 Bad Request');
  expect((await itemsOf(page)).length).toBe(50);
});

test.skipIf(!browser)('a query replaces a token that is rejected with 401, and repeats the request once', async () => {
  const { page, mock } = await visit('OnePage', { limit: 3, tokens });
  await page.getByText('success idle').waitFor();
  expect(statusesOf(mock)).toEqual([401, 200]);
});

test.skipIf(!browser)("a 401 that stays is the query's error, after one replay", async () => {
  const { page, mock } = await visit('OnePage', { limit: 3, tokens: { another: 'project' } });
  await page.getByText('error idle').waitFor();
  expect(await page.getByRole('alert').textContent()).toMatch(/^401 /);
  expect(statusesOf(mock)).toEqual([401, 401]);
});

test.skipIf(!browser)('a query is retried after 503, and shows the page', async () => {
  const { page, mock } = await visit('OnePage', { limit: 3, scenarios: ['unavailable; times=2'] });
  await page.getByText('success idle').waitFor();
  expect(statusesOf(mock)).toEqual([503, 503, 200]);
});

test.skipIf(!browser)("a connection that is reset is the query's error, which says so", async () => {
  const { page } = await visit('OnePage', { limit: 3, scenarios: ['reset'] });
  await page.getByText('error idle').waitFor();
  expect(await page.getByRole('alert').textContent()).toMatch(/NetworkError/);
});

test.skipIf(!browser).each(['Show or hide', 'Cancel'])(
  'the button "%s" aborts the request of a query',
  async (name) => {
    const { page, requests } = await visit('OnePage', { limit: 3, scenarios: ['latency; milliseconds=20000'] });
    await expect.poll(() => requests.length).toBe(1);
    const failed = page.waitForEvent('requestfailed');
    await page.getByRole('button', { name }).click();
    expect((await failed).failure()?.errorText).toBe('net::ERR_ABORTED');
    if (name === 'Cancel') await page.getByText('pending idle').waitFor();
  },
);

test.skipIf(!browser)('a token that the service repeats in an error is not shown', async () => {
  const { page } = await visit('OnePage', {
    limit: 3,
    respond: (request) => ({
      status: 400,
      body: JSON.stringify({ code: '400 Bad Request', message: `invalid: ${request.headers()['x-auth-token']}` }),
    }),
  });
  await page.getByText('error idle').waitFor();
  expect(await page.getByRole('alert').textContent()).toContain('invalid: [redacted]');
});

test.skipIf(!browser)(
  "the README's React component shows the status of an error response with an empty body",
  async () => {
    const { page } = await visit('ImageNames', { respond: () => ({ status: 404, body: '' }) });
    await page.getByText('The service responded with 404.').waitFor();
  },
);

test.skipIf(!browser)("the README's React component shows the message of an error without markup", async () => {
  const message = 'No image found with ID a<br /><br />\n\n\n';
  const { page } = await visit('ImageNames', { respond: () => ({ status: 400, body: JSON.stringify({ message }) }) });
  await expect.poll(() => page.getByRole('alert').innerText()).toBe('No image found with ID a');
});

test.skipIf(!browser)("the README's React component shows the text of a gateway's page", async () => {
  const { page } = await visit('ImageNames', { respond: () => ({ status: 404, body: '<h1>Not found</h1>' }) });
  await page.getByText('<h1>Not found</h1>').waitFor();
});
