import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

test.each(['mock', 'contract'])('the command of the %s is linked before anything is built', async (name) => {
  const command = `conoha-images-${name}`;
  const file = join(root, 'packages', name, 'bin', `${command}.js`);
  expect(await realpath(join(root, 'node_modules/.bin', command))).toBe(await realpath(file));
});

test.each(['mock', 'contract'])('the command of the %s says what to run if it is not built', async (name) => {
  const folder = await mkdtemp(join(tmpdir(), 'conoha-images-'));
  try {
    const command = `conoha-images-${name}`;
    const file = join(folder, 'bin', `${command}.js`);
    await mkdir(join(folder, 'bin'));
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    await copyFile(join(root, 'packages', name, 'bin', `${command}.js`), file);
    const { status, stdout, stderr } = spawnSync(process.execPath, [file, '--help'], { encoding: 'utf8' });
    expect(stderr).toBe(`${command} is not built. Run this in the root of the repository: npm run build\n`);
    expect([status, stdout]).toEqual([1, '']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
