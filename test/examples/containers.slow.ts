import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startMock } from '@conoha-images/mock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { Job, type Step } from '../actions/job.ts';
import { cleanEnvironment, Outside, run } from '../packed/outside.ts';
import { Example, freePort, mockFile, replaceIn } from './example.ts';

// No test has a container engine. The commands of the containers run without them.

let outside: Outside;

beforeAll(async () => {
  outside = await Outside.create();
});

afterAll(() => outside[Symbol.asyncDispose]());

interface Compose {
  services: Record<
    'mock' | 'tests',
    { command: string[]; volumes: string[]; environment?: Record<string, string>; healthcheck?: { test: string[] } }
  >;
}

describe('examples/docker-compose', () => {
  test('compose.yaml is valid by the schema of Compose', async () => {
    await using example = await Example.copy('docker-compose');
    const dclint = await outside.program('dclint', '3', 'bin/dclint.cjs');
    const command = [dclint, '--quiet', join(example.folder, 'compose.yaml')];
    expect((await run(process.execPath, command, { cwd: example.folder })).trim()).toBe('');
  });

  test('its tests pass against a mock with its command and data, and its check of health waits for the mock', async () => {
    await using example = await Example.copy('docker-compose');
    const port = await freePort();
    await replaceIn(example.folder, { 'http://mock': 'http://127.0.0.1', 4010: port });
    const { services } = parse(await readFile(join(example.folder, 'compose.yaml'), 'utf8')) as Compose;
    /** The path in the folder of a path in the container. */
    const outer = (path: string): string =>
      services.mock.volumes
        .map((volume) => volume.split(':'))
        .reduce((text, [from = '', to = '']) => text.replace(to, join(example.folder, from)), path);
    const [shell, ...check] = services.mock.healthcheck?.test ?? [];
    expect(shell).toBe('CMD');
    const checkHealth = (): Promise<string> => run(String(check[0]), check.slice(1), { cwd: example.folder });

    await expect(checkHealth()).rejects.toThrow('Command failed');
    const command = [String(mockFile), '--port', port, ...services.mock.command.map(outer)];
    const mock = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const [first] = await Promise.race([once(mock.stdout, 'data'), once(mock, 'exit')]);
      expect(String(first)).toContain('The mock is ready');
      await checkHealth();
      const [program = '', ...args] = services.tests.command;
      const env = { ...cleanEnvironment(), ...services.tests.environment };
      expect(await run(program, args, { cwd: example.folder, env })).toMatch(/pass 2\n.*fail 0/);
    } finally {
      mock.kill();
    }
  });
});

const hasRsync = await run('rsync', ['--version'], {}).then(
  () => true,
  () => false,
);

test.skipIf(!hasRsync)(
  'the job of examples/gitlab-ci is valid by the schema of GitLab, and passes (skipped without rsync)',
  async () => {
    await using example = await Example.copy('gitlab-ci');
    const port = await freePort();
    await replaceIn(example.folder, { 'mock:4010': `127.0.0.1:${port}` });
    for (const command of [
      ['init', '--quiet'],
      ['add', '.'],
      ['commit', '--quiet', '--message=Base'],
    ]) {
      await run('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...command], {
        cwd: example.folder,
      });
    }
    const program = await outside.program('gitlab-ci-local', '4', 'dist/index.js');
    // Its standard error says how long everything took.
    const gitlab = (...args: string[]): Promise<string> =>
      run(process.execPath, [program, ...args], { cwd: example.folder });
    expect(await gitlab('--list')).toMatch(/^test +.* on_success /m);

    // A service needs a container, so that the job runs without one.
    const file = join(example.folder, '.gitlab-ci.yml');
    const { services, ...job } = parse(await readFile(file, 'utf8')).test;
    expect(services).toEqual([{ name: '$MOCK_IMAGE', alias: 'mock' }]);
    await writeFile(file, stringify({ test: job }));
    await using _ = startLate(port);
    expect(await gitlab('--force-shell-executor', '--shell-isolation', 'test')).toMatch(/pass 3\n.*fail 0/);
    const artifact = JSON.parse(await readFile(join(example.folder, 'requests.json'), 'utf8'));
    expect(artifact).toMatchObject({ requests: [{ path: '/v2/images', status: 503 }] });
  },
);

test('the steps of examples/github-service-container pass against a mock on its port', async () => {
  await using example = await Example.copy('github-service-container');
  const port = await freePort();
  await replaceIn(example.folder, { '127.0.0.1:4010': `127.0.0.1:${port}` });
  const workflow = parse(await readFile(join(example.folder, 'workflow.yml'), 'utf8')) as {
    jobs: { test: { env: Record<string, string>; services: object; steps: Step[] } };
  };
  const { env, services, steps } = workflow.jobs.test;
  expect(services).toMatchObject({ mock: { ports: ['4010:4010'] } });
  await using job = await Job.start(example.folder, {});
  await using _ = startLate(port);
  const { conclusion, log } = await job.run(steps, env);
  expect(log).toMatch(/pass 3\n.*fail 0/);
  expect(conclusion).toBe('success');
});

/** Starts a mock after two seconds, as the service of a job can be later than the job. */
function startLate(port: string): AsyncDisposable {
  const mock = setTimeout(2000).then(() => startMock({ port: Number(port) }));
  return { [Symbol.asyncDispose]: async () => (await mock).close() };
}
