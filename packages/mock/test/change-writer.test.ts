import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ChangeWriter } from '../source/proxy/change-writer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const problems: string[] = [];

/** A writer that takes a while for a write, and what its writes were. */
function writerOf(milliseconds: number, fail: () => boolean = () => false) {
  const writes: { start: number; end: number }[] = [];
  const writer = new ChangeWriter(
    async () => {
      const start = performance.now();
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      writes.push({ start, end: performance.now() });
      if (fail()) throw new Error('The disk is full.');
    },
    (problem) => problems.push(problem),
  );
  return { writer, writes };
}

async function changeFor(writer: ChangeWriter, milliseconds: number): Promise<void> {
  for (let elapsed = 0; elapsed < milliseconds; elapsed += 50) {
    writer.change();
    await vi.advanceTimersByTimeAsync(50);
  }
}

test.each([
  [1, 200],
  [1_000, 9_000],
])('after a write of %i ms, a steady stream of changes waits for %i ms', async (duration, pause) => {
  const { writer, writes } = writerOf(duration);
  await changeFor(writer, 10 * (duration + pause));
  expect(writes.length).toBeGreaterThanOrEqual(9);
  for (const [index, { start }] of writes.entries()) {
    const last = writes[index - 1];
    if (last) expect(Math.floor((start - last.end) / 50)).toBe(pause / 50);
  }
});

test('a change during a write is written without another, and nothing is written without a change', async () => {
  const { writer, writes } = writerOf(1_000);
  writer.change();
  await vi.advanceTimersByTimeAsync(700);
  writer.change();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(writes.map(({ start }) => start - (writes[0]?.start ?? 0))).toEqual([0, 10_000]);
});

test('close waits for the write that has begun, and writes what changed since, at once', async () => {
  const { writer, writes } = writerOf(1_000);
  writer.change();
  await vi.advanceTimersByTimeAsync(700);
  writer.change();
  const closed = writer.close();
  writer.change();
  await vi.advanceTimersByTimeAsync(60_000);
  await closed;
  expect(writes.map(({ start }) => start - (writes[0]?.start ?? 0))).toEqual([0, 1_000]);
});

test('close waits for the only write, and nothing is written after it', async () => {
  const { writer, writes } = writerOf(1_000);
  writer.change();
  await vi.advanceTimersByTimeAsync(700);
  const closed = writer.close().then(() => writes.length);
  await vi.advanceTimersByTimeAsync(60_000);
  writer.change();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([await closed, writes.length]).toEqual([1, 1]);
});

test('a failed write is reported once, and is made again with the next change and by close', async () => {
  let isFull = true;
  const { writer, writes } = writerOf(1, () => isFull);
  writer.change();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([problems, writes.length]).toEqual([['The disk is full.'], 1]);
  writer.change();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(writes).toHaveLength(2);
  isFull = false;
  const closed = writer.close();
  await vi.advanceTimersByTimeAsync(10);
  await closed;
  expect(writes).toHaveLength(3);
});
