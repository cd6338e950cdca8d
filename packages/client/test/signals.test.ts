import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { createImageClient } from '../source/index.ts';
import { clientOf, images, numberOf, scripted } from './service.ts';

// From the eleventh listener on, Node.js 20 warns of a memory leak.
test('thirty calls on one signal add one listener to it', async () => {
  const { signal } = new AbortController();
  const counts: number[] = [];
  const { fetch } = scripted(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    counts.push(getEventListeners(signal, 'abort').length);
    return Response.json({ images: [] });
  });
  const client = createImageClient({ token: 'token', fetch });
  await Promise.all(Array.from({ length: 30 }, () => client.listImages({}, { signal })));
  expect(counts.length).toBe(30);
  expect(Math.max(...counts)).toBe(1);
});

test('an abort within a page ends the iteration before the next item', async () => {
  const { client, mock } = clientOf({ images: images(4) });
  const controller = new AbortController();
  const found: number[] = [];
  const walk = async (): Promise<void> => {
    for await (const image of client.listImages({ limit: 3 }, { signal: controller.signal })) {
      found.push(numberOf(image));
      if (found.length === 2) controller.abort('enough');
    }
  };
  await expect(walk()).rejects.toThrow(expect.objectContaining({ name: 'AbortError', cause: 'enough' }));
  expect(found).toEqual([4, 3]);
  expect(mock.requests.length).toBe(1);
});
