import fc from 'fast-check';
import { BudgetSpent, NotChecked } from '../../errors.ts';
import type { CheckEnvironment } from './environment.ts';

/** How often a failing case is made smaller, so that the number of requests for it is limited. */
const maximumShrinks = 100;

/**
 * Checks something for cases that are drawn. A failing case is made as small as possible, and its error is thrown.
 *
 * @param name Names the drawing: the same name and seed draw the same cases.
 * @throws {RelationFailure} if the check fails.
 * @throws {NotChecked} if there are no cases, or the check throws it for every case.
 * @throws {BudgetSpent}
 */
export async function forAll<Case>(
  { seed }: CheckEnvironment,
  name: string,
  cases: fc.Arbitrary<Case>,
  runs: number,
  check: (drawn: Case) => Promise<void>,
): Promise<void> {
  let [checked, failures] = [0, 0];
  let reason: NotChecked | undefined;
  let spent: BudgetSpent | undefined;
  const property = fc.asyncProperty(cases, async (drawn) => {
    if (spent || failures > maximumShrinks) return;
    try {
      if (failures > 0) failures += 1;
      await check(drawn);
      checked += 1;
    } catch (error) {
      if (error instanceof NotChecked) reason = error;
      else if (error instanceof BudgetSpent) spent = error;
      else {
        failures ||= 1;
        throw error;
      }
    }
  });
  const details = await fc.check(property, { seed: seedOf(seed, name), numRuns: runs });
  if (details.failed) throw details.errorInstance;
  if (spent) throw spent;
  if (checked === 0) throw reason ?? new NotChecked('no case of it can be drawn');
}

/** A seed for each name (FNV-1a), so that the cases of one check do not depend on the other checks. */
function seedOf(seed: number, name: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash | 0;
}
