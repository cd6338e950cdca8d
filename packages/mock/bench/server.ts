// Compares the mock's server with Prism's command and a minimal server of Node.js, on a page of 200 images.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import document from '@conoha-images/spec/openapi.json' with { type: 'json' };
import autocannon from 'autocannon';

const connections = 16;
const seconds = 3;
const target = '/v2/images?limit=200';
const headers = { Accept: 'application/json', 'X-Auth-Token': 'any' };

interface Contender {
  readonly name: string;
  readonly port: number;
  readonly command: readonly string[];
}

const directory = await mkdtemp(join(tmpdir(), 'conoha-images-'));
const file = (name: string): string => join(directory, name);
const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const contenders: readonly Contender[] = [
  {
    name: 'this mock',
    port: 4601,
    command: [source('../dist/cli.js'), '--port', '4601', '--log', 'silent', '--data', file('images.json')],
  },
  {
    name: "Prism's CLI",
    port: 4602,
    command: [
      fileURLToPath(import.meta.resolve('@stoplight/prism-cli/dist/index.js')),
      'mock',
      file('openapi.json'),
      '-p',
      '4602',
      '-v',
      'error',
    ],
  },
  { name: 'bare node:http', port: 4603, command: [source('bare.js'), file('page.json'), '4603'] },
];

function start({ command }: Contender): ChildProcess {
  return spawn(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit'] });
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** The body of the first response with status 200. Retries while the server does not listen. */
async function firstBody({ port }: Contender): Promise<string> {
  for (;;) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}${target}`, { headers });
      const body = await response.text();
      if (response.status === 200) return body;
      throw new RangeError(`Port ${port} must return 200; it returned ${response.status}: ${body.slice(0, 500)}`);
    } catch (error) {
      if (error instanceof RangeError) throw error;
      await wait(2);
    }
  }
}

/** The time from the start of a server to its first page, in milliseconds. */
async function startTime(contender: Contender): Promise<number> {
  const before = performance.now();
  const child = start(contender);
  await firstBody(contender);
  const time = performance.now() - before;
  await stop(child);
  return time;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** How many requests a server handles per second. */
async function rateOf(port: number, targets: readonly string[]): Promise<number> {
  const { requests, non2xx } = await autocannon({
    url: `http://127.0.0.1:${port}`,
    requests: targets.map((path) => ({ path, headers })),
    connections,
    duration: seconds,
  });
  if (non2xx > 0) throw new Error(`Port ${port} must accept every request; it rejected ${non2xx}.`);
  return requests.average;
}

/** Resident memory of a process in bytes; NaN on a system without /proc. */
async function memoryOf({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s*(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1024;
}

try {
  const [image] = document.components.examples.reference.value.images;
  const images = Array.from({ length: 200 }, (_, index) => ({
    ...image,
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    name: `vmi-image-${index}-amd64`,
  }));
  const page = { ...document.components.examples.reference.value, images };
  await writeFile(file('images.json'), JSON.stringify({ images }));
  const pageSize = JSON.stringify(page).length;
  await writeFile(file('page.json'), JSON.stringify(page));
  const documentWithPage = structuredClone(document);
  Object.assign(documentWithPage.components.examples.reference, { value: page });
  await writeFile(file('openapi.json'), JSON.stringify(documentWithPage));

  const starts = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < 5; round += 1) {
    for (const contender of contenders) starts.get(contender.name)?.push(await startTime(contender));
  }

  const ratesWithoutCache: number[] = [];
  const running = contenders.map((contender) => ({ ...contender, child: start(contender), rates: [] as number[] }));
  try {
    for (const contender of running) {
      const { images } = JSON.parse(await firstBody(contender)) as { images: unknown[] };
      if (images.length !== 200)
        throw new Error(`${contender.name} must return 200 images; it returned ${images.length}.`);
    }
    // In turns, so that other load on the machine affects all servers equally.
    for (let round = 0; round < 3; round += 1) {
      for (const { port, rates } of running) rates.push(await rateOf(port, [target]));
      // More pages than the mock keeps. Trailing blanks make a different request for the same page.
      ratesWithoutCache.push(
        await rateOf(
          running[0]?.port ?? 0,
          Array.from({ length: 100 }, (_, blanks) => target + '+'.repeat(blanks)),
        ),
      );
    }
    const [mock] = running;
    if (!mock) throw new Error('The list of servers must not be empty.');
    console.log(
      `A page of 200 images (${Math.round(pageSize / 1000)} kB), ${connections} connections, Node.js ${process.version}.`,
    );
    console.log(`This mock: ${((await memoryOf(mock.child)) / 1e6).toFixed(0)} MB of memory after the load.`);
    console.log(`${''.padEnd(16)}requests/s: mock / this server   start: mock / this server`);
    for (const { name, rates } of running) {
      const share = median(mock.rates) / median(rates);
      const time = median(starts.get(mock.name) ?? []) / median(starts.get(name) ?? []);
      console.log(`${name.padEnd(16)}${share.toFixed(2).padStart(30)}   ${time.toFixed(2).padStart(25)}`);
    }
    const share = median(ratesWithoutCache) / median(running.at(-1)?.rates ?? []);
    console.log(`Requests/s with pages that the mock does not keep: ${share.toFixed(2)} of bare node:http.`);
  } finally {
    await Promise.all(running.map(({ child }) => stop(child)));
  }
} finally {
  await rm(directory, { recursive: true });
}
