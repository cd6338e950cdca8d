import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { actionsOf, Job, type Step } from '../actions/job.ts';
import { findChromium, launch } from '../browser/chromium.ts';
import { cleanEnvironment, Outside, run } from '../packed/outside.ts';
import { freePort, replaceIn, root } from './example.ts';

const browser = await launch();
await browser?.close();

let outside: Outside;

beforeAll(async () => {
  outside = await Outside.create();
});

afterAll(() => outside[Symbol.asyncDispose]());

test('examples/vitest passes', async () => {
  const folder = await outside.project('vitest', { source: 'examples/vitest' });
  expect(await run('npm', ['test'], { cwd: folder })).toMatch(/3 passed/);
});

test('examples/jest passes', async () => {
  const folder = await outside.project('jest', { source: 'examples/jest' });
  const command = ['test', '--', '--json', '--outputFile=results.json'];
  await run('npm', command, { cwd: folder, env: { ...cleanEnvironment(), CI: 'true' } });
  const results = JSON.parse(await readFile(join(folder, 'results.json'), 'utf8'));
  expect(results).toMatchObject({ success: true, numPassedTests: 3, numTotalTests: 3 });
});

test.skipIf(!browser)('examples/playwright passes (skipped if no browser can run)', async () => {
  const folder = await outside.project('playwright', { source: 'examples/playwright' });
  await replaceIn(folder, { 4010: await freePort(), 8081: await freePort() });
  const { executablePath = '' } = await findChromium();
  const env = { ...cleanEnvironment(), CI: 'true', CHROMIUM: executablePath };
  expect(await run('npm', ['test'], { cwd: folder, env })).toMatch(/3 passed/);
});

describe('examples/github-actions', () => {
  let folder: string;
  let port: string;

  beforeAll(async () => {
    folder = await outside.project('github-actions', { source: 'examples/github-actions' });
    port = await freePort();
    await replaceIn(folder, { 4010: port });
  });

  async function stepsOf(name: string): Promise<Step[]> {
    const workflow = parse(await readFile(join(folder, name), 'utf8')) as { jobs: { test: { steps: Step[] } } };
    // outside.project has already installed the packages.
    return workflow.jobs.test.steps.filter(({ run }) => run !== 'npm install');
  }

  test('the steps of workflow.yml pass, and leave no mock running', async () => {
    await using job = await Job.start(folder, actionsOf(root));
    const { conclusion, log } = await job.run(await stepsOf('workflow.yml'));
    expect(log).toMatch(/pass 1/);
    expect(log).toMatch(/GET \/v2\/images\?name=vmi-ubuntu-24\.04-amd64&status=active 200/);
    expect(conclusion).toBe('success');
    expect(await job.processes()).toEqual([]);
  });

  test('workflow.yml stops the mock and shows its log if the tests fail', async () => {
    await using job = await Job.start(folder, actionsOf(root));
    const steps = (await stepsOf('workflow.yml')).map((step) => (step.run ? { ...step, run: 'exit 1' } : step));
    const { conclusion, log } = await job.run(steps);
    expect(conclusion).toBe('failure');
    expect(log).toContain(`The mock http://127.0.0.1:${port} got 0 requests.`);
    expect(await job.processes()).toEqual([]);
  });

  test('the steps of workflow-without-action.yml pass', async () => {
    await using job = await Job.start(folder, actionsOf(root));
    const { conclusion, log } = await job.run(await stepsOf('workflow-without-action.yml'));
    expect(log).toMatch(/pass 1/);
    expect(log).toMatch(/GET \/v2\/images\?name=vmi-ubuntu-24\.04-amd64&status=active 200/);
    expect(conclusion).toBe('success');
  });
});
