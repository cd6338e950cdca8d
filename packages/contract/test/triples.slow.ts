// Takes too long for `npm test`: it sends 2,300 requests.
import { expect, test } from 'vitest';
import type { Report } from '../source/index.ts';
import { checkFault } from './changed-list.ts';
import { failedChecks } from './changed-mock.ts';

test('a larger budget covers more triples', async () => {
  const [few, many] = await Promise.all([800, 1_500].map((budget) => checkFault({}, { budget })));
  expect(failedChecks(few as Report)).toEqual([]);
  expect(many?.coverage.triples?.covered).toBeGreaterThan(few?.coverage.triples?.covered ?? 0);
  expect(many?.coverage.triples?.all).toBe(few?.coverage.triples?.all);
});
