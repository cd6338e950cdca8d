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
import { send } from './http.ts';
import { image, images, pageExamples } from './images.ts';

const cli = ['--conditions=@conoha-images/source', fileURLToPath(new URL('../source/cli.ts', import.meta.url))];
const hasCurl = spawnSync('curl', ['--version']).status === 0;
const headers = { 'X-Auth-Token': 'canary', Accept: 'application/json' };

interface RunningCommand {
  readonly process: ChildProcess;
  readonly url: string;
  /** The next line of either output. */
  readonly line: () => Promise<string>;
}

const started: ChildProcess[] = [];

/** Starts the command as a user does. */
async function start(...options: string[]): Promise<RunningCommand> {
  const child = spawn(process.execPath, [...cli, '--port', '0', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  const lines: string[] = [];
  const readers: ((line: string) => void)[] = [];
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      const reader = readers.shift();
      if (reader) reader(line);
      else lines.push(line);
    });
  }
  const line = async (): Promise<string> => lines.shift() ?? new Promise((resolve) => readers.push(resolve));
  const ready = await line();
  return { process: child, url: /^The mock is ready: (\S+)$/.exec(ready)?.[1] ?? `not ready: ${ready}`, line };
}

/** Runs the command until it exits. */
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

/** Writes a file as an editor does: under another name, which then replaces the file. */
async function write(name: string, content: string): Promise<string> {
  const file = join(directory, name);
  await writeFile(`${file}.new`, content);
  await rename(`${file}.new`, file);
  return file;
}

