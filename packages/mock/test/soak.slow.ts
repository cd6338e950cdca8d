// A mock with a small heap gets 200,000 requests whose parts are as large as it accepts, so that anything it keeps
// without a limit ends it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { validateImageList } from '@conoha-images/spec';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RequestRecord } from '../source/index.ts';
import { below, hex } from '../source/services/glance/pseudo-random.ts';
import { Connection } from './connection.ts';

const requests = 200_000;

/** How many requests come before each reset of the mock. The last ones come without a reset. */
const requestsPerReset = 50_000;

/** One request of this many is for Prism. */
const prismShare = 100;
const connections = 8;

/** The limit of the heap, in megabytes. */
const heapLimit = 256;

/** The most that must be in use at the end, in bytes: far below the limit, so that the rest is for requests. */
const maximumUse = 128_000_000;

/** The length of a part that, with everything else in the request, is still accepted, in bytes. */
const longest = { target: 8_150, part: 60_000 };

const cli = fileURLToPath(new URL('../source/cli.ts', import.meta.url));

/** Makes the process report its memory when it gets a message. */
const reporter = 'process.on("message", () => { gc(); process.send(process.memoryUsage()); });';

let mock: ChildProcess;
let url: string;

beforeAll(async () => {
  mock = spawn(
    process.execPath,
    [
      `--max-old-space-size=${heapLimit}`,
      '--expose-gc',
      `--import=data:text/javascript,${encodeURIComponent(reporter)}`,
      '--conditions=@conoha-images/source',
      cli,
      '--port=0',
      '--log=silent',
    ],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  const [ready] = await once(createInterface({ input: mock.stdout as NodeJS.ReadableStream }), 'line');
  url = String(ready).replace('The mock is ready: ', '');
});

afterAll(() => mock.kill());

interface SoakRequest {
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The statuses of valid responses; 0 if the connection breaks. */
  readonly statuses: readonly number[];
}

/** A text of a length that begins with a seed. */
function long(seed: string, length: number): string {
  return seed + 'a0-'[below(seed, 3)]?.repeat(length - seed.length);
}

/** Requests that the mock itself responds to, of every kind. Each contains the seed, so that no two are equal. */
const kinds: readonly ((seed: string) => SoakRequest)[] = [
  (seed) => ({ target: `/v2/images?limit=0&x=${seed}`, statuses: [200] }),
  (seed) => ({ target: `/v2/images?limit=1000&x=${long(seed, longest.target)}`, statuses: [200] }),
  (seed) => ({ target: `/v2/images?x=${long(seed, longest.part)}`, statuses: [414] }),
  (seed) => ({ target: `/v2/images?changes-since=${long(seed, longest.target - 20)}`, statuses: [400] }),
  (seed) => ({ target: `/v2/images?name=in:${`"${seed}",`.repeat(200)}"${seed}"&limit=1`, statuses: [200] }),
  (seed) => ({ target: `http://${seed}.example/v2/images?limit=0#${long(seed, longest.part)}`, statuses: [414] }),
  (seed) => ({ target: `http://${long(seed, longest.part)}/v2/images?limit=1&x=${seed}`, statuses: [200, 400] }),
  (seed) => ({
    target: '/v2/images?limit=0',
    headers: { 'X-Auth-Token': long(seed, longest.part) },
    statuses: [200],
  }),
  (seed) => ({
    target: '/v2/images?limit=1',
    headers: { 'X-Auth-Token': long(seed, longest.part), 'Mock-Scenario': 'expired-token; requests=9' },
    statuses: [200, 400],
  }),
  (seed) => ({
    target: '/v2/images',
    headers: { 'Mock-Scenario': `unavailable;${' '.repeat(longest.part)}times=${Number.parseInt(seed.slice(1), 16)}` },
    statuses: [200, 400, 503],
  }),
  (seed) => ({
    target: '/v2/images?limit=1',
    headers: {
      'Mock-Scenario': `${'latency; milliseconds=0,'.repeat(99)}reset; times=${Number.parseInt(seed.slice(1), 16)}`,
    },
    statuses: [0, 200, 400],
  }),
  (seed) => ({
    target: '/v2/images?limit=1',
    headers: { 'Mock-Scenario': long(`${seed} `, longest.part) },
    statuses: [400],
  }),
  (seed) => ({
    target: `/v2/images?marker=${marker}&limit=1&x=${seed}`,
    headers: { 'Mock-Scenario': 'insertion; times=1000000' },
    statuses: [200, 400],
  }),
  (seed) => ({
    target: '/v2/images?limit=x',
    headers: { Accept: long(seed, longest.part), 'X-Openstack-Request-Id': seed },
    statuses: [400],
  }),
];

/** Requests that Prism responds to. They take several milliseconds each. */
const prismKinds: typeof kinds = [
  (seed) => ({ target: `/${long(seed, longest.part)}`, statuses: [400, 404] }),
  (seed) => ({
    target: `/v2/images?${'tag=&sort_key=x&'.repeat(20)}x=${seed}`,
    headers: { Prefer: `code=200, example=${seed}` },
    statuses: [400, 404],
  }),
];

let marker: string;

function soakRequest(seed: string): SoakRequest {
  const kindsOfSeed = below(`${seed} Prism`, prismShare) === 0 ? prismKinds : kinds;
  const kind = kindsOfSeed[below(seed, kindsOfSeed.length)];
  if (!kind) throw new Error('There is no kind of request.');
  return kind(seed);
}

test(`a mock with a heap of ${heapLimit} MB survives ${requests} varied requests with the largest parts`, async () => {
  const { images } = (await (await fetch(`${url}/v2/images`, { headers: { 'X-Auth-Token': 'any' } })).json()) as {
    images: { id: string }[];
  };
  marker = images[0]?.id ?? '';
  const unexpected: string[] = [];
  const received = new Set<number>();
  let sent = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const connection = new Connection(url);
      while (sent < requests && mock.connected) {
        sent += 1;
        const seed = hex(`soak ${sent}`, 8);
        const { target, headers, statuses } = soakRequest(seed);
        if (sent % requestsPerReset === 0 && sent < requests) await fetch(`${url}/__mock/reset`, { method: 'POST' });
        const status = await connection.send(target, { 'X-Auth-Token': 'any', ...headers });
        received.add(status);
        if (!statuses.includes(status))
          unexpected.push(`${status}: ${target.slice(0, 100)} ${Object.keys(headers ?? {})}`);
      }
      connection.close();
    }),
  );
  expect(unexpected.slice(0, 20)).toEqual([]);
  expect(sent).toBe(requests);
  expect(received).toEqual(new Set([0, 200, 400, 404, 414, 503]));

  mock.send('report');
  const [{ heapUsed, external }] = (await once(mock, 'message')) as [NodeJS.MemoryUsage];
  expect(heapUsed + external).toBeLessThan(maximumUse);

  const response = await fetch(`${url}/v2/images`, { headers: { 'X-Auth-Token': 'any' } });
  expect(validateImageList(await response.json()).valid).toBe(true);
  const log = (await (await fetch(`${url}/__mock/requests`)).json()) as { requests: RequestRecord[] };
  expect(log.requests.length).toBe(1_000);
});
