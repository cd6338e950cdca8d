// Takes too long for `npm test`: each run sends 900 requests.
import { Mock } from '@conoha-images/mock';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkContract } from '../source/index.ts';
import { imagesOf } from './any-images.ts';
import { failedChecks, target } from './changed-mock.ts';

test('a mock that does what the document says passes, whatever its images are', async () => {
  const property = fc.asyncProperty(imagesOf(0), fc.nat(), async (images, seed) => {
    const { fetch } = new Mock({ images });
    expect(failedChecks(await checkContract({ ...target, fetch, seed, budget: 900 }))).toEqual([]);
  });
  await fc.assert(property, { numRuns: 20 });
});
