import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createGunzip } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What the registry knows: by package, the severity of a vulnerability that every version has. */
let known: Readonly<Record<string, string>> = {};
let directory: string;

/** Responds to npm audit as npm's registry does. */
const registry = createServer(async (request, response) => {
  if (request.method !== 'POST') {
    response.writeHead(404).end('{}');
    return;
  }
  const requested = (await json(bodyOf(request))) as Record<string, string[]>;
  const advisories = Object.entries(known).flatMap(([name, severity], index) => {
    if (!requested[name]) return [];
    const url = `https://example.com/${name}`;
    return [[name, [{ id: index, url, title: `${name} is unsafe`, severity, vulnerable_versions: '*' }]]];
  });
  response.setHeader('content-type', 'application/json').end(JSON.stringify(Object.fromEntries(advisories)));
});

function bodyOf(request: IncomingMessage): NodeJS.ReadableStream {
  return request.headers['content-encoding'] === 'gzip' ? request.pipe(createGunzip()) : request;
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'conoha-images-'));
  await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  registry.close();
  await rm(directory, { recursive: true });
});

/** Audits a package of the mock that contains lodash. */
async function audit(url?: string): Promise<{ code: number; output: string }> {
  const file = join(directory, 'bill.cdx.json');
  const manifest = await readFile(join(root, 'node_modules/lodash/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  await writeFile(file, JSON.stringify({ components: [{ purl: `pkg:npm/lodash@${version}` }] }));
  const address = registry.address() as AddressInfo;
  const env = {
    ...process.env,
    npm_config_registry: url ?? `http://127.0.0.1:${address.port}/`,
    npm_config_cache: join(directory, 'cache'),
    npm_config_fetch_retries: '0',
  };
  const run = promisify(execFile)(process.execPath, ['scripts/audit.ts', file], { cwd: root, env });
  return run.then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    ({ code, stdout, stderr }) => ({ code, output: stdout + stderr }),
  );
}

test('a severe vulnerability in what the mock contains fails the audit, and one of a tool does not', async () => {
  known = { lodash: 'high', vitest: 'critical', 'openapi-fetch': 'moderate' };
  const { code, output } = await audit();
  expect(output).toMatch(/^high: lodash [\d.]+: lodash is unsafe \(https:\/\/example\.com\/lodash\)$/m);
  expect(output).toMatch(/^moderate: openapi-fetch /m);
  expect(output).not.toContain('vitest');
  expect(output).toContain('1 severe and 1 other vulnerabilities');
  expect(code).toBe(1);
});

test('a severe vulnerability in a dependency of a package fails the audit', async () => {
  known = { 'openapi-fetch': 'critical' };
  expect(await audit()).toMatchObject({ code: 1, output: expect.stringMatching(/^critical: openapi-fetch /m) });
});

test('an audit without a severe vulnerability passes', async () => {
  known = { vitest: 'critical', lodash: 'low' };
  expect(await audit()).toMatchObject({ code: 0, output: expect.stringContaining('0 severe and 1 other') });
});

test('an audit that the registry does not answer fails and says why', async () => {
  const { code, output } = await audit('http://127.0.0.1:9/');
  expect(code).toBe(2);
  expect(output).toMatch(/npm audit failed: .*(ECONNREFUSED|connect|bad port)/);
});
