import { type ExecFileOptions, execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

/** The versions of Node.js that the continuous integration of our users has. */
const majors = [20, 22, 24, 26];

const root = fileURLToPath(new URL('../../', import.meta.url));
let directory: string;
let tarballs: string[];

/** Runs a program to its end, without what the workspace adds to the environment. */
async function run(program: string, args: readonly string[], options: ExecFileOptions): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, {
    maxBuffer: 1e8,
    env: strangersEnvironment(),
    ...options,
  }).catch((error: Error & { stdout?: string; stderr?: string }) => {
    throw new Error(`${error.message}\n${error.stdout ?? ''}${error.stderr ?? ''}`);
  });
  return String(stdout);
}

function strangersEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_package|npm_lifecycle|npm_config_workspace|NODE_OPTIONS|VITEST|TURBO)/i.test(name),
  );
  return Object.fromEntries(kept);
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'conoha-images-'));
  const packages = (await readdir(join(root, 'packages'))).map((name) => join(root, 'packages', name));
  await run('npm', ['pack', '--silent', '--pack-destination', directory, ...packages], { cwd: directory });
  tarballs = (await readdir(directory)).filter((name) => name.endsWith('.tgz')).map((name) => join(directory, name));
  expect(tarballs.length).toBe(packages.length);
});

afterAll(() => rm(directory, { recursive: true }));

/** A project outside the workspace: a copy of a folder, if there is one, with our packages and its own installed. */
async function project(name: string, source?: string): Promise<string> {
  const folder = join(directory, name);
  await mkdir(folder);
  if (source) await cp(join(root, source), folder, { recursive: true });
  const manifest = source
    ? JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
    : { private: true, type: 'module' };
  const others = Object.entries({ ...manifest.devDependencies }).filter(
    ([each]) => !each.startsWith('@conoha-images/'),
  );
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ ...manifest, devDependencies: Object.fromEntries(others) }),
  );
  await run('npm', ['install', '--no-audit', '--no-fund', '--save-dev', ...tarballs], { cwd: folder });
  return folder;
}

test('examples/vitest passes', async () => {
  const folder = await project('vitest', 'examples/vitest');
  expect(await run('npm', ['test'], { cwd: folder })).toMatch(/3 passed/);
});

test('examples/github-actions passes, its steps run as they stand there', async () => {
  const folder = await project('github-actions', 'examples/github-actions');
  const workflow = parse(await readFile(join(folder, 'workflow.yml'), 'utf8')) as {
    jobs: { test: { steps: { run?: string; env?: Record<string, string> }[] } };
  };
  // Installed already, from the tarballs.
  const steps = workflow.jobs.test.steps.filter((step) => step.run !== undefined && step.run !== 'npm install');
  expect(steps.length).toBe(3);
  const outputs: string[] = [];
  // A process group of its own, so that what a step leaves running can be ended.
  const script = steps.map((step) => {
    const environment = Object.entries(step.env ?? {}).map(([name, value]) => `${name}='${value}'`);
    return `(\n${environment.map((each) => `export ${each}`).join('\n')}\n${step.run}\n)`;
  });
  const shell = spawn('bash', ['-eo', 'pipefail', '-c', script.join('\n')], {
    cwd: folder,
    detached: true,
    env: strangersEnvironment(),
  });
  shell.stdout.on('data', (chunk) => outputs.push(String(chunk)));
  shell.stderr.on('data', (chunk) => outputs.push(String(chunk)));
  const status = await new Promise((resolve) => shell.once('exit', resolve));
  if (shell.pid !== undefined) process.kill(-shell.pid);
  expect(outputs.join('')).toMatch(/pass 1/);
  expect(outputs.join('')).toMatch(/GET \/v2\/images\?name=vmi-ubuntu-24\.04-amd64&status=active 200/);
  expect(status).toBe(0);
});

describe('the mock runs on Node.js', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await project('runtimes');
    await cp(fileURLToPath(new URL('use-mock.js', import.meta.url)), join(folder, 'use-mock.js'));
  });

  test.each(majors)('%i', async (major) => {
    const own = join(directory, `node-${major}`);
    await mkdir(own);
    // The program alone: the package "node" would install the same by a script.
    const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
    await run('npm', ['install', '--no-audit', '--no-fund', '--prefix', own, `${name}@${major}`], { cwd: own });
    const node = join(own, 'node_modules', name, 'bin', 'node');
    expect(await run(node, ['--version'], { cwd: folder })).toMatch(new RegExp(`^v${major}\\.`));
    const used = JSON.parse(await run(node, ['use-mock.js'], { cwd: folder }));
    expect(used).toEqual({
      walked: true,
      refused: [400, 'limit must be a whole number, 0 or greater; given: x.'],
      prism: [200, 'shared'],
      reset: 'TypeError',
      command: 'The mock is ready: ',
      warnings: '',
    });
  });
});
