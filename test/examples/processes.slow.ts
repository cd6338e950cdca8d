import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startMock } from '@conoha-images/mock';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { actionsOf, Job } from '../actions/job.ts';
import { cleanEnvironment, run } from '../packed/outside.ts';
import { Example, mockFile, root } from './example.ts';

/** Whether a program runs without an error. */
function works(program: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The Python that has the packages of the example. Debian's is not always the first. */
const python = ['python3', '/usr/bin/python3'].find((program) => works(program, '-c', 'import openstack, pytest'));

/** The folder in which Debian has the sources of Go packages. */
const debianGo = '/usr/share/gocode';
const hasGo = works('sh', '-c', `go version && test -d ${debianGo}/src/github.com/gophercloud/gophercloud`);

const mocks = [
  {
    title: 'started from its file',
    settings: async () => ({ env: { CONOHA_IMAGES_MOCK: mockFile }, stop: async () => {} }),
  },
  {
    title: 'that already runs',
    settings: async () => {
      const mock = await startMock({ port: 0 });
      return { env: { CONOHA_IMAGES_MOCK_URL: mock.url }, stop: () => mock.close() };
    },
  },
];

test.skipIf(!python).each(mocks)(
  'examples/pytest-openstacksdk passes with a mock $title (skipped without openstacksdk and pytest)',
  async ({ settings }) => {
    await using example = await Example.copy('pytest-openstacksdk');
    const { env, stop } = await settings();
    const command = ['-m', 'pytest', '-p', 'no:cacheprovider'];
    const options = { cwd: example.folder, env: { ...cleanEnvironment(), PYTHONDONTWRITEBYTECODE: '1', ...env } };
    expect(await run(String(python), command, options).finally(stop)).toMatch(/6 passed/);
  },
);

test.skipIf(!hasGo).each(mocks)(
  'examples/go-gophercloud passes with a mock $title (skipped without Go and gophercloud)',
  async ({ settings }) => {
    await using example = await Example.copy('go-gophercloud');
    const { env, stop } = await settings();
    const options = { cwd: example.folder, env: { ...cleanEnvironment(), ...goOf(example), ...env } };
    const printed = await run('go', ['test', '-count=1', '-v', './...'], options).finally(stop);
    expect(printed.match(/^--- PASS/gm)).toHaveLength(3);
    expect(await run('gofmt', ['-l', '.'], options)).toBe('');
    expect(await run('go', ['vet', './...'], options)).toBe('');
  },
);

test.skipIf(!hasGo)(
  'the steps of the workflow of examples/go-gophercloud pass (skipped without Go and gophercloud)',
  async () => {
    await using example = await Example.copy('go-gophercloud');
    const workflow = parse(await readFile(join(example.folder, 'workflow.yml'), 'utf8'));
    await using job = await Job.start(example.folder, actionsOf(root), goOf(example));
    const { conclusion, log } = await job.run(workflow.jobs.test.steps);
    expect(log).toMatch(/^ok /m);
    expect(log).toMatch(/got [1-9]\d* requests?\./);
    expect(conclusion).toBe('success');
  },
);

/** The settings with which Go finds Debian's packages. They are sources in a GOPATH; without these settings, Go reads go.mod. */
function goOf({ folder }: Example): Record<string, string> {
  return { GO111MODULE: 'off', GOPATH: debianGo, GOCACHE: join(folder, '.cache'), GOFLAGS: '' };
}
