import { execFile } from 'node:child_process';
import { chmod, link, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type MockServer, startMock } from '@conoha-images/mock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../source/index.ts';
import { books, booksFile, shelf } from './books.ts';
import { canary } from './changed-mock.ts';
import { startChanged, tokens, withBody } from './changed-server.ts';

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
  const env = { ...process.env, OS_TOKEN: canary, FIRST: tokens.token, EMPTY: '', NO_COLOR: undefined };
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
      /^pages\n {2}✓ pages-join \((\d+) of \1\): Joined pages of any size are the whole list, in its order, /,
    );
    expect(stdout).toMatch(/\n {2}– callers-separate: .*\n {6}– not checked: there is no second token\n/);
    expect(stdout).toMatch(
      /\n(\d+) held, 0 failed, 1 not checked\n\1 of \d+ checks made \(\d+ %\)\n\d+ requests in \d+\.\d s, seed 7\n$/,
    );
    expect(status).toBe(0);
  });

  test('the command exits with 1 if a check fails, and prints a curl command that reproduces the failure', async () => {
    const { status, stdout } = await run(...checking(bad, '--only', 'limit-holds', '--only', 'response-media-type'));
    expect(stdout).toMatch(/✗ limit-holds: .*\n {6}expected no items\n {6}got 1 item .*\n {8}curl /);
    expect(stdout).toMatch(/To repeat the failed checks: --seed 7 --only limit-holds\n$/);
    expect(status).toBe(1);
    const [command = ''] = /curl -sS .*/.exec(stdout) ?? [];
    expect(command).toContain('"x-auth-token: $OS_TOKEN"');
    const pasted = await promisify(execFile)('bash', ['-c', command], { env: { ...process.env, OS_TOKEN: canary } });
    expect(JSON.parse(pasted.stdout).images.length).toBe(1);
  });

  test.each([
    [[], /^--base-url must be a URL; given: nothing\.\n\nUsage: /],
    [['--base-url', 'http://127.0.0.1', '--token', canary], /^Unknown option '--token'\.\n/],
    [['--base-url', 'http://127.0.0.1', '--buget=7'], /^Unknown option '--buget'\. Did you mean --budget\?\n/],
    [
      ['--base-url', 'http://127.0.0.1', '--token-env', 'EMPTY'],
      /^--token-env must be the name of an environment variable that contains a token; given: EMPTY, which is empty\./,
    ],
    [['--base-url', 'http://127.0.0.1', '--profile', 'lax'], /^--profile must be one of strict, glance; given: lax\./],
    [['--base-url', 'http://127.0.0.1', '--seed', '1.5'], /^--seed must be an integer of at least 0; given: 1\.5\./],
    [['--base-url', 'http://127.0.0.1', '--rate', '0'], /^--rate must be a number greater than 0; given: 0\./],
    [
      ['--base-url', 'http://127.0.0.1', '--require-coverage', '101'],
      /^--require-coverage must be a percentage from 0 to 100, without a sign; given: 101\./,
    ],
    [
      ['--base-url', 'http://127.0.0.1', '--require-coverage', '9O'],
      /^--require-coverage must be a percentage from 0 to 100, without a sign; given: 9O\./,
    ],
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

describe('the coverage', () => {
  /** Three checks, of which the last one needs a second token. */
  const options = ['limit-holds', 'marker-continues', 'callers-separate'].flatMap((name) => ['--only', name]);

  test('the command exits with 3 if too few checks were made, and says how many and why', async () => {
    const { status, stdout } = await run(...checking(good, ...options, '--require-coverage', '66.7', '--github'));
    expect(stdout).toMatch(
      /\n2 of 3 checks made \(67 %\)\n(\d+) of \1 pairs covered \(100 %\), \d+ more that no item allows\nThe coverage is too low: 66\.6 % of the checks; required: 66\.7 %\n {2}1 not checked: there is no second token\n/,
    );
    expect(stdout).toContain(
      '\n::error title=coverage::The coverage is too low: 66.6 %25 of the checks; required: 66.7 %25%0A  1 not checked',
    );
    expect(status).toBe(3);
  });

  test('the command exits with 0 if enough checks were made, and with 1 if one of them failed', async () => {
    const enough = await run(...checking(good, ...options, '--require-coverage', '66.6', '--github'));
    expect(enough.stdout).not.toMatch(/too low|::error/);
    expect(enough.status).toBe(0);
    const failed = await run(...checking(bad, ...options, '--require-coverage', '100'));
    expect(failed.stdout).toContain('The coverage is too low');
    expect(failed.status).toBe(1);
  });
});

describe('a report that cannot be written', () => {
  const file = (...names: string[]): string => join(directory, ...names);

  /** The command checks a server that does not exist, so a message about a file shows that nothing was requested. */
  const unreachable = ['--base-url', 'http://127.0.0.1:1'];

  test.each([
    [
      'a missing folder',
      ['--json', 'missing/r.json'],
      /^--json must be a file that can be written; given: .*missing\/r\.json, and there is no folder .*missing\.\n$/,
    ],
    [
      'a folder',
      ['--junit', 'folder'],
      /^--junit must be a file that can be written; given: .*folder, which is a folder\.\n$/,
    ],
    ['a file as folder', ['--json', 'file/r.json'], /^--json .*, and .*file is not a folder\.\n$/],
    [
      'the same file twice',
      ['--json', 'r', '--junit', 'folder/../r'],
      /^--json and --junit must be different files; given: .*r and .*r\.\n$/,
    ],
    [
      'the same file behind a link',
      ['--json', 'file', '--junit', 'link'],
      /^--json and --junit must be different files; given: .*file and .*link\.\n$/,
    ],
  ])('the command exits with 2 before the first request for %s', async (_, options, message) => {
    await mkdir(file('folder'), { recursive: true });
    await writeFile(file('file'), 'kept');
    await symlink('file', file('link')).catch(() => {});
    const paths = options.map((option) => (option.startsWith('--') ? option : `${directory}/${option}`));
    const before = await readdir(directory);
    const { status, stdout, stderr } = await run(...unreachable, ...paths);
    expect(stderr).toMatch(message);
    expect([status, stdout]).toEqual([2, '']);
    expect(await readdir(directory)).toEqual(before);
    expect(await readFile(file('file'), 'utf8')).toBe('kept');
  });

  test('the command keeps a report if it can make no new one, and replaces it at once if it can', async () => {
    await writeFile(file('old'), 'kept');
    await link(file('old'), file('same'));
    expect((await run(...unreachable, '--json', file('old'))).status).toBe(2);
    expect(await readFile(file('old'), 'utf8')).toBe('kept');
    await run(...checking(good, '--only', 'limit-holds', '--json', file('old')));
    expect(JSON.parse(await readFile(file('old'), 'utf8'))).toMatchObject({
      coverage: { checks: { made: 1, all: 1 } },
    });
    // The old file was not written to.
    expect(await readFile(file('same'), 'utf8')).toBe('kept');
    expect((await readdir(directory)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test.skipIf(process.getuid?.() === 0)('the command exits with 2 for a folder without permission', async () => {
    await mkdir(file('read-only'));
    await chmod(file('read-only'), 0o500);
    const { status, stderr } = await run(...unreachable, '--json', file('read-only', 'r'));
    expect(stderr).toMatch(/^--json .*, which this user may not write \(EACCES\)\.\n$/);
    expect(status).toBe(2);
  });

  test('a report can be written to a device', async () => {
    const { status } = await run(
      ...checking(good, '--only', 'limit-holds', '--json', '/dev/null', '--junit', '/dev/null'),
    );
    expect(status).toBe(0);
  });
});

describe('the report of the command', () => {
  test('the command writes a JSON report to a file or to the standard output', async () => {
    const file = join(directory, 'report.json');
    await run(...checking(bad, '--only', 'limit-holds', '--json', file));
    const { stdout, stderr } = await run(...checking(bad, '--only', 'limit-holds', '--json', '-'));
    expect(stderr).toContain('limit-holds');
    for (const text of [await readFile(file, 'utf8'), stdout]) {
      const report = JSON.parse(text) as Report;
      expect(report).toMatchObject({
        operationId: 'listImages',
        seed: 7,
        results: [{ relation: 'limit-holds', status: 'failed' }],
      });
      expect(text).not.toContain(canary);
    }
  });

  test('the command writes a JUnit report, which is well-formed XML', async () => {
    const { stdout } = await run(
      ...checking(bad, '--only', 'limit-holds', '--only', 'callers-separate', '--junit', '-'),
    );
    expect(stdout).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="contract" tests="2" failures="1" skipped="1" /,
    );
    expect(stdout).toMatch(
      /<failure message="expected no items; got 1 item [^"]*">curl .*&quot;x-auth-token: \$OS_TOKEN&quot;/,
    );
    expect(stdout).toMatch(/<skipped message="there is no second token"\/>/);
    const { XMLParser, XMLValidator } = await import('fast-xml-parser');
    expect(XMLValidator.validate(stdout)).toBe(true);
    expect(new XMLParser().parse(stdout).testsuites.testsuite.length).toBe(2);
  });

  test('the command writes annotations for GitHub Actions', async () => {
    const { stdout } = await run(...checking(bad, '--only', 'limit-holds', '--github'));
    const [annotation = ''] = /^::error .*$/m.exec(stdout) ?? [];
    expect(annotation).toMatch(/^::error title=limit-holds::A page has .*%0Aexpected no items%0Agot 1 item .*%0Acurl /);
  });
});

test('a warning is in every report and does not fail the run', async () => {
  await using server = await startChanged((reply) =>
    withBody(reply, reply.body.toString().replaceAll('"min_disk":0', '"min_disk":0.0')),
  );
  const options = ['--base-url', server.url, '--token-env', 'FIRST', '--seed', '7', '--only', 'json-integers'];
  const { status, stdout } = await run(...options, '--github');
  expect(stdout).toMatch(
    /\n {2}⚠ json-integers: .*\n {6}expected .*\n {6}got 0\.0 at \/images\/\d+\/min_disk\n {8}curl /,
  );
  expect(stdout).toMatch(/\n0 held, 0 failed, 1 warning, 0 not checked\n/);
  expect(stdout).toMatch(/^::warning title=json-integers::An integer .*%0Aexpected .*%0Agot 0\.0 at .*%0Acurl /m);
  expect(status).toBe(0);
  const { stdout: xml } = await run(...options, '--junit', '-');
  expect(xml).toMatch(/<testsuites name="contract" tests="1" failures="0" skipped="0" /);
  expect(xml).toMatch(/<system-out>warning: expected .*; got 0\.0 at .*\ncurl .*<\/system-out>/);
  const { stdout: text } = await run(...options, '--json', '-');
  expect(JSON.parse(text).results).toMatchObject([{ status: 'warning' }]);
});

test('--document checks against another document', async () => {
  await using library = await startMock({ port: 0, description: books, data: shelf });
  const { stdout, status } = await run('--base-url', library.url, '--token-env', 'OS_TOKEN', '--document', booksFile);
  expect(stdout).toMatch(/filter-matches \(\d+ of \d+\)/);
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
