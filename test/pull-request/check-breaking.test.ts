import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapi from '@conoha-images/spec/openapi.en.json' with { type: 'json' };
import { afterAll, beforeEach, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { version } = openapi.info;
const generated = 'packages/spec/generated';
const directory = mkdtempSync(join(tmpdir(), 'conoha-images-'));

afterAll(() => rmSync(directory, { recursive: true }));

function git(...args: string[]): void {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd: directory, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

// A repository that has what the check looks at, as it is now, on its base branch.
git('init', '--quiet', '--initial-branch=main');
for (const name of ['openapi.en.gen.json', 'lists.gen.js'])
  put(name, readFileSync(join(root, generated, name), 'utf8'));
symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
git('add', 'packages');
git('commit', '--quiet', '--message=Base');
beforeEach(() => git('checkout', '--quiet', '--', '.'));

function put(name: string, content: string): void {
  mkdirSync(join(directory, generated), { recursive: true });
  writeFileSync(join(directory, generated, name), content);
}

function change(name: string, from: string, to: string): void {
  const before = readFileSync(join(directory, generated, name), 'utf8');
  expect(before).toContain(from);
  put(name, before.replace(from, to));
}

function check(...args: string[]): { status: number | null; output: string; summary: string } {
  const summary = join(directory, 'summary.md');
  writeFileSync(summary, '');
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/check-breaking.ts'), ...args], {
    cwd: directory,
    encoding: 'utf8',
    env: { ...process.env, GITHUB_STEP_SUMMARY: summary },
  });
  return { status, output: stdout + stderr, summary: readFileSync(summary, 'utf8') };
}

test('passes what has not changed', () => {
  expect(check()).toMatchObject({ status: 0, output: expect.stringContaining('No breaking change.') });
});

test('fails a value that is no longer allowed, until the version announces it', () => {
  change('openapi.en.gen.json', '                "private",\n', '');
  const silent = check();
  expect(silent).toMatchObject({ status: 1, output: expect.stringContaining("Enum lost values: 'private'") });
  expect(silent.output).toContain(`1 breaking, and info.version is still ${version}.`);
  expect(silent.summary.trim()).toBe(silent.output.trim());

  change('openapi.en.gen.json', `"version": "${version}"`, '"version": "99.0.0"');
  expect(check()).toMatchObject({ status: 0, output: expect.stringContaining(`announces (${version} to 99.0.0)`) });
});

test('shows what a list does differently', () => {
  change('lists.gen.js', '"maximum": 1000', '"maximum": 100');
  const { status, output } = check();
  expect(status).toBe(0);
  expect(output).toContain('-        "maximum": 1000');
  expect(output).toContain('+        "maximum": 100');
});

test('says that there is no such branch', () => {
  expect(check('nowhere')).toMatchObject({ status: 2, output: expect.stringContaining('There is no branch nowhere') });
});
