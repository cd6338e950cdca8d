import { spawn } from 'node:child_process';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cleanEnvironment, majors, Outside, run } from './outside.ts';

let outside: Outside;

beforeAll(async () => {
  outside = await Outside.create();
});

afterAll(() => outside[Symbol.asyncDispose]());

test('every package contains its licence and its README', async () => {
  for (const tarball of outside.tarballs) {
    const files = (await run('tar', ['tzf', tarball], {})).split('\n');
    expect(files).toEqual(expect.arrayContaining(['package/LICENSE', 'package/README.md']));
  }
});

test('examples/vitest passes', async () => {
  const folder = await outside.project('vitest', { source: 'examples/vitest' });
  expect(await run('npm', ['test'], { cwd: folder })).toMatch(/3 passed/);
});

test('the steps of examples/github-actions pass, run from its workflow file', async () => {
  const folder = await outside.project('github-actions', { source: 'examples/github-actions' });
  const workflow = parse(await readFile(join(folder, 'workflow.yml'), 'utf8')) as {
    jobs: { test: { steps: { run?: string; env?: Record<string, string> }[] } };
  };
  // outside.project has already installed the packages.
  const steps = workflow.jobs.test.steps.filter((step) => step.run !== undefined && step.run !== 'npm install');
  expect(steps.length).toBe(3);
  const outputs: string[] = [];
  // A separate process group, so that the test can end the processes that a step leaves running.
  const script = steps.map((step) => {
    const environment = Object.entries(step.env ?? {}).map(([name, value]) => `${name}='${value}'`);
    return `(\n${environment.map((assignment) => `export ${assignment}`).join('\n')}\n${step.run}\n)`;
  });
  const shell = spawn('bash', ['-eo', 'pipefail', '-c', script.join('\n')], {
    cwd: folder,
    detached: true,
    env: cleanEnvironment(),
  });
  shell.stdout.on('data', (chunk) => outputs.push(String(chunk)));
  shell.stderr.on('data', (chunk) => outputs.push(String(chunk)));
  const status = await new Promise((resolve) => shell.once('exit', resolve));
  if (shell.pid !== undefined) process.kill(-shell.pid);
  expect(outputs.join('')).toMatch(/pass 1/);
  expect(outputs.join('')).toMatch(/GET \/v2\/images\?name=vmi-ubuntu-24\.04-amd64&status=active 200/);
  expect(status).toBe(0);
});

describe('the mock', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await outside.project('runtimes');
    await cp(fileURLToPath(new URL('use-mock.js', import.meta.url)), join(folder, 'use-mock.js'));
  });

  test.each(majors)('the mock runs on Node.js %i', async (major) => {
    const node = await outside.node(major);
    expect(await run(node, ['--version'], { cwd: folder })).toMatch(new RegExp(`^v${major}\\.`));
    const used = JSON.parse(await run(node, ['use-mock.js'], { cwd: folder }));
    expect(used).toEqual({
      walked: true,
      rejected: [400, 'limit must be a whole number, 0 or greater; given: x.'],
      prism: [200, 'shared'],
      reset: 'TypeError',
      command: 'The mock is ready: ',
      warnings: '',
    });
  });
});
