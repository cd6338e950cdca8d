import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { FileWatcher } from '../source/command/file-watcher.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conoha-images-'));
});

afterAll(() => rm(folder, { recursive: true }));

function write(name: string): Promise<void> {
  return writeFile(join(folder, name), String(Math.random()));
}

/** Long enough for a change to be noticed, in milliseconds. */
const noticed = 300;

test('a file watcher calls back for the files of its last call of watch, and for no other file in their folder', async () => {
  await Promise.all(['one', 'two', 'other'].map(write));
  const onChange = vi.fn(async () => {});
  const watcher = new FileWatcher(onChange);
  onTestFinished(() => watcher.close());
  watcher.watch([join(folder, 'one')]);
  await Promise.all(['two', 'other'].map(write));
  await wait(noticed);
  expect(onChange).not.toHaveBeenCalled();
  await write('one');
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(1));
  watcher.watch([join(folder, 'two')]);
  await write('one');
  await wait(noticed);
  expect(onChange).toHaveBeenCalledTimes(1);
  await write('two');
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(2));
});

test('the calls of a file watcher do not overlap', async () => {
  await write('one');
  const calls = { running: 0, atOnce: 0, total: 0 };
  const watcher = new FileWatcher(async () => {
    calls.running += 1;
    calls.total += 1;
    calls.atOnce = Math.max(calls.atOnce, calls.running);
    await wait(2 * noticed);
    calls.running -= 1;
  });
  onTestFinished(() => watcher.close());
  watcher.watch([join(folder, 'one')]);
  await write('one');
  await wait(noticed);
  await write('one');
  await vi.waitFor(() => expect(calls.total).toBe(2), { timeout: 5_000 });
  expect(calls.atOnce).toBe(1);
});
