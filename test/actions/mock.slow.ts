import { execFileSync } from 'node:child_process';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, get } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { listen } from '../listen.ts';
import { actionsOf, Job } from './job.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const start = 'conoha-images/conoha-images/actions/mock@main';
const stop = 'conoha-images/conoha-images/actions/mock/stop@main';

/** Another repository, with a data file. */
let workspace: string;
let job: Job;

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'conoha-images-workspace-'));
  job = await Job.start(workspace, actionsOf(root));
});

afterEach(async () => {
  await job[Symbol.asyncDispose]();
  await rm(workspace, { recursive: true });
});

async function statusOf(url: string): Promise<number> {
  const response = await fetch(url, { headers: { 'X-Auth-Token': 'secret-token' } });
  await response.text();
  return response.status;
}

test('the mock serves later steps until it is stopped, and its requests become an artifact without tokens', async () => {
  const { conclusion, outputs, annotations } = await job.use(start, { port: 0 });
  expect([conclusion, annotations]).toEqual(['success', []]);
  expect(await statusOf(`${outputs['url']}/v2/images?limit=2`)).toBe(200);
  expect(await statusOf(`${outputs['url']}/v2/images?limit=x`)).toBe(400);

  const stopped = await job.use(stop);
  expect([stopped.conclusion, stopped.annotations]).toEqual(['success', []]);
  expect(stopped.log).toContain('got 2 requests.');
  expect(stopped.log).toMatch(/limit must be a whole number, 0 or greater; given: x\./);
  expect(await job.processes()).toEqual([]);
  const [artifact = ''] = await filesIn(join(job.artifacts, 'conoha-images-mock'), 'requests.json');
  expect(JSON.parse(artifact)).toMatchObject({
    requests: [
      { target: '/v2/images?limit=2', status: 200 },
      { target: '/v2/images?limit=x', status: 400 },
    ],
  });
  expect(artifact).not.toContain('secret-token');
});

test('inputs reach the mock unchanged: paths with quotes and blanks, and several scenarios', async () => {
  const name = `it's "$(touch injected)" \`touch injected\`; touch injected.json`;
  await writeFile(join(workspace, name), JSON.stringify({ images: [] }));
  const scenario = 'unavailable; times=1\r\n\n  too-many-requests; times=1  \n';
  const { conclusion, outputs } = await job.use(start, { port: '0', data: name, scenario, log: 'silent' });
  expect(conclusion).toBe('success');
  const url = `${outputs['url']}/v2/images`;
  expect([await statusOf(url), await statusOf(url)].sort()).toEqual([429, 503]);
  const response = await fetch(url, { headers: { 'X-Auth-Token': 'any' } });
  expect(await response.json()).toMatchObject({ images: [] });
  expect(await filesIn(workspace, 'injected')).toEqual([]);
  expect((await job.use(stop)).log).not.toContain('GET /v2/images');
});

test('the mock implements another document of the workspace', async () => {
  await copyFile(join(root, 'packages/document/examples/books.yaml'), join(workspace, 'books.yaml'));
  const { outputs } = await job.use(start, { port: 0, document: 'books.yaml' });
  const response = await fetch(`${outputs['url']}/books`, { headers: { 'X-Card': '7' } });
  expect([response.status, Object.keys((await response.json()) as object)]).toEqual([200, ['shelf']]);
});

test('a mock with an upstream passes requests on, and adds its items to a file of the workspace', async () => {
  const service = await job.use(start, { port: 0 });
  const inputs = { port: 0, upstream: service.outputs['url'], record: "it's recorded.json" };
  const { conclusion, outputs, annotations } = await job.use(start, inputs);
  expect([conclusion, annotations]).toEqual(['success', []]);
  const response = await fetch(`${outputs['url']}/v2/images?limit=2`, { headers: { 'X-Auth-Token': 'any' } });
  const { images } = (await response.json()) as { images: { id: string }[] };
  expect(images).toHaveLength(2);
  expect(await job.use(stop)).toMatchObject({ conclusion: 'success', annotations: [] });
  const [recorded = ''] = await filesIn(workspace, "it's recorded.json");
  expect(JSON.parse(recorded)).toMatchObject({ images: images.map(({ id }) => ({ id })) });
});

