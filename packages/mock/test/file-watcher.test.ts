import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { FileWatcher } from '../source/file-watcher.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conoha-images-'));
});

afterAll(() => rm(folder, { recursive: true }));

function write(name: string): Promise<void> {
  return writeFile(join(folder, name), String(Math.random()));
}

/** Long enough for a change to be noticed. */
const noticed = 300;

test('calls back for the files that it was told last, and for no other of their folder', async () => {
  await Promise.all(['one', 'two', 'other'].map(write));
  const changed = vi.fn(async () => {});
  const watcher = new FileWatcher(changed);
  onTestFinished(() => watcher.close());
  watcher.watch([join(folder, 'one')]);
  await Promise.all(['two', 'other'].map(write));
  await wait(noticed);
  expect(changed).not.toHaveBeenCalled();
  await write('one');
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1));
  watcher.watch([join(folder, 'two')]);
  await write('one');
  await wait(noticed);
  expect(changed).toHaveBeenCalledTimes(1);
  await write('two');
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(2));
});

test('does not call back again before the last call is done', async () => {
  await write('one');
  const calls = { running: 0, most: 0, all: 0 };
  const watcher = new FileWatcher(async () => {
    calls.running += 1;
    calls.all += 1;
    calls.most = Math.max(calls.most, calls.running);
    await wait(2 * noticed);
    calls.running -= 1;
  });
  onTestFinished(() => watcher.close());
  watcher.watch([join(folder, 'one')]);
  await write('one');
  await wait(noticed);
  await write('one');
  await vi.waitFor(() => expect(calls.all).toBe(2), { timeout: 5_000 });
  expect(calls.most).toBe(1);
});
