// Compares the client with code written by hand (fetch and JSON.parse), against the mock on this machine.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type ClientOptions, createImageClient } from '@conoha-images/client';
import document from '@conoha-images/spec/openapi.json' with { type: 'json' };

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const [example] = document.components.examples.reference.value.images;
const images = Array.from({ length: 100_000 }, (_, index) => ({
  ...example,
  id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  name: `image-${index}`,
}));
const directory = await mkdtemp(join(tmpdir(), 'conoha-images-'));
const data = join(directory, 'images.json');
await writeFile(data, JSON.stringify({ images }));

// The mock is a process of its own, so its work is not measured.
const manifest = createRequire(import.meta.url).resolve('@conoha-images/mock/package.json');
const mock = spawn(
  process.execPath,
  [
    '--conditions=@conoha-images/source',
    join(dirname(manifest), 'source/cli.ts'),
    '--port',
    '0',
    '--log',
    'silent',
    '--data',
    data,
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
try {
  const [line] = (await once(createInterface({ input: mock.stdout }), 'line')) as [string];
  const baseUrl = line.replace('The mock is ready: ', '');
  await compareCalls(baseUrl);
  await walk(baseUrl);
  await comparePrefetch(baseUrl);
} finally {
  mock.kill();
  await rm(directory, { recursive: true });
}

/** Loads a page of 200 images with the client and by hand, in turns. */
async function compareCalls(baseUrl: string): Promise<void> {
  const client = createImageClient({ baseUrl, token: 'token' });
  const headers = { 'X-Auth-Token': 'token', Accept: 'application/json' };
  const byHand = async (): Promise<unknown> => {
    const response = await fetch(`${baseUrl}/v2/images?limit=200`, { headers });
    return JSON.parse(await response.text());
  };
  const byClient = async (): Promise<unknown> => client.listImages({ limit: 200 });
  const times = { byHand: [] as number[], byClient: [] as number[] };
  for (let round = 0; round < 40; round += 1) {
    // Many calls in a row, as in a program that repeats one call.
    for (const [name, call] of Object.entries({ byHand, byClient })) {
      for (let count = 0; count < 100; count += 1) {
        const start = performance.now();
        await call();
        // The first rounds warm up the compiler.
        if (round >= 10) times[name as keyof typeof times].push(performance.now() - start);
      }
    }
  }
  const ratio = median(times.byClient) / median(times.byHand);
  console.log(`Loading a page of 200 images takes ${ratio.toFixed(2)} times as long as fetch and JSON.parse by hand.`);
}

/** Measures the heap during a walk through all images. */
async function walk(baseUrl: string): Promise<void> {
  const client = createImageClient({ baseUrl, token: 'token' });
  const heapSizes: number[] = [];
  let count = 0;
  for await (const page of client.listImages({ limit: 1_000 }).pages()) {
    count += page.items.length;
    if (count % 10_000 !== 0) continue;
    collectGarbage();
    heapSizes.push(process.memoryUsage().heapUsed);
  }
  const [first = 0, last = 0] = [heapSizes[0], heapSizes.at(-2)];
  console.log(`After ${count} images the heap is ${(last / first).toFixed(2)} times as large as after 10,000.`);
}

/** Walks 20 pages. Each response takes 20 ms, and the caller works 20 ms on each page. */
async function comparePrefetch(baseUrl: string): Promise<void> {
  const slow: ClientOptions['fetch'] = async (input, init) => {
    const request = new Request(input, init);
    request.headers.set('Mock-Scenario', 'latency; milliseconds=20');
    return fetch(request);
  };
  const client = createImageClient({ baseUrl, token: 'token', fetch: slow });
  const timeOf = async (prefetch: boolean): Promise<number> => {
    const start = performance.now();
    let pages = 0;
    for await (const _ of client.listImages({ limit: 10 }, { prefetch }).pages()) {
      await wait(20);
      pages += 1;
      if (pages === 20) break;
    }
    return performance.now() - start;
  };
  // The mock loads its scenarios during the first walk.
  await timeOf(false);
  const [without, ahead] = [await timeOf(false), await timeOf(true)];
  console.log(
    `With prefetch a walk takes ${(ahead / without).toFixed(2)} times as long as without: 20 ms a response, 20 ms of work.`,
  );
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}
