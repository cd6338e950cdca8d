// Records more than a string can hold, which takes memory and time.
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { standardDescription } from '../source/index.ts';
import { Recording } from '../source/proxy/recording.ts';
import { image } from './images.ts';

test('a recording that is longer than the longest string of V8, 512 MiB, is written', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'conoha-images-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const path = join(directory, 'large.json');
  const description = 'x'.repeat(10_000_000);
  const problems: string[] = [];
  const recording = await Recording.open(path, {
    description: standardDescription,
    onProblem: (problem) => problems.push(problem),
  });
  const [list] = standardDescription.lists;
  for (let number = 1; list && number <= 60; number += 1) recording.add(list, [image(number, { description })]);
  await recording.close();
  expect(problems).toEqual([]);
  const { size } = await stat(path);
  expect(size).toBeGreaterThan(600_000_000);
  const file = await open(path);
  const { buffer } = await file.read({ buffer: Buffer.alloc(20), position: size - 20 });
  expect(buffer.toString()).toMatch(/"\n {4}\}\n {2}\]\n\}\n$/);
  await file.close();
});