describe('the command', () => {
  let mock: RunningCommand;

  beforeAll(async () => {
    mock = await start('--log', 'violations');
  });

  test.skipIf(!hasCurl)(
    "the curl line of ConoHa's reference page gets a valid list of the catalogue from the command",
    async () => {
      const { source } = document.paths['/v2/images'].get['x-codeSamples'][0] ?? {};
      const command = String(source).replace(/https:\/\/[^/]+/, mock.url);
      const body = JSON.parse(
        execFileSync('sh', ['-c', `${command.trim()} --silent --fail`], {
          encoding: 'utf8',
          env: { ...process.env, CONOHA_TOKEN: 'any' },
        }),
      );
      expect(validateImageList(body).valid).toBe(true);
      expect(body.images.length).toBeGreaterThan(120);
      expect(body.first).toBe('/v2/images?limit=200');
      expect(await mock.line()).toMatch(/^GET \/v2\/images\?limit=200 200 \d+ ms$/);
    },
  );

  test('--log violations writes how a request violates the document, and never the token', async () => {
    await fetch(`${mock.url}/v2/images?limit=x`, { headers });
    const lines = [await mock.line(), await mock.line()];
    expect(lines).toEqual([
      expect.stringMatching(/^GET \/v2\/images\?limit=x 400 /),
      expect.stringMatching(/^ {2}limit must be .*; given: x\.$/),
    ]);
  });

  test('the command exits on an interrupt while a connection is open', async () => {
    const own = await start();
    await fetch(`${own.url}/v2/images`);
    own.process.kill('SIGINT');
    expect(await once(own.process, 'exit')).toEqual([0, null]);
  });

  test('the error for a port in use names the port, and the option that chooses another', () => {
    const { port } = new URL(mock.url);
    expect(run('--port', port)).toEqual({
      status: 1,
      stdout: '',
      stderr: `Port ${port} of 127.0.0.1 is used by another program. Choose another with --port; --port 0 takes any free port.\n`,
    });
  });

  test('the command prints its usage for an invalid option and for --help', () => {
    const invalid = run('--port', 'x');
    expect(invalid.status).toBe(2);
    expect(invalid.stderr).toMatch(
      /^--port must be a whole number from 0 to 65535; given: x\.\n\nUsage: conoha-images-mock/,
    );
    const help = run('--help');
    expect(help.status).toBe(0);
    expect(help.stdout).toMatch(/^Usage: conoha-images-mock/);
  });

  test.each([
    ['an unknown scenario', ['--scenario', 'slow'], 2, /^--scenario: The scenario must be one of latency, /],
    ['a missing data file', ['--data', 'missing.json'], 1, /data file missing\.json can't be read/],
    ['a missing document', ['--document', 'missing.yaml'], 1, /missing\.yaml can't be read/],
  ])('the command rejects %s', (_, options, status, message) => {
    const result = run('--port', '0', ...options);
    expect([result.status, result.stdout]).toEqual([status, '']);
    expect(result.stderr).toMatch(message);
  });

  test('the command rejects invalid data with the pointer of each invalid value, and never prints a token', async () => {
    const invalid = JSON.stringify({ images: [image(1, { size: 'big', tags: null })], tokens: { canary: 1 } });
    const result = run('--port', '0', '--data', await write('invalid.json', invalid));
    expect(result.status).toBe(1);
    expect(result.stderr).toMatch(/data file .*invalid\.json violates the document:/);
    expect(result.stderr).toMatch(/\/images\/0\/size must be integer or null; given: "big"/);
    expect(result.stderr).toMatch(/\/images\/0\/tags must be array; given: null/);
    expect(result.stderr).toMatch(/\/tokens must have a string/);
    const text = run('--port', '0', '--data', await write('text.json', '{ "tokens": { "canary": canary } }'));
    expect(text.stderr).toMatch(/text\.json must be JSON: Unexpected token 'c'\.$/m);
    const array = run('--port', '0', '--data', await write('array.json', '[]'));
    expect(array.stderr).toMatch(/array\.json must be a JSON object/);
    expect([result.stderr, text.stderr, array.stderr].join()).not.toContain('canary');
  });
});

test('--document serves another list, with the items of --data', async () => {
  const data = await write('books.json', JSON.stringify(books));
  const mock = await start('--document', booksFile, '--data', data);
  const response = await fetch(`${mock.url}/books?count=2`, { headers: { 'X-Card': '1' } });
  expect(await response.json()).toMatchObject({
    shelf: { books: [{ title: 'Volume 0' }, { title: 'Volume 0' }], more: '/books?count=2&after=9784000000007' },
  });
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '--upstream and --record leave a whole data file after %s',
  async (signal) => {
    const data = await write('upstream.json', JSON.stringify({ images: images(3) }));
    const upstream = await start('--log', 'silent', '--data', data);
    const file = join(directory, `${signal}.json`);
    const proxy = await start('--log', 'violations', '--upstream', upstream.url, '--record', file);
    await fetch(`${proxy.url}/v2/images?limit=x&secret=1`, { headers });
    expect(await proxy.line()).toMatch(/^GET \/v2\/images\?limit=x&secret=1 400 /);
    expect(await proxy.line()).toBe('  request: limit must be a whole number, 0 or greater; given: x.');
    // The signal comes before the recording is written.
    const response = await fetch(`${proxy.url}/v2/images`, { headers });
    proxy.process.kill(signal);
    expect(await once(proxy.process, 'exit')).toEqual([0, null]);
    const text = await readFile(file, 'utf8');
    expect(JSON.parse(text).images).toEqual(((await response.json()) as { images: unknown[] }).images);
    expect(text).not.toContain('canary');
    const replay = await start('--log', 'silent', '--data', file);
    expect(await (await fetch(`${replay.url}/v2/images`, { headers })).json()).toMatchObject({ images: [{}, {}, {}] });
  },
);

test('the command fails at the start if the recording is in a missing folder, and at the end if the folder is gone', async () => {
  const missing = join(directory, 'missing', 'a.json');
  const result = run('--port', '0', '--upstream', 'http://127.0.0.1:1', '--record', missing);
  expect([result.status, result.stdout]).toEqual([1, '']);
  expect(result.stderr).toMatch(/^The mock can't start: The recording .*a\.json can't be written: ENOENT/);

  const upstream = await start('--log', 'silent');
  const folder = await mkdtemp(join(directory, 'gone-'));
  const proxy = await start('--log', 'silent', '--upstream', upstream.url, '--record', join(folder, 'a.json'));
  await rm(folder, { recursive: true });
  await fetch(`${proxy.url}/v2/images`, { headers });
  proxy.process.kill('SIGTERM');
  expect(await once(proxy.process, 'exit')).toEqual([1, null]);
  expect(await proxy.line()).toMatch(/The recording .*a\.json can't be written: ENOENT/);
});

test('--static responds with the examples of the document', async () => {
  const mock = await start('--static');
  const response = await fetch(`${mock.url}/v2/images?limit=1`, { headers });
  expect(await response.json()).toEqual(pageExamples[0]?.[1]);
});

test('--scenario applies to every request, and --no-control disables the routes of the mock', async () => {
  const mock = await start('--no-control', '--scenario', 'unavailable; times=1');
  expect((await fetch(`${mock.url}/v2/images`, { headers })).status).toBe(503);
  expect((await fetch(`${mock.url}/v2/images`, { headers })).status).toBe(200);
  expect((await fetch(`${mock.url}/__mock/ready`)).status).toBe(404);
});

test('--control-host lets another host control the mock', async () => {
  const { url } = await start('--control-host', 'ci.example', '--control-host', 'ci2.example');
  const statusFor = async (Host: string) => (await send(url, 'POST', '/__mock/reset', { Host })).status;
  expect([await statusFor('ci.example:80'), await statusFor('ci2.example')]).toEqual([204, 204]);
  expect(await statusFor('ci3.example')).toBe(403);
});

test('a request is one line in the log, even with line breaks and terminal commands in it', async () => {
  const mock = await start('--log', 'violations');
  await fetch(`${mock.url}/v2/images?limit=%0aGET%20/forged%1b[31m`, { headers });
  expect(await mock.line()).toMatch(/^GET \/v2\/images\?limit=%0aGET%20\/forged%1b\[31m 400/);
  expect(await mock.line()).toMatch(/^ {2}limit must be .*; given: \\nGET \/forged\\u001b\[31m\.$/);
});

test('the command keeps running if the reader of its output stops', async () => {
  const mock = await start();
  mock.process.stdout?.destroy();
  for (let request = 0; request < 3; request += 1) {
    expect((await fetch(`${mock.url}/v2/images`, { headers })).status).toBe(200);
  }
});

test('the command exits at once, even if a response is pending', async () => {
  const mock = await start('--scenario', 'latency; milliseconds=600000');
  const response = fetch(`${mock.url}/v2/images`, { headers }).catch((error: Error) => error.name);
  // The request must arrive before the signal.
  await fetch(`${mock.url}/__mock/ready`);
  // The test has less time than the response would take.
  mock.process.kill('SIGTERM');
  await once(mock.process, 'exit');
  expect(await response).toBe('TypeError');
});

test.runIf(process.platform === 'linux')('stops when it gets SIGTERM before it is ready', async () => {
  const file = join(directory, 'slow.json');
  // Takes seconds to read.
  await writeFile(file, `${' '.repeat(300_000_000)}{ "images": [] }`);
  const child = spawn(process.execPath, [...cli, '--port', '0', '--data', file], { stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  const output: string[] = [];
  child.stdout.on('data', (chunk) => output.push(String(chunk)));
  // It has begun to read once it takes more memory than before.
  const megabytes = async (): Promise<number> => {
    const [, kilobytes] = /^VmRSS:\s*(\d+)/m.exec(await readFile(`/proc/${child.pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1_000;
  };
  await expect.poll(megabytes, { interval: 5, timeout: 20_000 }).toBeGreaterThan(200);
  child.kill('SIGTERM');
  expect([await once(child, 'exit'), output]).toEqual([[143, null], []]);
});

test('--watch reloads changed files, and keeps the previous content if they are invalid', async () => {
  const data = await write('watched.json', JSON.stringify({ images: images(1) }));
  const mock = await start('--watch', '--log', 'silent', '--data', data);
  const count = async (): Promise<number> => {
    const response = await fetch(`${mock.url}/v2/images`, { headers });
    return ((await response.json()) as { images: unknown[] }).images.length;
  };
  expect(await count()).toBe(1);
  await write('watched.json', JSON.stringify({ images: images(3) }));
  expect(await mock.line()).toBe('Reloaded the changed files.');
  expect(await count()).toBe(3);

  for (const invalid of ['{', JSON.stringify({ images: [image(1, { size: 'big' })] })]) {
    await write('watched.json', invalid);
    let line = '';
    while (line !== 'The mock keeps the previous content.') line = await mock.line();
    expect(await count()).toBe(3);
  }
  await write('watched.json', JSON.stringify({ images: images(2) }));
  expect(await mock.line()).toBe('Reloaded the changed files.');
  expect(await count()).toBe(2);
});

test('--watch reloads every file of the document, including one that a change has added', async () => {
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
    // The document does not refer to the first file yet.
    if (text !== example) expect(await mock.line()).toBe('Reloaded the changed files.');
    const response = await fetch(`${mock.url}/books`, { headers: { 'X-Card': '1' } });
    expect(await response.json()).toMatchObject({ shelf: { books: [{ isbn }] } });
  }
});
