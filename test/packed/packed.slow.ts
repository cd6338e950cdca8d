import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { majors, Outside, run } from './outside.ts';

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
