import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import document from '@conoha-images/spec/openapi.json' with { type: 'json' };
import { build } from 'rolldown';
import { afterAll, expect, test } from 'vitest';
import { launch } from './chromium.ts';
import { type File, programPage, serve } from './serve.ts';

const browser = await launch();
const directory = await mkdtemp(join(tmpdir(), 'conoha-images-'));

/** A web application that starts MSW's service worker with the mock's handlers. */
const program = `
  import { Mock } from '@conoha-images/mock';
  import { handlersOf } from '@conoha-images/mock/msw';
  import { setupWorker } from 'msw/browser';
  const mock = new Mock();
  await setupWorker(...handlersOf(mock)).start({ quiet: true });
  globalThis.mock = mock;
`;
const entry = fileURLToPath(new URL('program.js', import.meta.url));
const bundle = join(directory, 'program.js');
await build({
  input: entry,
  platform: 'browser',
  plugins: [
    { name: 'program', resolveId: (id) => (id === entry ? id : null), load: (id) => (id === entry ? program : null) },
  ],
  output: { file: bundle, codeSplitting: false },
});

const files: Readonly<Record<string, File>> = {
  '/': programPage,
  '/program.js': ['text/javascript', await readFile(bundle)],
  '/mockServiceWorker.js': [
    'text/javascript',
    await readFile(new URL('mockServiceWorker.js', import.meta.resolve('msw/mockServiceWorker.js'))),
  ],
};
const server = await serve((path) => files[path]);

afterAll(async () => {
  await browser?.close();
  server.close();
  await rm(directory, { recursive: true });
});

test.skipIf(!browser)("the mock, in a service worker, responds to a page's requests for the real service", async () => {
  const page = await browser?.newPage();
  if (!page) throw new Error('A browser must be available.');
  await page.goto(server.origin);
  await page.waitForFunction(() => 'mock' in globalThis);
  const result = await page.evaluate(async (service) => {
    const headers = { 'X-Auth-Token': 'any', Accept: 'application/json' };
    const names: string[] = [];
    for (let next: string | undefined = '/v2/images?limit=50&sort=name:asc&os_type=windows'; next; ) {
      const page = (await (await fetch(service + next, { headers })).json()) as {
        images: { name: string }[];
        next?: string;
      };
      names.push(...page.images.map(({ name }) => name));
      next = page.next;
    }
    const rejected = await fetch(`${service}/v2/images?limit=x`, { headers });
    const prism = await fetch(`${service}/v2/images`, { headers: { ...headers, Prefer: 'code=403' } });
    return { names, rejected: [rejected.status, await rejected.json()], prism: prism.status };
  }, document.servers[0]?.url);
  expect(result.names).toContain('vmi-win2022dce');
  expect(result.names).toEqual(result.names.toSorted());
  expect(result.rejected).toEqual([
    400,
    { message: 'limit param must be an integer<br /><br />\n\n\n', code: '400 Bad Request', title: 'Bad Request' },
  ]);
  // Prism does not run in a browser.
  expect(result.prism).toBe(501);
});
