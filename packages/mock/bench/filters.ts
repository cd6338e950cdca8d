// Compares pages with filters with a page without one, over a list of a million images.
import { createWriteStream } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import document from '@conoha-images/spec/openapi.json' with { type: 'json' };
import { type Contender, firstBody, headers, memoryOf, pathOf, start, stop } from './process.ts';
import { median, ratios, spread } from './spread.ts';

const count = 1_000_000;
const rounds = 15;
const port = 4604;

/** The requests of a case, by number. Each has a value that was not requested before, if there are so many. */
interface Case {
  readonly name: string;
  readonly query: (number: number) => string;
  /** Default: `any`. */
  readonly token?: string;
}

const middle = idOf(count / 2);

const filters: readonly Case[] = [
  { name: 'eq, selective (1 image)', query: (number) => `name=image-${number}` },
  { name: 'eq, 1,000 images', query: (number) => `instance_uuid=${uuidOf(number)}` },
  { name: 'eq, unselective (a third)', query: (number) => `status=${['active', 'queued', 'saving'][number % 3]}` },
  {
    name: 'in: 20 values',
    query: (number) => `name=in:${Array.from({ length: 20 }, (_, index) => `image-${20 * number + index}`)}`,
  },
  { name: 'gte, any share of the sizes', query: (number) => `size_min=${number * 3_000_000_000}` },
  { name: 'range of times, first half', query: (number) => `created_at=lt:2022-${month(number)}` },
  { name: 'range of times, other order', query: (number) => `updated_at=gt:2023-${month(number)}` },
  { name: 'contains (a tag of 1,000)', query: (number) => `tag=rare-${number}` },
  { name: 'contains (a tag of a seventh)', query: (number) => `tag=often-${number % 7}` },
  { name: 'undescribed, a tenth', query: (number) => `flavor=taste-${number % 10}` },
  { name: 'unknown name', query: (number) => `nmae=image-${number}` },
  { name: 'two that exclude each other', query: (number) => `size_min=${5e10 + number}&size_max=${5e10 - number}` },
  { name: 'three unselective', query: (number) => `os_type=linux&protected=true&size_min=${number * 1_000_000}` },
  { name: 'marker in the middle', query: (number) => `status=active&size_min=${number * 1_000_000}&marker=${middle}` },
  { name: 'token of a private project', query: (number) => `size_min=${number * 1_000_000}`, token: 'private' },
];

const orders = ['', 'sort=name:asc', 'sort=size:desc', 'sort=status:asc,updated_at:desc'];

function month(number: number): string {
  return `${String((number % 12) + 1).padStart(2, '0')}-${String((Math.floor(number / 12) % 28) + 1).padStart(2, '0')}`;
}

function uuidOf(number: number): string {
  return `10000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** Scattered, so that the order of the IDs is not that of the data. */
function idOf(index: number): string {
  return `00000000-0000-4000-8000-${String((index * 7_919) % 1_000_003).padStart(12, '0')}`;
}

function image(index: number): object {
  const time = new Date(Date.UTC(2020, 0) + ((index * 7_919) % 1_000_003) * 120_000).toISOString();
  const { self, file, ...example } = document.components.examples.reference.value.images[0] ?? {};
  return {
    ...example,
    id: idOf(index),
    name: `image-${index}`,
    owner: `project-${index % 100}`,
    visibility: ['public', 'private'][index & 1],
    status: ['active', 'queued', 'saving'][index % 3],
    os_type: ['linux', 'windows'][(index >> 1) & 1],
    protected: index % 5 === 0,
    size: (index * 104_729) % 100_000_000_000,
    tags: [`often-${index % 7}`, `rare-${index % 1_000}`],
    instance_uuid: uuidOf(index % 1_000),
    flavor: `taste-${index % 10}`,
    created_at: time,
    updated_at: time,
  };
}

function* pieces(): Generator<string> {
  yield '{"tokens":{"any":"project-0","private":"project-1"},"images":[';
  const size = 1_000;
  for (let start = 0; start < count; start += size) {
    const texts = Array.from({ length: size }, (_, index) => JSON.stringify(image(start + index)));
    yield `${start === 0 ? '' : ','}${texts.join()}`;
  }
  yield ']}';
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** The time of a request until the end of its response, in milliseconds. */
async function timeOf(query: string, token = 'any'): Promise<number> {
  const before = performance.now();
  await new Promise<void>((resolve, reject) => {
    const path = `/v2/images?limit=1000&${query}`;
    const request = get({ port, path, agent, headers: { 'X-Auth-Token': token } }, (response) => {
      response.resume();
      response.once('end', () =>
        response.statusCode === 200
          ? resolve()
          : reject(new Error(`${path} must return 200; given: ${response.statusCode}.`)),
      );
    });
    request.once('error', reject);
  });
  return performance.now() - before;
}

/** Walks through the whole list, so that each image has been written once, as in a mock that has run for a while. */
async function writeAll(): Promise<void> {
  let target: string | undefined = '/v2/images?limit=1000';
  while (target) {
    const response: Response = await fetch(`http://127.0.0.1:${port}${target}`, { headers });
    target = ((await response.json()) as { next?: string }).next;
  }
}

/** @param directory For the data file. */
export async function compareFilters(directory: string): Promise<void> {
  const path = join(directory, 'million.json');
  await pipeline(Readable.from(pieces()), createWriteStream(path));
  const mock: Contender = {
    name: 'this mock',
    port,
    command: [
      '--max-old-space-size=4000',
      pathOf('../dist/cli.js'),
      '--port',
      String(port),
      '--log',
      'silent',
      '--data',
      path,
    ],
  };
  const child = start(mock);
  try {
    const loaded = performance.now();
    await firstBody(mock, '/__mock/ready');
    const before = await memoryOf(child);
    const first = await timeOf('');
    console.log(`\nA page of 1,000 of ${count} images, without a filter:`);
    console.log(
      `  the first: ${first.toFixed(0)} ms, after ${((performance.now() - loaded) / 1000).toFixed(0)} s to load the file`,
    );
    const pages: number[] = [];
    for (let number = 0; number < rounds; number += 1) pages.push(await timeOf(''));
    console.log(`  the same again: ${spread(pages)} ms`);
    await writeAll();
    console.log(
      '\nWith a filter, in multiples of the page without one (and the first time with the filter or the order):',
    );
    let worst = { ratio: 0, name: '' };
    for (const order of orders) {
      for (const { name, query, token } of filters) {
        const firstTime = await timeOf(`${query(0)}&${order}`, token);
        const [times, others]: [number[], number[]] = [[], []];
        for (let number = 1; number <= rounds; number += 1) {
          others.push(await timeOf(''));
          times.push(await timeOf(`${query(number)}&${order}`, token));
        }
        const shares = ratios(times, others);
        const title = `${name}${order && `, ${order}`}`;
        console.log(`  ${title.padEnd(63)}${spread(shares).padEnd(24)}${firstTime.toFixed(0).padStart(6)} ms`);
        const ratio = median(shares);
        if (ratio > worst.ratio) worst = { ratio, name: title };
      }
    }
    console.log(`  The slowest: ${worst.ratio.toFixed(2)}, ${worst.name}.`);
    console.log(
      `  Memory: ${before.toFixed(0)} MB after the load, ${(await memoryOf(child)).toFixed(0)} MB with all indexes and all images written.`,
    );
  } finally {
    agent.destroy();
    await stop(child);
  }
}
