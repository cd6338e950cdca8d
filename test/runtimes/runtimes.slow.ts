import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MockServer, startMock } from '@conoha-images/mock';
import { build } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../browser/chromium.ts';
import { type File, serve } from '../browser/serve.ts';
import { listen } from '../listen.ts';
import { majors, Outside, run } from '../packed/outside.ts';
import { runWorker } from './workerd.ts';

type Results = [name: string, result: string][];

let outside: Outside;
let mock: MockServer;
let redirecting: Server;
let redirectingUrl: string;
/** The path of a project with the suite and the packed client. */
let folder: string;
/** The path of one file with the suite and the client. */
let bundle: string;

beforeAll(async () => {
  outside = await Outside.create();
  mock = await startMock({ port: 0 });
  redirecting = redirectingServer();
  redirectingUrl = `http://127.0.0.1:${await listen(redirecting)}`;
  folder = await outside.project('suite', { ours: ['client'] });
  await cp(fileURLToPath(new URL('suite.js', import.meta.url)), join(folder, 'suite.js'));
  await writeFile(
    join(folder, 'main.js'),
    "import { run } from './suite.js';\nconsole.log(JSON.stringify(await run(...process.argv.slice(2))));\n",
  );
  bundle = join(folder, 'bundle.js');
  await build({ input: join(folder, 'suite.js'), cwd: folder, platform: 'browser', output: { file: bundle } });
});

afterAll(async () => {
  await mock.close();
  redirecting.close();
  await outside[Symbol.asyncDispose]();
});

/** Redirects every request to /elsewhere. /followed responds with whether a client followed a redirect. */
function redirectingServer(): Server {
  let followed = 'no';
  return createServer((request, response) => {
    const origin = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*, X-Auth-Token' };
    if (request.url === '/followed') {
      response.writeHead(200, origin).end(followed);
    } else if (request.method === 'OPTIONS') {
      response.writeHead(200, origin).end();
    } else {
      if (request.url?.startsWith('/elsewhere')) followed = 'yes';
      response.writeHead(302, { ...origin, Location: '/elsewhere' }).end();
    }
  });
}

function expectAllPassed(results: Results): void {
  expect(results.filter(([, result]) => result !== 'passed')).toEqual([]);
  expect(results.length).toBeGreaterThan(22);
}

describe('the packed client', () => {
  const here = `${process.platform}-${process.arch}`;

  test.each(majors)('the packed client runs on Node.js %i', async (major) => {
    const node = await outside.node(major);
    expect(await run(node, ['--version'], { cwd: folder })).toMatch(new RegExp(`^v${major}\\.`));
    expectAllPassed(JSON.parse(await run(node, ['main.js', mock.url, redirectingUrl], { cwd: folder })));
  });

  test('the packed client runs on Bun', async () => {
    const bun = await outside.program(`@oven/bun-${here.replace('arm64', 'aarch64')}`, '1', 'bin/bun');
    expectAllPassed(JSON.parse(await run(bun, ['run', 'main.js', mock.url, redirectingUrl], { cwd: folder })));
  });

  test('the packed client runs on Deno', async () => {
    const name = `@deno/${here}${process.platform === 'linux' ? '-glibc' : ''}`;
    const deno = await outside.program(name, '2', 'deno');
    const allowed = ['run', '--allow-net=127.0.0.1', 'main.js', mock.url, redirectingUrl];
    expectAllPassed(JSON.parse(await run(deno, allowed, { cwd: folder })));
  });

  test('the packed client runs on workerd, the runtime of Cloudflare Workers', async () => {
    const name = `@cloudflare/workerd-${here.replace('x64', '64')}`;
    const workerd = await outside.program(name, '1', 'bin/workerd');
    const worker = join(folder, 'worker');
    await mkdir(worker);
    await cp(bundle, join(worker, 'suite.js'));
    await writeFile(
      join(worker, 'worker.js'),
      `import { run } from './suite.js';
export default {
  async fetch(request) {
    const { searchParams } = new URL(request.url);
    return Response.json(await run(searchParams.get('mock'), searchParams.get('redirecting')));
  },
};
`,
    );
    using running = await runWorker(workerd, worker, ['worker.js', './suite.js']);
    const query = new URLSearchParams({ mock: mock.url, redirecting: redirectingUrl });
    const response = await fetch(`${running.url}/?${query}`);
    expectAllPassed((await response.json()) as Results);
  });

  test('the packed client runs in Chromium', async ({ skip }) => {
    const chromium = await launch();
    if (!chromium) return skip('No browser can run here.');
    const files: Readonly<Record<string, File>> = {
      '/': ['text/html', '<!doctype html><link rel="icon" href="data:,">'],
      '/suite.js': ['text/javascript', await readFile(bundle)],
    };
    const server = await serve((path) => files[path]);
    try {
      const page = await chromium.newPage();
      await page.goto(server.origin);
      const urls = JSON.stringify([mock.url, redirectingUrl]);
      const results = await page.evaluate(`import('/suite.js').then(({ run }) => run(...${urls}))`);
      expectAllPassed(results as Results);
    } finally {
      await chromium.close();
      server.close();
    }
  });
});
