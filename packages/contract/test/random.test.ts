import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Random } from '../source/cases/random.ts';

test('a sample of some kinds has one value of each kind before a second one of any', () => {
  const sizes = fc.array(fc.nat(6), { maxLength: 6 });
  fc.assert(
    fc.property(sizes, fc.nat(20), fc.integer(), (counts, size, seed) => {
      const kinds = counts.map((count, kind) => Array.from({ length: count }, (_, index) => ({ kind, index })));
      const sample = new Random(seed, 'sample').sampleOfEach(kinds, size);
      expect(new Set(sample).size).toBe(Math.min(size, kinds.flat().length));
      const drawn = counts.map((_, kind) => sample.filter((value) => value.kind === kind).length);
      const most = Math.max(...drawn, 0);
      // A kind with fewer values than another has given all of them.
      for (const [kind, count] of counts.entries())
        expect(drawn[kind]).toBeGreaterThanOrEqual(Math.min(count, most - 1));
    }),
  );
});
