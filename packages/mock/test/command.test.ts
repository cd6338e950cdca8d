import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { validateImageList } from '@conoha-images/spec';
import document from '@conoha-images/spec/openapi.json' with { type: 'json' };
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { books, booksFile } from './books.ts';
import { image, images } from './images.ts';

const cli = ['--conditions=@conoha-images/source', fileURLToPath(new URL('../source/cli.ts', import.meta.url))];
const hasCurl = spawnSync('curl', ['--version']).status === 0;
const headers = { 'X-Auth-Token': 'canary', Accept: 'application/json' };

interface Running {
  readonly process: ChildProcess;
  readonly url: string;
  /** The next line that it writes, to either output. */
  readonly line: () => Promise<string>;
}

const started: ChildProcess[] = [];

/** The command, started as a user starts it; its lines arrive one by one. */
async function start(...options: string[]): Promise<Running> {
  const child = spawn(process.execPath, [...cli, '--port', '0', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  const lines: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      const next = waiting.shift();
      if (next) next(line);
      else lines.push(line);
    });
  }
  const line = async (): Promise<string> => lines.shift() ?? new Promise((resolve) => waiting.push(resolve));
  const ready = await line();
  return { process: child, url: /^The mock is ready: (\S+)$/.exec(ready)?.[1] ?? `not ready: ${ready}`, line };
}

/** The command, run to its end. */
function run(...options: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...cli, ...options], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'conoha-images-'));
});

afterAll(async () => {
  for (const child of started) child.kill();
  await rm(directory, { recursive: true });
});

/** Writes a file as an editor does, which replaces the old one at once. */
async function write(name: string, content: string): Promise<string> {
  const file = join(directory, name);
  await writeFile(`${file}.new`, content);
  await rename(`${file}.new`, file);
  return file;
}