test('the hosts of the input control-host may control the mock, and no other host with a public name', async () => {
  const hosts = 'ci.example\r\n\n  ci2.example  \n';
  const { outputs } = await job.use(start, { port: 0, 'control-host': hosts });
  const statusFor = (host: string) =>
    new Promise((resolve, reject) => {
      const request = get(`${outputs['url']}/__mock/ready`, { headers: { host } }, ({ statusCode }) =>
        resolve(statusCode),
      );
      request.on('error', reject);
    });
  expect(await Promise.all(['ci.example', 'ci2.example', 'other.example'].map(statusFor))).toEqual([200, 200, 403]);
});

test.each([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '127.0.0.1'],
  ['[::1]', '[::1]'],
])('the URL of a mock that listens on %s has the host %s, which a client on the runner reaches', async (host, own) => {
  const { outputs, log } = await job.use(start, { port: 0, host });
  expect(outputs['url']).toMatch(/^http:/);
  expect(outputs['url']?.replace(/:\d+$/, '')).toBe(`http://${own}`);
  expect(log).toContain(`The mock is ready: ${outputs['url']}\n`);
  expect(await statusOf(`${outputs['url']}/v2/images`)).toBe(200);
  expect(await job.use(stop)).toMatchObject({ conclusion: 'success' });
});

const mistakes = [
  { inputs: { port: '70000' }, message: /--port must be a whole number from 0 to 65535; given: 70000\.$/ },
  { inputs: { port: '--help' }, message: /--port must be a whole number from 0 to 65535; given: --help\.$/ },
  { inputs: { port: '0', data: 'missing.json' }, message: /missing\.json/ },
  { inputs: { port: '0', data: 'invalid.json' }, message: /invalid\.json/ },
  { inputs: { port: '0', scenario: 'slow' }, message: /--scenario: .*given: slow/ },
  { inputs: { port: '0', log: 'all' }, message: /--log must be one of silent, requests, violations; given: all\.$/ },
  { inputs: { port: '0', upstream: 'ftp://a.example' }, message: /--upstream must .*given: the scheme ftp\.$/ },
  { inputs: { port: '0', record: 'a.json' }, message: /--record must be used with --upstream/ },
  { inputs: { port: '0', 'control-host': 'a.example:80' }, message: /--control-host must .*given: a\.example:80\.$/ },
  { inputs: { port: '0', timeout: '0' }, message: /^timeout must be .* from 1 to 600; given: 0\.$/ },
];

test.each(mistakes)('the start fails with the mistake in an annotation: $inputs', async ({ inputs, message }) => {
  await writeFile(join(workspace, 'invalid.json'), '{ "images": [{}] }');
  const { conclusion, annotations, outputs } = await job.use(start, inputs);
  expect([conclusion, outputs['url']]).toEqual(['failure', '']);
  expect(annotations.map(({ level }) => level)).toEqual(['error']);
  expect(annotations[0]?.message).toMatch(message);
  expect(await job.processes()).toEqual([]);
  expect(await job.use(stop)).toMatchObject({ conclusion: 'success', annotations: [] });
});

test('the start fails if another server has the port, and shows the log of the mock', async () => {
  const server = createServer((_, response) => response.end('{}'));
  const port = await listen(server);
  try {
    const { conclusion, annotations, log } = await job.use(start, { port });
    expect(conclusion).toBe('failure');
    expect(annotations.map(({ message }) => message)).toEqual([expect.stringContaining(String(port))]);
    expect(log).toMatch(/::group::Log of the mock\n.*\n[^:].*--port 0 takes any free port/);
  } finally {
    server.close();
  }
});

