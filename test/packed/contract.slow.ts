import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startMock } from '@conoha-images/mock';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { majors, Outside, run, strangersEnvironment } from './outside.ts';

let outside: Outside;

beforeAll(async () => {
  outside = await Outside.create();
});

afterAll(() => outside[Symbol.asyncDispose]());

test('the package is right for the tools that read it', async () => {
  const bytes = await readFile(outside.tarball('contract'));
  const { messages } = await publint({ pack: { tarball: new Uint8Array(bytes).buffer } });
  expect(messages).toEqual([]);
});

describe('the command runs on Node.js', () => {
  let folder: string;

  beforeAll(async () => {
    // Without vitest, which only its tests for vitest need.
    folder = await outside.project('command', { ours: ['contract', 'description', 'spec', 'vocabulary'] });
  });

  test.each(majors)('%i', async (major) => {
    await using mock = await startMock({ port: 0 });
    const command = join(folder, 'node_modules/.bin/conoha-images-contract');
    const options = ['--base-url', mock.url, '--token-env', 'TOKEN', '--seed', '1'];
    const env = { ...strangersEnvironment(), TOKEN: 'any' };
    const printed = await run(await outside.node(major), [command, ...options], { cwd: folder, env });
    expect(printed).toMatch(/\n\d{3} held, 0 failed, \d+ not checked\n/);
  });
});

// The oldest vitest that the package says it works with, and what is current.
test.each(['3', 'latest'])("a new user's tests: the README's example, with vitest %s", async (version) => {
  const readme = await readFile(new URL('../../packages/contract/README.md', import.meta.url), 'utf8');
  const [, example = ''] = /```ts\n(.*?)```/s.exec(readme) ?? [];
  const folder = await outside.project(`vitest-${version}`, { packages: [`vitest@${version}`] });
  await writeFile(join(folder, 'contract.test.ts'), example);
  const env = { ...strangersEnvironment(), NO_COLOR: '1' };
  expect(await run('npx', ['vitest', 'run'], { cwd: folder, env })).toMatch(/Tests +\d+ passed/);
});
