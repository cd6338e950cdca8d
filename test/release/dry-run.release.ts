// A release as .github/workflows/release.yml makes it, with a registry on this machine instead of npm's.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Outside, run } from '../packed/outside.ts';
import { Project, packageManagers } from './package-managers.ts';
import { Registry } from './registry.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const names = ['client', 'contract', 'document', 'listing', 'mock', 'spec'].map((name) => `@conoha-images/${name}`);

let outside: Outside;
let registry: Registry;
/** The folder with everything that is released. */
let release: string;
/** What the second publication printed. */
let published: string;

beforeAll(async () => {
  outside = await Outside.create();
  registry = await Registry.start(outside);
  release = join(outside.directory, 'release');
  const { version } = JSON.parse(await readFile(join(root, 'packages/client/package.json'), 'utf8'));
  await run('npm', ['run', 'release:pack', '--', `v${version}`, release], { cwd: root });
  await writeFile(join(release, '.npmrc'), registry.settings);
  // Only GitHub's runners can give evidence of where a package comes from.
  const publish = (await stepsOf('npm')).find((script) => script.includes('npm publish')) ?? '';
  const script = publish.replace(' --provenance', '');
  await run('bash', ['-ec', script], { cwd: release });
  // As if the job ran again.
  published = await run('bash', ['-ec', script], { cwd: release });
});

afterAll(async () => {
  registry?.[Symbol.dispose]();
  await outside?.[Symbol.asyncDispose]();
});

/** The scripts that a job of the workflow runs. */
async function stepsOf(job: string): Promise<string[]> {
  const workflow = parse(await readFile(join(root, '.github/workflows/release.yml'), 'utf8'));
  const steps = workflow.jobs[job].steps as { run?: string }[];
  return steps.flatMap(({ run = [] }) => run);
}

/** The first example of a package's README. */
async function exampleOf(name: string): Promise<string> {
  const readme = await readFile(join(root, `packages/${name}/README.md`), 'utf8');
  const [, example] = /```ts\n(.*?)```/s.exec(readme) ?? [];
  if (example === undefined) throw new Error(`The README of ${name} has no example.`);
  return example;
}

/** The arguments of a command of a package, as its README shows it. */
async function commandIn(name: string): Promise<string[]> {
  const readme = await readFile(join(root, `packages/${name}/README.md`), 'utf8');
  const [, line] = /```sh\nnpx --no -- (.*)\n```/.exec(readme) ?? [];
  if (line === undefined) throw new Error(`The README of ${name} has no command.`);
  return line.split(' ');
}

async function withMock(project: Project, use: (url: string) => Promise<void>): Promise<void> {
  const [command = '', ...options] = await commandIn('mock');
  const port = options.indexOf('--port');
  const [program, args] = project.command(command, ...options.with(port + 1, '0'));
  const mock: ChildProcess = spawn(program, args, {
    cwd: project.folder,
    env: project.environment,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  try {
    const lines = createInterface({ input: mock.stdout as NodeJS.ReadableStream });
    for await (const line of lines) {
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
      if (url === undefined) continue;
      await use(url);
      return;
    }
    throw new Error('The mock did not start.');
  } finally {
    // The package manager and the mock that it started.
    if (mock.pid !== undefined && mock.exitCode === null) {
      process.kill(-mock.pid, 'SIGTERM');
      await once(mock, 'exit');
    }
  }
}

test('a release has the packages, the single file with its bill of materials, the image and the notes', async () => {
  const files = (await readdir(release)).filter((name) => !name.startsWith('.'));
  const lines = (await readFile(join(release, 'packages.txt'), 'utf8')).trim().split('\n');
  const packages = lines.map((line) => line.split(' ')[0] ?? '');
  expect(files.toSorted()).toEqual(
    [
      'conoha-images-mock.cdx.json',
      'conoha-images-mock.mjs',
      'image',
      'notes.md',
      'packages.txt',
      ...packages,
    ].toSorted(),
  );
  expect(packages).toHaveLength(names.length);
  const notes = await readFile(join(release, 'notes.md'), 'utf8');
  // Packages that did not change are left out.
  expect(notes).toMatch(/^## @conoha-images\/\w+/);
});

test('a version that is published already is not published again', () => {
  const lines = published.trim().split('\n');
  expect(lines).toHaveLength(names.length);
  for (const line of lines) expect(line).toMatch(/^@conoha-images\/\w+@[\d.]+ is published already\.$/);
});

describe.each(packageManagers)('a project with $name', (manager) => {
  let project: Project;

  beforeAll(async () => {
    const folder = join(outside.directory, manager.name);
    await mkdir(folder);
    await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
    for (const [file, text] of Object.entries(manager.settings(registry))) await writeFile(join(folder, file), text);
    project = new Project(folder, manager, await manager.install(outside));
    await project.add(...names);
  });

  test('lists the images of the mock with the client, as the READMEs of both say', async () => {
    const example = await exampleOf('client');
    await withMock(project, async (url) => {
      const code = example
        .replace('createImageClient({', `createImageClient({ baseUrl: '${url}',`)
        .replace("process.env['CONOHA_TOKEN'] ?? ''", "'any'");
      const lines = (await project.runProgram('list.ts', code)).trim().split('\n');
      expect(lines.length).toBeGreaterThan(100);
      // Prism has packages of its own, which the mock loads when a request needs them.
      const headers = { 'X-Auth-Token': 'any', Prefer: 'code=403' };

      expect((await fetch(`${url}/v2/images`, { headers })).status).toBe(403);
    });
  });

  test('checks the mock with the contract, as its README says', async () => {
    const [command = '', ...options] = await commandIn('contract');
    await withMock(project, async (url) => {
      const own = options.with(options.indexOf('--base-url') + 1, url);
      project.environment['TOKEN'] = 'any';
      const printed = await project.runCommand(command, ...own, '--only', 'limit-holds', '--only', 'pages-join');
      expect(printed).toMatch(/\n\d+ held, 0 failed, /);
    });
  });

  test('runs the first examples of the other packages', async () => {
    const page = "import mock from '@conoha-images/spec/openapi.json' with { type: 'json' };\n";
    const images = `${page}const { images } = mock.components.examples.reference.value;\n`;
    const listing = `${await exampleOf('listing')}console.log(listing.page([]).positions.length);\n`;
    expect(Number(await project.runProgram('listing.ts', images + listing))).toBeGreaterThan(0);
    const response = 'const response = Response.json(mock.components.examples.reference.value);\n';
    const spec = `${await exampleOf('spec')}console.log(result.valid);\n`;
    expect(await project.runProgram('spec.ts', page + response + spec)).toBe('true\n');
    const document = `${page}const document = mock;\n${await exampleOf('document')}`;
    expect(await project.runProgram('document.ts', document)).toMatch(/^\/v2\/images limit \[/);
  });
});
