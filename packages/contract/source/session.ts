import type { ListDescriptor } from '@conoha-images/document';
import type { ResponseSchemas } from '@conoha-images/document/node';
import fc from 'fast-check';
import { Broken, BudgetSpent, NotChecked } from './broken.ts';
import { difference } from './difference.ts';
import type { Reader, Walk } from './pages.ts';
import { parametersFor, type Query } from './query.ts';
import type { Survey } from './survey.ts';
import type { Answer, Target } from './target.ts';

/** How often a case that fails is made smaller, so that the requests for it have an end. */
const mostShrinks = 100;

/** What a check works with: the target, what is known of it, and the cases that are drawn for it. */
export interface Session {
  readonly document: object;
  readonly list: ListDescriptor;
  readonly answers: ResponseSchemas;
  readonly target: Target;
  readonly reader: Reader;
  readonly survey: Survey;
  /** What the second caller finds. Undefined where there is none. */
  readonly secondSurvey: Survey | undefined;
  /** Every answer so far. */
  readonly seen: readonly Answer[];
  readonly seed: number;
}

/**
 * Checks something for cases that are drawn. One that fails is made as small as it can be, and its error thrown.
 *
 * @param name What the cases are drawn for: the same name and seed draw the same.
 * @throws {Broken} where it does not hold.
 * @throws {NotChecked} where there is no case, or each one was given up as telling nothing.
 * @throws {BudgetSpent}
 */
export async function forAll<Case>(
  { seed }: Session,
  name: string,
  cases: fc.Arbitrary<Case>,
  runs: number,
  check: (drawn: Case) => Promise<void>,
): Promise<void> {
  let [checked, failures] = [0, 0];
  let reason: NotChecked | undefined;
  let spent: BudgetSpent | undefined;
  const property = fc.asyncProperty(cases, async (drawn) => {
    if (spent || failures > mostShrinks) return;
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
  if (checked === 0) throw reason ?? new NotChecked('there is no case of it');
}

/** A seed of its own for each name (FNV-1a), so that what is drawn for one does not depend on the others. */
function seedOf(seed: number, name: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash | 0;
}

/** The list that a target has for a query, in its order. @throws {Broken} where an answer is no page. */
export function listOf({ reader, list }: Session, query: Query): Promise<Walk> {
  return reader.all(parametersFor(list, query));
}

/** The first answer of each walk: what shows how two of them differ. */
export function firstOf(...walks: readonly Walk[]): Answer[] {
  return walks.flatMap(({ pages: [page] }) => (page ? [page.answer] : []));
}

/** @throws {Broken} where two lists of keys are not the same. */
export function expectKeys(expected: readonly string[], got: readonly string[], shownBy: readonly Answer[]): void {
  const found = difference(expected, got);
  if (found) throw new Broken(found[0], found[1], shownBy);
}

/** @throws {Broken} where two sets of keys are not the same, in whatever order. */
export function expectSameKeys(expected: readonly string[], got: readonly string[], shownBy: readonly Answer[]): void {
  expectKeys(expected.toSorted(), got.toSorted(), shownBy);
}