test('a text in an input or in the log of the mock is never a command of the runner', async () => {
  const { annotations, log } = await job.use(start, { port: 0, data: 'data\n::warning::injected\n.json' });
  expect(log).toMatch(/^::warning::injected$/m);
  expect(annotations.map(({ level }) => level)).toEqual(['error']);
  const invalid = await job.use(start, { timeout: '1\n::warning::injected' });
  expect(invalid.annotations).toMatchObject([
    { level: 'error', message: expect.stringMatching(/given: 1\n::warning::/) },
  ]);
});

test('the start waits no longer than its time limit, and ends the mock', async () => {
  // A pipe without a writer: the mock waits for its content.
  execFileSync('mkfifo', [join(workspace, 'endless.json')]);
  const { conclusion, annotations } = await job.use(start, { port: 0, data: 'endless.json', timeout: 1 });
  expect(conclusion).toBe('failure');
  expect(annotations.map(({ message }) => message)).toEqual(['The mock was not ready after 1 s.']);
  await expect.poll(() => job.processes()).toEqual([]);
});

test('a stop ends every mock of the job, and reports one that has ended by itself with its log', async () => {
  const mocks = [
    await job.use(start, { port: 0 }),
    await job.use(start, { port: 0 }),
    await job.use(start, { port: 0 }),
  ];
  const [ended, ...running] = mocks.map(({ outputs }) => outputs['url']);
  await statusOf(`${running[0]}/v2/images`);
  const [first] = await job.processes();
  if (first) process.kill(first, 'SIGKILL');
  await expect.poll(async () => (await job.processes()).length).toBe(2);
  const { conclusion, annotations } = await job.use(stop, { artifact: 'mocks' });
  expect(conclusion).toBe('failure');
  expect(annotations.map(({ message }) => message)).toEqual([
    `The mock ${ended} does not respond. It may have ended before this step.`,
  ]);
  expect(await job.processes()).toEqual([]);
  // The log of the mock that ended is in the artifact, too, although the step has failed.
  expect(await filesIn(join(job.artifacts, 'mocks'), 'requests.json')).toHaveLength(2);
  const logs = await filesIn(join(job.artifacts, 'mocks'), 'mock.log');
  expect(logs).toHaveLength(3);
  expect(logs.filter((log) => log.includes(`The mock is ready: ${ended}`))).toHaveLength(1);
});

test('in a new checkout, which is not a release, the actions install and build what they need once', async () => {
  const checkout = await mkdtemp(join(tmpdir(), 'conoha-images-checkout-'));
  try {
    const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root });
    execFileSync('tar', ['--create', '--file=checkout.tar', `--directory=${root}`, '--files-from=-'], {
      cwd: checkout,
      input: files,
    });
    execFileSync('tar', ['--extract', '--file=checkout.tar'], { cwd: checkout });
    await using another = await Job.start(workspace, actionsOf(checkout));
    await copyFile(join(root, 'packages/document/examples/books.yaml'), join(workspace, 'books.yaml'));
    const linted = await another.use('conoha-images/conoha-images/actions/lint@main', { document: 'books.yaml' });
    expect([linted.conclusion, linted.log]).toEqual([
      'success',
      expect.stringContaining('::group::Install the linter'),
    ]);
    const first = await another.use(start, { port: 0 });
    expect([first.conclusion, first.annotations]).toEqual(['success', []]);
    expect(first.log).toContain('::group::Build the mock');
    expect(await statusOf(`${first.outputs['url']}/v2/images`)).toBe(200);
  } finally {
    await rm(checkout, { recursive: true });
  }
});

test("the job of this repository's workflow that uses the actions passes", async () => {
  const workflow = parse(await readFile(join(root, '.github/workflows/pull-request.yml'), 'utf8'));
  await using own = await Job.start(root, actionsOf(root, '.'));
  const { conclusion, log, annotations } = await own.run(workflow.jobs.actions.steps);
  expect(log).toMatch(/GET \/v2\/images\?limit=2 503 (.*\n){1,3}GET \/v2\/images\?limit=2 200 /);
  expect([conclusion, annotations]).toEqual(['success', []]);
});

/** The contents of the files with a name, in a folder and those in it. */
async function filesIn(folder: string, name: string): Promise<string[]> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => basename(path) === name);
  return Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')));
}
