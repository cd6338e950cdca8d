import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type MockServer, startMock } from '@conoha-images/mock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../source/index.ts';
import { books, booksFile, shelf } from './books.ts';
import { canary } from './changed-mock.ts';

const cli = ['--conditions=@conoha-images/source', fileURLToPath(new URL('../source/cli.ts', import.meta.url))];

let directory: string;
let good: MockServer;
/** Responds to every query with the same page. */
let bad: MockServer;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'conoha-images-'));
  good = await startMock({ port: 0 });
  bad = await startMock({ port: 0, static: true });
});

afterAll(async () => {
  await Promise.all([good.close(), bad.close()]);
  await rm(directory, { recursive: true });
});

/** Runs the command as a user does. */
async function run(...options: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const env = { ...process.env, OS_TOKEN: canary, EMPTY: '', NO_COLOR: undefined };
  return promisify(execFile)(process.execPath, [...cli, ...options], { env, maxBuffer: 1e8 }).then(
    (done) => ({ status: 0, ...done }),
    ({ code, stdout, stderr }) => ({ status: code, stdout, stderr }),
  );
}

const checking = (mock: MockServer, ...options: string[]): string[] => [
  '--base-url',
  mock.url,
  '--token-env',
  'OS_TOKEN',
  '--seed',
  '7',
  ...options,
];

describe('the exit code of the command', () => {
  test('the command exits with 0 if no check fails', async () => {
    const { status, stdout, stderr } = await run(
      ...checking(good, '--only', 'pages-join', '--only', 'callers-separate'),
    );
    expect(stderr).toBe('');
    expect(stdout).toMatch(
      /^pages\n {2}✓ pages-join \((\d+) of \1\): Joined pages of any size are the whole list, in its order\.\n/,
    );
    expect(stdout).toMatch(/\n {2}– callers-separate: .*\n {6}– not checked: there is no second token\n/);
    expect(stdout).toMatch(/\n\d+ held, 0 failed, 1 not checked\n\d+ requests in \d+\.\d s, seed 7\n$/);
    expect(status).toBe(0);
  });

  test('the command exits with 1 if a check fails, and prints a curl command that reproduces the failure', async () => {
    const { status, stdout } = await run(...checking(bad, '--only', 'limit-zero', '--only', 'response-media-type'));
    expect(stdout).toMatch(/✗ limit-zero: .*\n {6}expected 0 items\n {6}got 1\n {8}curl /);
    expect(stdout).toMatch(/To repeat the failed checks: --seed 7 --only limit-zero\n$/);
    expect(status).toBe(1);
    const [command = ''] = /curl -sS .*/.exec(stdout) ?? [];
    expect(command).toContain('"x-auth-token: $OS_TOKEN"');
    const pasted = await promisify(execFile)('bash', ['-c', command], { env: { ...process.env, OS_TOKEN: canary } });
    expect(JSON.parse(pasted.stdout).images.length).toBe(1);
  });

  test.each([
    [[], /^--base-url must be a URL; given: nothing\.\n\nUsage: /],
    [['--base-url', 'http://127.0.0.1', '--token', canary], /^Unknown option '--token'/],
    [
      ['--base-url', 'http://127.0.0.1', '--token-env', 'EMPTY'],
      /^--token-env must be the name of an environment variable that contains a token; given: EMPTY, which is empty\./,
    ],
    [['--base-url', 'http://127.0.0.1', '--profile', 'lax'], /^--profile must be one of strict, glance; given: lax\./],
    [['--base-url', 'http://127.0.0.1', '--seed', '1.5'], /^--seed must be an integer of at least 0; given: 1\.5\./],
    [['--base-url', 'http://127.0.0.1', '--rate', '0'], /^--rate must be a number greater than 0; given: 0\./],
    [['--base-url', 'http://127.0.0.1', '--path-parameter', 'x'], /^--path-parameter must be NAME=VALUE; given: x\./],
    [
      ['--base-url', 'http://127.0.0.1', '--json', '-', '--junit', '-'],
      /^Only one of --json and --junit can write to the standard output; given: - for both\./,
    ],
    [['--base-url', 'http://127.0.0.1', '--only', 'x'], /^A relation must be one of list-readable, /],
    [['--base-url', 'http://127.0.0.1', '--document', 'none.yaml'], /^The document none\.yaml can't be read: /],
  ])('the command exits with 2 for the options %j, and says what is wrong', async (options, message) => {
    const { status, stdout, stderr } = await run(...options);
    expect(stderr).toMatch(message);
    expect(stderr + stdout).not.toContain(canary);
    expect([status, stdout]).toEqual([2, '']);
  });

  test('the command exits with 2 if no server listens', async () => {
    const gone = await startMock({ port: 0 });
    await gone.close();
    const { status, stderr } = await run(...checking(gone));
    expect(stderr).toBe(`${gone.url} does not respond: ECONNREFUSED. Is it running?\n`);
    expect(status).toBe(2);
  });
});

describe('the report of the command', () => {
  test('the command writes a JSON report to a file or to the standard output', async () => {
    const file = join(directory, 'report.json');
    await run(...checking(bad, '--only', 'limit-zero', '--json', file));
    const { stdout, stderr } = await run(...checking(bad, '--only', 'limit-zero', '--json', '-'));
    expect(stderr).toContain('limit-zero');
    for (const text of [await readFile(file, 'utf8'), stdout]) {
      const report = JSON.parse(text) as Report;
      expect(report).toMatchObject({
        operationId: 'listImages',
        seed: 7,
        results: [{ relation: 'limit-zero', status: 'failed' }],
      });
      expect(text).not.toContain(canary);
    }
  });

  test('the command writes a JUnit report, which is well-formed XML', async () => {
    const { stdout } = await run(
      ...checking(bad, '--only', 'limit-zero', '--only', 'callers-separate', '--junit', '-'),
    );
    expect(stdout).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="contract" tests="2" failures="1" skipped="1" /,
    );
    expect(stdout).toMatch(/<failure message="expected 0 items; got 1">curl .*&quot;x-auth-token: \$OS_TOKEN&quot;/);
    expect(stdout).toMatch(/<skipped message="there is no second token"\/>/);
    const { XMLParser, XMLValidator } = await import('fast-xml-parser');
    expect(XMLValidator.validate(stdout)).toBe(true);
    expect(new XMLParser().parse(stdout).testsuites.testsuite.length).toBe(2);
  });

  test('the command writes annotations for GitHub Actions', async () => {
    const { stdout } = await run(...checking(bad, '--only', 'limit-zero', '--github'));
    const [annotation = ''] = /^::error .*$/m.exec(stdout) ?? [];
    expect(annotation).toMatch(/^::error title=limit-zero::A limit of 0 gives .*%0Aexpected 0 items%0Agot 1%0Acurl /);
  });
});

test('--document checks against another document', async () => {
  await using library = await startMock({ port: 0, description: books, data: shelf });
  const { stdout, status } = await run('--base-url', library.url, '--token-env', 'OS_TOKEN', '--document', booksFile);
  expect(stdout).toMatch(/filter-sound \(\d+ of \d+\)/);
  expect(stdout).toMatch(/ 0 failed, /);
  expect(status).toBe(0);
});

test('--list shows every relation with its sentence, and --help shows the options as the README does', async () => {
  const { stdout: list } = await run('--list');
  expect(list).toMatch(/^pages\n {2}list-readable: The list, /);
  expect(list).toMatch(/\n\nresponses\n {2}next-keeps-query: /);
  const { stdout: help } = await run('--help');
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  expect(readme).toContain(help.slice(help.indexOf('Options:')));
});
