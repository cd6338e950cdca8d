import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { type MockServer, startMock } from '@conoha-images/mock';
import { listImages } from '@conoha-images/spec';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Outside, run } from '../packed/outside.ts';
import { type RunningWorker, runWorker } from '../runtimes/workerd.ts';

/** The most bytes that the worker of the example may have when it is compressed. */
const sizeLimit = 80_000;

let outside: Outside;
let mock: MockServer;
let worker: RunningWorker;
/** The code of the worker that wrangler would deploy. */
let code: Buffer;

beforeAll(async () => {
  outside = await Outside.create();
  mock = await startMock({ port: 0 });
  const folder = await outside.project('workers', { source: 'examples/workers' });
  const environment = { ...process.env, CI: 'true', WRANGLER_SEND_METRICS: 'false', XDG_CONFIG_HOME: folder };
  await run('npm', ['run', 'build'], { cwd: folder, env: environment });
  code = await readFile(join(folder, 'dist/worker.js'));
  const alone = join(folder, 'alone');
  await mkdir(alone);
  await writeFile(join(alone, 'worker.js'), code);
  // A fetch takes options with this name as its second argument. Workers passes the variables there.
  const workerd = join(folder, 'node_modules/workerd/bin/workerd');
  worker = await runWorker(workerd, alone, ['worker.js'], { method: 'POST' });
});

afterAll(async () => {
  worker?.[Symbol.dispose]();
  await mock?.close();
  await outside?.[Symbol.asyncDispose]();
});

/** Headers of a connection or a moment, which HTTP servers add. */
const ofConnections = ['connection', 'date', 'keep-alive', 'transfer-encoding'];

async function answerOf(url: string, init: RequestInit) {
  const response = await fetch(url, init);
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !ofConnections.includes(name)));
  return { status: response.status, headers, body: await response.text() };
}

const requestHeaders = { 'X-Auth-Token': 'any', 'X-OpenStack-Request-Id': 'req-1' };

/** The answers of the worker and of the mock on Node.js. */
function bothAnswers(target: string, headers: Record<string, string> = {}, method = 'GET') {
  const init = { method, headers: { ...requestHeaders, ...headers } };
  return Promise.all([answerOf(worker.url + target, init), answerOf(mock.url + target, init)]);
}

/** The worker's response to a request on a connection of its own, which workerd may break. */
async function responseTo(headers: Record<string, string>): Promise<IncomingMessage> {
  const options = { agent: false, headers: { ...requestHeaders, ...headers } };
  const [response] = await once(get(`${worker.url}/v2/images`, options), 'response');
  return response;
}

const { page, order, filters, others } = listImages;
const parameters = [page.limit, page.marker, order.by, order.key, order.direction].filter((name) => name !== undefined);
const names = [...parameters, ...[...filters, ...others].map(({ parameter }) => parameter), 'unknown'];
const values = [
  '',
  '0',
  '3',
  '-1',
  'true',
  'public',
  'all',
  'linux',
  'windows',
  'active',
  'name',
  'size',
  'asc',
  'desc',
];
const words = [
  'name:asc',
  'size:desc,name',
  'gte:2024-06-01T00:00:00Z',
  'in:active,queued',
  'in:"a,b ""c"',
  '本番サーバー',
];

test('the worker gives the same status, headers and body as the mock on Node.js, whatever the query', async () => {
  const { images } = JSON.parse((await answerOf(`${mock.url}/v2/images?limit=1000`, { headers: requestHeaders })).body);
  const known = images.flatMap(({ id, name }: { id: string; name: string | null }) => [id, name ?? '']);
  const value = fc.oneof(
    fc.constantFrom(...values, ...words),
    fc.constantFrom(...known),
    fc.string({ unit: 'binary' }),
  );
  const query = fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 4 });
  const headers = fc.record(
    { Accept: fc.constantFrom('application/json', 'text/html', 'text/plain;q=0.5', '') },
    { requiredKeys: [] },
  );
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(query, headers, async (pairs, accept) => {
      const [actual, expected] = await bothAnswers(`/v2/images?${new URLSearchParams(pairs)}`, accept);
      expect(actual).toEqual(expected);
      statuses.set(actual.status, (statuses.get(actual.status) ?? 0) + 1);
    }),
    { numRuns: 1_000 },
  );
  for (const status of [200, 400]) expect(statuses.get(status)).toBeGreaterThan(100);
});

describe('the worker', () => {
  test.each<[claim: string, target: string, headers?: Record<string, string>, method?: string]>([
    ['a request without a token', '/v2/images', { 'X-Auth-Token': '' }],
    ['a URL that is too long', `/v2/images?name=${'a'.repeat(8_200)}`],
    ['a preflight request', '/v2/images', {}, 'OPTIONS'],
    ['a method that the document lacks', '/v2/images', {}, 'DELETE'],
    ['too-many-requests', '/v2/images', { 'Mock-Scenario': 'too-many-requests; seconds=7' }],
    ['gateway-error', '/v2/images', { 'Mock-Scenario': 'gateway-error; status=504' }],
    ['a scenario before another', '/v2/images', { 'Mock-Scenario': 'latency; milliseconds=1, unavailable' }],
    ['an unknown scenario', '/v2/images', { 'Mock-Scenario': 'unavailible' }],
  ])('responds to %s as the mock on Node.js does', async (_claim, target, headers, method) => {
    const [actual, expected] = await bothAnswers(target, headers, method);
    expect(actual).toEqual(expected);
  });

  test('responds 501 to a request with Prefer, to other paths, and to the routes of the control', async () => {
    const responses = await Promise.all([
      fetch(`${worker.url}/v2/images`, { headers: { ...requestHeaders, Prefer: 'code=403' } }),
      fetch(`${worker.url}/v2/image`, { headers: requestHeaders }),
      fetch(`${worker.url}/__mock/ready`),
    ]);
    for (const response of responses) {
      expect(response.status).toBe(501);
      expect(await response.json()).toMatchObject({
        detail: expect.stringContaining('Only the list is available here'),
      });
    }
  });

  test("breaks the body of cut-short, and says that it can't reset a connection", async () => {
    const cut = await responseTo({ 'Mock-Scenario': 'cut-short' });
    expect(cut.statusCode).toBe(200);
    await expect(text(cut)).rejects.toThrow('aborted');
    const reset = await responseTo({ 'Mock-Scenario': 'reset' });
    expect([reset.statusCode, reset.headers['access-control-allow-origin']]).toEqual([501, '*']);
    expect(await text(reset)).toContain("A Worker can't reset a connection");
  });

  test(`takes at most ${sizeLimit} bytes, compressed with gzip, and about as many as the README says`, async () => {
    const size = gzipSync(code, { level: 9 }).length;
    expect(size).toBeLessThan(sizeLimit);
    const readme = await readFile(new URL('../../packages/mock/README.md', import.meta.url), 'utf8');
    const [, kilobytes] = /a whole project, (\d+) kB compressed/.exec(readme) ?? [];
    expect(Math.abs(Number(kilobytes) - size / 1000)).toBeLessThan(3);
  });
});
