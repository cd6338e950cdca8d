// Compares the mock's server with other mocks and a minimal server of Node.js, on a page of 200 images.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import document from '@conoha-images/spec/openapi.json' with { type: 'json' };
import autocannon from 'autocannon';
import { installedVersion } from '../../../scripts/pictures/installed-version.ts';
import { type Contender, firstBody, headers, memoryOf, pathOf, start, stop } from './process.ts';
import { median, ratios, spread } from './spread.ts';

const connections = 16;
const seconds = 2;
const rounds = { start: 9, load: 5 };
const target = '/v2/images?limit=200';

/** How many requests per second a server handled. */
export interface Rate {
  readonly name: string;
  readonly rate: number;
}

/** How many requests were sent for pages that were not requested before. */
let newPages = 0;

/** Some requests for the page, all of them new: a filter with another value that every image satisfies. */
function newTargets(): string[] {
  return Array.from({ length: 1_000 }, () => {
    newPages += 1;
    return `${target}&size_min=${newPages}`;
  });
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

function versionOf(name: string): string {
  return installedVersion(name, import.meta.url);
}

/** The servers: this mock first, and last the one that does the least. */
async function contendersIn(directory: string): Promise<Contender[]> {
  const file = (name: string): string => join(directory, name);
  const example = document.components.examples.reference.value;
  const images = Array.from({ length: 200 }, (_, index) => ({
    ...example.images[0],
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    name: `vmi-image-${index}-amd64`,
  }));
  await writeFile(file('images.json'), JSON.stringify({ images }));
  await writeFile(file('page.json'), JSON.stringify({ ...example, images }));
  const documentWithPage = structuredClone(document);
  Object.assign(documentWithPage.components.examples.reference, { value: { ...example, images } });
  await writeFile(file('openapi.json'), JSON.stringify(documentWithPage));
  const mock = ['--port', '4601', '--log', 'silent', '--data', file('images.json')];
  const prism = fileURLToPath(import.meta.resolve('@stoplight/prism-cli/dist/index.js'));
  return [
    { name: 'this mock', port: 4601, command: [pathOf('../dist/cli.js'), ...mock] },
    {
      name: `Prism ${versionOf('@stoplight/prism-cli')}`,
      port: 4602,
      command: [prism, 'mock', file('openapi.json'), '-p', '4602', '-v', 'error'],
    },
    {
      name: `Scalar's mock ${versionOf('@scalar/mock-server')}`,
      port: 4604,
      command: [pathOf('scalar.js'), file('openapi.json'), '4604'],
    },
    { name: `MSW ${versionOf('msw')}`, port: 4605, command: [pathOf('msw.js'), file('page.json'), '4605'] },
    { name: 'bare node:http', port: 4603, command: [pathOf('bare.js'), file('page.json'), '4603'] },
  ];
}

/** Measures starts: the time from that of a process to its first page, and its memory then. */
async function measureStarts(contenders: readonly Contender[]): Promise<void> {
  // Without a data file, as most users start it.
  const mockOf = (name: string, program: string): Contender => {
    return { name, port: 4601, command: [pathOf(program), '--port', '4601', '--log', 'silent'] };
  };
  const measured = [
    mockOf('this mock', '../dist/cli.js'),
    mockOf('its single file', '../dist/conoha-images-mock.mjs'),
    ...contenders.slice(1),
  ].map((contender) => ({
    contender,
    times: [] as number[],
    memory: [] as number[],
  }));
  for (let round = 0; round < rounds.start; round += 1) {
    for (const { contender, times, memory } of measured) {
      const before = performance.now();
      const child = start(contender);
      await firstBody(contender, target);
      times.push(performance.now() - before);
      memory.push(await memoryOf(child));
      await stop(child);
    }
  }
  console.log('\nFrom the start of the process to the first page:');
  for (const { contender, times, memory } of measured) {
    const ratio = spread(ratios(measured[0]?.times ?? [], times));
    console.log(
      `  ${contender.name.padEnd(20)}${spread(times, 0)} ms, ${spread(memory, 0)} MB; this mock takes ${ratio} times as long`,
    );
  }
}

/**
 * Measures requests per second, in turns, so that other load on the machine affects all servers equally.
 *
 * @returns The medians.
 */
async function measureLoad(contenders: readonly Contender[]): Promise<Rate[]> {
  const running = contenders.map((contender) => ({ ...contender, child: start(contender), rates: [] as number[] }));
  try {
    for (const contender of running) {
      const { images } = JSON.parse(await firstBody(contender, target)) as { images: unknown[] };
      if (images.length !== 200) throw new Error(`${contender.name} must return 200 images; given: ${images.length}.`);
    }
    const ratesOfSame: number[] = [];
    const [mock, bare] = [running.at(0), running.at(-1)];
    if (!mock || !bare) throw new Error('There must be two servers.');
    // One round before the others, for the compilers.
    for (const { port } of running) await rateOf(port, newTargets());
    for (let round = 0; round < rounds.load; round += 1) {
      for (const { port, rates } of running) rates.push(await rateOf(port, newTargets()));
      ratesOfSame.push(await rateOf(mock.port, [target]));
    }
    console.log(`\nRequests per second for a page of 200 images, ${connections} connections:`);
    for (const { name, rates } of running) {
      console.log(
        `  ${name.padEnd(20)}${spread(rates, 0)}; this mock: ${spread(ratios(mock.rates, rates))} times as many`,
      );
    }
    console.log(
      `  With the same page each time, this mock has ${spread(ratios(ratesOfSame, bare.rates))} times as many as ${bare.name}.`,
    );
    console.log(`  Memory of this mock after the load: ${(await memoryOf(mock.child)).toFixed(0)} MB`);
    return running.map(({ name, rates }) => ({ name, rate: median(rates) }));
  } finally {
    await Promise.all(running.map(({ child }) => stop(child)));
  }
}

/**
 * Compares starts and loads.
 *
 * @param directory For files that the servers read.
 * @returns The requests per second of each server.
 */
export async function comparePages(directory: string): Promise<Rate[]> {
  const contenders = await contendersIn(directory);
  await measureStarts(contenders);
  return measureLoad(contenders);
}