describe('the command', () => {
  let mock: Running;

  beforeAll(async () => {
    mock = await start('--log', 'violations');
  });

  test.skipIf(!hasCurl)("answers the reference page's own curl line with a valid list of its catalogue", async () => {
    const { source } = document.paths['/v2/images'].get['x-codeSamples'][0] ?? {};
    const command = String(source).replace('https://image-service.c3j1.conoha.io', mock.url);
    const body = JSON.parse(execFileSync('sh', ['-c', `${command.trim()} --silent --fail`], { encoding: 'utf8' }));
    expect(validateImageList(body).valid).toBe(true);
    expect(body.images.length).toBeGreaterThan(120);
    expect(body.first).toBe('/v2/images?limit=200');
    expect(await mock.line()).toMatch(/^GET \/v2\/images\?limit=200 200 \d+ ms$/);
  });

  test('writes what is wrong with a request, and never the token', async () => {
    await fetch(`${mock.url}/v2/images?limit=x`, { headers });
    const lines = [await mock.line(), await mock.line()];
    expect(lines).toEqual([
      expect.stringMatching(/^GET \/v2\/images\?limit=x 400 /),
      '  limit must be a whole number, 0 or greater; given: x.',
    ]);
  });

  test('ends on an interrupt, although a connection is open', async () => {
    const other = await start();
    await fetch(`${other.url}/v2/images`);
    other.process.kill('SIGINT');
    expect(await once(other.process, 'exit')).toEqual([0, null]);
  });

  test('says which port is taken, and which option chooses another', () => {
    const { port } = new URL(mock.url);
    expect(run('--port', port)).toEqual({
      status: 1,
      stdout: '',
      stderr: `Port ${port} of 127.0.0.1 is taken by another program. Choose another with --port; --port 0 takes any that is free.\n`,
    });
  });

  test('shows how to use it when an option is wrong, and when asked', () => {
    const wrong = run('--port', 'x');
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toMatch(
      /^--port must be a whole number from 0 to 65535; given: x\.\n\nUsage: conoha-images-mock/,
    );
    const help = run('--help');
    expect(help.status).toBe(0);
    expect(help.stdout).toMatch(/^Usage: conoha-images-mock/);
  });

  test.each([
    ['a scenario that there is not', ['--scenario', 'slow'], 2, /^--scenario: A scenario must be one of latency, /],
    ['a data file that there is not', ['--data', 'missing.json'], 1, /data file missing\.json can't be read/],
    ['a document that there is not', ['--document', 'missing.yaml'], 1, /missing\.yaml can't be read/],
  ])('refuses %s', (_, options, status, message) => {
    const result = run('--port', '0', ...options);
    expect([result.status, result.stdout]).toEqual([status, '']);
    expect(result.stderr).toMatch(message);
  });

  test('refuses data that is broken, with the pointer of each value, and without a token that stands in it', async () => {
    const broken = JSON.stringify({ images: [image(1, { size: 'big', tags: null })], tokens: { canary: 1 } });
    const result = run('--port', '0', '--data', await write('broken.json', broken));
    expect(result.status).toBe(1);
    expect(result.stderr).toMatch(/\/images\/0\/size must be integer or null; given: "big"/);
    expect(result.stderr).toMatch(/\/images\/0\/tags must be array; given: null/);
    expect(result.stderr).toMatch(/\/tokens must have a string/);
    const text = run('--port', '0', '--data', await write('text.json', '{ "tokens": { "canary": canary } }'));
    expect(text.stderr).toMatch(/text\.json is no JSON: Unexpected token 'c'\.$/m);
    const array = run('--port', '0', '--data', await write('array.json', '[]'));
    expect(array.stderr).toMatch(/array\.json must hold a JSON object/);
    expect([result.stderr, text.stderr, array.stderr].join()).not.toContain('canary');
  });
});

test('--document serves another list, with --data its items', async () => {
  const data = await write('books.json', JSON.stringify(books));
  const mock = await start('--document', booksFile, '--data', data);
  const response = await fetch(`${mock.url}/books?count=2`, { headers: { 'X-Card': '1' } });
  expect(await response.json()).toMatchObject({
    shelf: { books: [{ title: 'Volume 0' }, { title: 'Volume 0' }], more: '/books?count=2&after=9784000000007' },
  });
});

test('--static answers with the examples of the document', async () => {
  const mock = await start('--static');
  const response = await fetch(`${mock.url}/v2/images?limit=1`, { headers });
  expect(await response.json()).toEqual(document.components.examples.reference.value);
});

test('--scenario holds for every request, and --no-control leaves no route beside the document', async () => {
  const mock = await start('--no-control', '--scenario', 'unavailable; times=1');
  expect((await fetch(`${mock.url}/v2/images`, { headers })).status).toBe(503);
  expect((await fetch(`${mock.url}/v2/images`, { headers })).status).toBe(200);
  expect((await fetch(`${mock.url}/__mock/ready`)).status).toBe(404);
});

test('a request in the log is one line, whatever is in it', async () => {
  const mock = await start('--log', 'violations');
  await fetch(`${mock.url}/v2/images?limit=%0aGET%20/forged%1b[31m`, { headers });
  expect(await mock.line()).toMatch(/^GET \/v2\/images\?limit=%0aGET%20\/forged%1b\[31m 400/);
  expect(await mock.line()).toBe(
    String.raw`  limit must be a whole number, 0 or greater; given: \nGET /forged\u001b[31m.`,
  );
});

test('it goes on where nobody reads what it writes', async () => {
  const mock = await start();
  mock.process.stdout?.destroy();
  for (let request = 0; request < 3; request += 1) {
    expect((await fetch(`${mock.url}/v2/images`, { headers })).status).toBe(200);
  }
});

test('it ends at once, also where an answer is late', async () => {
  const mock = await start('--scenario', 'latency; milliseconds=600000');
  const answer = fetch(`${mock.url}/v2/images`, { headers }).catch((error: Error) => error.name);
  // The request has to be there before the signal.
  await fetch(`${mock.url}/__mock/ready`);
  const before = performance.now();
  mock.process.kill('SIGTERM');
  await once(mock.process, 'exit');
  expect(performance.now() - before).toBeLessThan(5_000);
  expect(await answer).toBe('TypeError');
});

test('--watch reads the files again, and goes on with what was read before where they are broken', async () => {
  const data = await write('watched.json', JSON.stringify({ images: images(1) }));
  const mock = await start('--watch', '--log', 'silent', '--data', data);
  const count = async (): Promise<number> => {
    const response = await fetch(`${mock.url}/v2/images`, { headers });
    return ((await response.json()) as { images: unknown[] }).images.length;
  };
  expect(await count()).toBe(1);
  await write('watched.json', JSON.stringify({ images: images(3) }));
  expect(await mock.line()).toBe('The files have changed and are read again.');
  expect(await count()).toBe(3);

  for (const broken of ['{', JSON.stringify({ images: [image(1, { size: 'big' })] })]) {
    await write('watched.json', broken);
    let line = '';
    while (line !== 'What was read before goes on being served.') line = await mock.line();
    expect(await count()).toBe(3);
  }
  await write('watched.json', JSON.stringify({ images: images(2) }));
  expect(await mock.line()).toBe('The files have changed and are read again.');
  expect(await count()).toBe(2);
});

test('--watch reads every file of the document again, also one that it has only since it was changed', async () => {
  const parsed = parse(await readFile(booksFile, 'utf8'));
  const openapi = await write('watched.yaml', stringify(parsed));
  const mock = await start('--watch', '--log', 'silent', '--document', openapi);
  const { examples } = parsed.paths['/books'].get.responses['200'].content['application/json'];
  const example = JSON.stringify(examples.one);
  examples.one = { $ref: 'watched-example.json' };
  const changes: [string, string, string][] = [
    ['watched-example.json', example, '9784000000017'],
    ['watched.yaml', stringify(parsed), '9784000000017'],
    ['watched-example.json', example.replace('9784000000017', '1'), '1'],
  ];
  for (const [name, text, isbn] of changes) {
    await write(name, text);
    // The first file is not the document's yet.
    if (text !== example) expect(await mock.line()).toBe('The files have changed and are read again.');
    const response = await fetch(`${mock.url}/books`, { headers: { 'X-Card': '1' } });
    expect(await response.json()).toMatchObject({ shelf: { books: [{ isbn }] } });
  }
});
