import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startMock } from '@conoha-images/mock';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cleanEnvironment, majors, Outside, run } from './outside.ts';

let outside: Outside;

beforeAll(async () => {
  outside = await Outside.create();
});

afterAll(() => outside[Symbol.asyncDispose]());

test('publint finds no problem in the contract', async () => {
  const bytes = await readFile(outside.tarball('contract'));
  const { messages } = await publint({ pack: { tarball: new Uint8Array(bytes).buffer } });
  expect(messages).toEqual([]);
});

describe('the command of the contract', () => {
  let folder: string;

  beforeAll(async () => {
    // Without vitest, which the command does not need.
    folder = await outside.project('command', { ours: ['contract', 'document', 'spec'] });
  });

  test.each(majors)('the command of the contract runs on Node.js %i', async (major) => {
    await using mock = await startMock({ port: 0 });
    const command = join(folder, 'node_modules/.bin/conoha-images-contract');
    const options = ['--base-url', mock.url, '--token-env', 'TOKEN', '--seed', '1'];
    const env = { ...cleanEnvironment(), TOKEN: 'any' };
    const printed = await run(await outside.node(major), [command, ...options], { cwd: folder, env });
    expect(printed).toMatch(/\n\d{3} held, 0 failed, \d+ not checked\n/);
  });
});

// The oldest vitest that the package supports, and the current one.
test.each(['3', 'latest'])("the first example of the contract's README passes with vitest %s", async (version) => {
  const readme = await readFile(new URL('../../packages/contract/README.md', import.meta.url), 'utf8');
  const [, example = ''] = /```ts\n(.*?)```/s.exec(readme) ?? [];
  const folder = await outside.project(`vitest-${version}`, { packages: [`vitest@${version}`] });
  await writeFile(join(folder, 'contract.test.ts'), example);
  const env = { ...cleanEnvironment(), NO_COLOR: '1' };
  const printed = await run('npx', ['vitest', 'run'], { cwd: folder, env });
  // If a test failed, its count would stand first.
  const {
    passed,
    skipped = 0,
    all,
  } = /Tests +(?<passed>\d+) passed(?: \| (?<skipped>\d+) skipped)? \((?<all>\d+)\)/.exec(printed)?.groups ?? {};
  expect(Number(all), printed).toBeGreaterThan(20);
  expect(Number(passed) + Number(skipped)).toBe(Number(all));
  // The seed is random. With a few seeds, a filter that the contract draws leaves too few items for one check.
  expect(Number(skipped)).toBeLessThanOrEqual(1);
});
