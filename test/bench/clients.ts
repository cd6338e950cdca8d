// Compares clients on a page of 200 images, from a mock that is a process of its own.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createImageClient } from '@conoha-images/client';
import document from '@conoha-images/spec/openapi.json' with { type: 'json' };
import ky from 'ky';
import createClient from 'openapi-fetch';
import { build } from 'rolldown';
import { installedVersion } from '../../scripts/pictures/installed-version.ts';
import { saveMeasurement } from '../../scripts/pictures/speed-chart.ts';
import { generateClients, generated, output } from '../consumers/compared/clients.ts';
import { installTools, tools } from '../consumers/install.ts';
import { median } from './median.ts';
import { startCommand } from './mock-process.ts';

const limit = 200;
const calls = 100;
/** The first rounds warm up the compiler. */
const rounds = { warm: 10, all: 40 };
const plainFetch = 'fetch and JSON.parse';
const ours = 'this client';
const headers = { 'X-Auth-Token': 'token', Accept: 'application/json' };

type Load = () => Promise<readonly unknown[]>;

/** Each client, as its own documentation shows a call. */
async function loadersFor(url: string): Promise<Record<string, Load>> {
  const client = createImageClient({ baseUrl: url, token: 'token' });
  const typed = createClient<Record<string, Record<'get', object>>>({ baseUrl: url });
  const short = ky.create({ headers });
  const { listImages } = await import(await bundleOf('hey-api'));
  const imagesIn = (body: unknown) => (body as { images: readonly unknown[] }).images;
  return {
    [plainFetch]: async () =>
      imagesIn(JSON.parse(await (await fetch(`${url}/v2/images?limit=${limit}`, { headers })).text())),
    [ours]: async () => (await client.listImages({ limit })).items,
    [`openapi-fetch ${installedVersion('openapi-fetch', import.meta.url)}`]: async () =>
      imagesIn((await typed.GET('/v2/images', { params: { query: { limit } }, headers })).data),
    [`ky ${installedVersion('ky', import.meta.url)}`]: async () =>
      imagesIn(await short.get(`${url}/v2/images`, { searchParams: { limit } }).json()),
    [`hey-api ${installedVersion('@hey-api/openapi-ts', pathToFileURL(`${tools}/package.json`))}`]: async () =>
      imagesIn((await listImages({ baseUrl: url, auth: () => 'token', query: { limit } })).data),
  };
}

/** A generated client as one module: its files import each other by names that only a bundler resolves. */
async function bundleOf(name: keyof typeof generated): Promise<string> {
  const file = join(output, `${name}.js`);
  await build({ input: generated[name], output: { file }, logLevel: 'silent' });
  return file;
}

/** The median time of a call with each client, in milliseconds. They take turns, so that other load affects all equally. */
async function timesOf(loaders: Readonly<Record<string, Load>>): Promise<Map<string, number>> {
  const times = new Map<string, number[]>(Object.keys(loaders).map((name) => [name, []]));
  for (let round = 0; round < rounds.all; round += 1) {
    for (const [name, load] of Object.entries(loaders)) {
      for (let call = 0; call < calls; call += 1) {
        const start = performance.now();
        const { length } = await load();
        if (length !== limit) throw new Error(`${name} must load ${limit} images; it loaded ${length}.`);
        if (round >= rounds.warm) times.get(name)?.push(performance.now() - start);
      }
    }
  }
  return new Map([...times].map(([name, own]) => [name, median(own)]));
}

/** Records the times for the READMEs. */
async function save(times: ReadonlyMap<string, number>): Promise<void> {
  const fetchTime = times.get(plainFetch) ?? Number.NaN;
  await saveMeasurement('client-speed', {
    title: {
      en: 'Time to load a page of 200 images, compared with fetch',
      ja: 'イメージ 200 件のページの取得時間（fetch との比較）',
    },
    command: 'npm run bench',
    bars: [...times].map(([label, time]) => ({
      label: label === ours ? { en: label, ja: 'このクライアント' } : label,
      value: time / fetchTime,
      text: `${(time / fetchTime).toFixed(2)}×`,
      ...(label === ours && { isOurs: true }),
    })),
  });
}

/** Compares the clients, prints the result, and draws it for the READMEs. */
export async function compareClients(): Promise<void> {
  await installTools();
  await generateClients();
  const directory = await mkdtemp(join(tmpdir(), 'conoha-images-'));
  const data = join(directory, 'images.json');
  const [example] = document.components.examples.reference.value.images;
  const images = Array.from({ length: limit }, (_, index) => ({
    ...example,
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  }));
  await writeFile(data, JSON.stringify({ images }));
  using mock = await startCommand(data);
  try {
    const times = await timesOf(await loadersFor(mock.url));
    const [[, first] = ['', Number.NaN]] = times;
    for (const [name, time] of times) console.log(`${name} takes ${(time / first).toFixed(2)} times as long as fetch.`);
    await save(times);
  } finally {
    await rm(directory, { recursive: true });
  }
}
