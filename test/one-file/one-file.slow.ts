import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cleanEnvironment, majors, Outside, run } from '../packed/outside.ts';

/** The most bytes that the file may have. It had 2,500,000 in November 2026. */
const sizeLimit = 3_000_000;

const dist = fileURLToPath(new URL('../../packages/mock/dist/', import.meta.url));
const books = fileURLToPath(new URL('../../packages/document/examples/books.yaml', import.meta.url));

let outside: Outside;
/** A folder that has the file and nothing else. */
let folder: string;
let file: string;
const started: ChildProcess[] = [];

beforeAll(async () => {
  outside = await Outside.create();
  folder = await mkdtemp(join(tmpdir(), 'conoha-images-'));
  file = join(folder, 'conoha-images-mock.mjs');
  await copyFile(join(dist, 'conoha-images-mock.mjs'), file);
});

afterAll(async () => {
  for (const child of started) child.kill();
  await rm(folder, { recursive: true });
  await outside[Symbol.asyncDispose]();
});

/** Starts a program of Node.js that prints its URL, as the mock does. */
async function start(node: string, args: readonly string[], cwd = folder) {
  const child = spawn(node, args, { cwd, env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  const lines: string[] = [];
  const errors: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  const exited = once(child, 'exit');
  await Promise.race([exited, once(child.stdout, 'data')]);
  const url = /http:\/\/\S+/.exec(lines[0] ?? '')?.[0];
  if (url === undefined) throw new Error(`The command did not start:\n${[...lines, ...errors].join('\n')}`);
  return {
    url,
    lines,
    errors,
    stop: async (signal: NodeJS.Signals = 'SIGTERM') => {
      child.kill(signal);
      return (await exited)[0] as number | null;
    },
  };
}

const headers = { 'X-Auth-Token': 'any', Accept: 'application/json' };

/** What the document of the books asks for. */
const card = { 'X-Card': 'Card any' };

async function get(url: string, more: Record<string, string> = {}) {
  const response = await fetch(url, { headers: { ...headers, ...more } });
  return { status: response.status, violations: response.headers.get('sl-violations'), body: await response.text() };
}

/** Writes the document of the books as two files. The second has the operation. */
async function writeDocument(directory: string): Promise<{ document: string; operation: string }> {
  const text = await readFile(books, 'utf8');
  const start = text.indexOf('\n  /books:\n') + '\n  /books:\n'.length;
  const end = text.indexOf('\ncomponents:');
  expect(start).toBeLessThan(end);
  await mkdir(directory, { recursive: true });
  const [document, operation] = [join(directory, 'books.yaml'), join(directory, 'operation.yaml')];
  const own = text
    .slice(start, end)
    .replaceAll(/^ {4}/gm, '')
    .replaceAll(/(['"])#\//g, '$1books.yaml#/');
  await writeFile(operation, own);
  await writeFile(document, `${text.slice(0, start)}    $ref: operation.yaml\n${text.slice(end)}`);
  return { document, operation };
}

/** What Prism answers, and a random answer's status. */
async function prismAnswers(url: string): Promise<unknown[]> {
  const preferences = ['code=403', 'code=401, example=token-rejected', 'example=empty-page', 'code=999', 'nothing'];
  const answers = preferences.map((Prefer) => get(`${url}/v2/images?limit=x`, { Prefer }));
  const dynamic = get(`${url}/v2/images`, { Prefer: 'dynamic=true' });
  return Promise.all([...answers, get(`${url}/v2/unknown`), dynamic.then(({ status }) => status)]);
}

describe.each(majors)('the file alone, on Node.js %i,', (major) => {
  let node: string;

  beforeAll(async () => {
    node = await outside.node(major);
  });

  test('shows its help', async () => {
    expect(await run(node, [file, '--help'], { cwd: folder })).toMatch(/^Usage: conoha-images-mock \[options\]\n/);
  });

  test('responds as the command of the package does, with Prism and without, and prints no warning', async () => {
    const alone = await start(node, [file, '--port', '0']);
    const packed = await start(node, [join(dist, 'cli.js'), '--port', '0']);
    const targets = ['/v2/images', '/v2/images?os_type=windows&limit=3&sort=name:asc', '/v2/images?limit=x'];
    for (const target of targets) expect(await get(alone.url + target)).toEqual(await get(packed.url + target));
    expect(await prismAnswers(alone.url)).toEqual(await prismAnswers(packed.url));
    expect([await alone.stop(), await packed.stop(), alone.errors]).toEqual([0, 0, []]);
    expect(alone.lines).toContainEqual(expect.stringMatching(/^GET \/v2\/images\?limit=x 400 /));
  });

  test('reads a document of two files with its data, and reloads the second file when it changes', async () => {
    const { document, operation } = await writeDocument(join(folder, `books-${major}`));
    const data = join(folder, `books-${major}.json`);
    await writeFile(data, '{ "shelf": { "books": [] } }');
    const options = ['--document', document, '--data', data, '--watch', '--no-control', '--port', '0'];
    const mock = await start(node, [file, ...options, '--scenario', 'unavailable; times=1']);
    const statuses = [];
    for (let count = 0; count < 2; count += 1) statuses.push((await get(`${mock.url}/books`, card)).status);
    expect(statuses).toEqual([503, 200]);
    expect(JSON.parse((await get(`${mock.url}/books`, card)).body).shelf.books).toEqual([]);
    expect((await get(`${mock.url}/__mock/ready`)).status).toBe(404);
    const text = await readFile(operation, 'utf8');
    await writeFile(operation, `${text}\n`);
    await expect.poll(() => mock.lines, { timeout: 20_000 }).toContain('Reloaded the changed files.');
    expect(mock.errors).toEqual([]);
    await writeFile(operation, 'get: [');
    await expect.poll(() => mock.errors.at(-1), { timeout: 20_000 }).toBe('The mock keeps the previous content.');
    expect(await mock.stop('SIGINT')).toBe(0);
  });

  test('serves data, and with --static the examples of the document', async () => {
    const data = join(folder, `images-${major}.json`);
    await writeFile(data, '{ "images": [] }');
    const empty = await start(node, [
      file,
      '--port',
      '0',
      '--data',
      data,
      '--host',
      'localhost',
      '--log',
      'violations',
    ]);
    expect(JSON.parse((await get(`${empty.url}/v2/images`)).body).images).toEqual([]);
    await get(`${empty.url}/v2/images?limit=x`);
    await expect.poll(() => empty.lines.at(-1)).toMatch(/^ {2}limit must be a whole number/);
    const examples = await start(node, [file, '--port', '0', '--static']);
    expect(JSON.parse((await get(`${examples.url}/v2/images`)).body).images.length).toBeGreaterThan(0);
    expect([await empty.stop(), await examples.stop(), empty.errors, examples.errors]).toEqual([0, 0, [], []]);
  });
});

test(`the file has at most ${sizeLimit} bytes`, async () => {
  expect((await stat(file)).size).toBeLessThan(sizeLimit);
});

test('the file has the notices of the packages in it', async () => {
  const text = await readFile(file, 'utf8');
  const notices = text.slice(text.lastIndexOf('/*!'));
  for (const name of ['@stoplight/prism-http', '@redocly/openapi-core', '@faker-js/faker', 'ajv', 'lodash']) {
    expect(notices).toMatch(new RegExp(`^${name} \\d+\\.`, 'm'));
  }
  expect(notices).toContain('Apache License');
  expect(notices.match(/Permission is hereby granted, free of charge/g)?.length).toBeGreaterThan(20);
});

test('the bill of materials names the packages whose notices are in the file', async () => {
  const bill = JSON.parse(await readFile(join(dist, 'conoha-images-mock.cdx.json'), 'utf8')) as {
    components: { group?: string; name: string; version: string }[];
  };
  const text = await readFile(file, 'utf8');
  const notices = text.slice(text.lastIndexOf('/*!'));
  const titles = notices.match(/(?<=\n-{80}\n\n(?:\S+ \d\S*\n)*)\S+ \d\S*(?=\n)/g) ?? [];
  const named = bill.components.map(({ group, name, version }) => `${group ? `${group}/` : ''}${name} ${version}`);
  expect(named.toSorted()).toEqual([...new Set(titles)].toSorted());
});
