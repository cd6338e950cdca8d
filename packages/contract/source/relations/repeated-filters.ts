import type { Filter } from '@conoha-images/document';
import fc from 'fast-check';
import { allFilters } from '../cases/conditions.ts';
import { subsetOf } from '../cases/subsets.ts';
import { allowsFilter, predictableTexts } from '../cases/texts.ts';
import { NotChecked } from '../errors.ts';
import { type Condition, canBeListed, condition } from '../model/condition.ts';
import type { Context } from '../model/list-query.ts';
import { firstResponses, type Walk } from '../target/page.ts';
import type { CheckEnvironment } from './support/environment.ts';
import { expectSameItems, expectSameLists, readList } from './support/expectations.ts';
import { forUse } from './support/filter-uses.ts';
import { forAll } from './support/for-all.ts';
import { filterRelation, type Relation } from './support/relation.ts';

const filterEvery = filterRelation(
  'filter-every-value',
  'A filter with several values lists the items that match all of them.',
  ({ repeated }) => repeated,
  (environment, filter) => {
    const [operator] = filter.operators;
    return forUse(environment, filter, operator, async ({ context, conditions }) => {
      for (const { operands } of conditions.filter((use) => use.operands.length > 1)) {
        const read = (...values: readonly string[]): Promise<Walk> =>
          readList(environment, { context, conditions: [condition(filter, operator, ...values)] });
        const singles: Walk[] = [];
        for (const operand of operands) singles.push(await read(operand));
        const [first, ...others] = singles;
        const keys = others.map(({ items }) => new Set(environment.reader.keysOf(items)));
        const expected = (first?.items ?? []).filter((item) =>
          keys.every((found) => found.has(environment.reader.keyOf(item))),
        );
        for (const values of [operands, operands.toReversed()]) {
          const all = await read(...values);
          expectSameItems(environment, expected, all.items, firstResponses(...singles, all).slice(-3));
        }
      }
    });
  },
);

const filterLast: Relation = {
  name: 'filter-last-value',
  sentence: 'If a filter that takes one value is repeated, the last value applies.',
  checks: (list) =>
    allFilters(list)
      .filter(({ repeated }) => !repeated)
      .map((filter) => ({
        subject: filter.parameter,
        run: (environment) => {
          const cases = repetitionsOf(environment, filter);
          const name = `several of ${filter.parameter}`;
          return forAll(environment, name, cases, 1, ({ context, conditions }) => {
            const last = conditions.at(-1) as Condition;
            const repeated: Condition = { ...last, parameters: conditions.flatMap(({ parameters }) => parameters) };
            return expectSameLists(environment, { context, conditions: [last] }, { context, conditions: [repeated] });
          });
        },
      })),
};

interface Repetition {
  readonly context: Context;
  readonly conditions: readonly Condition[];
}

/** Two or three values of a filter, each with one of its operators. */
function repetitionsOf({ survey }: CheckEnvironment, filter: Filter): fc.Arbitrary<Repetition> {
  const { default: standard, values = ['true', 'false'] } = filter;
  const contexts = survey.contexts.filter(
    ({ items, parameters }) => items.length > 0 && allowsFilter(filter, parameters),
  );
  const cases = contexts
    // If a filter has a default, the items in reach may all have that value.
    .map((context) => ({
      context,
      texts: standard === undefined ? predictableTexts(context.items, filter) : [...values],
    }))
    .filter(({ texts }) => texts.length > 1);
  if (cases.length === 0) throw new NotChecked(`no two items differ in ${filter.property}`);
  return fc.constantFrom(...cases).chain(({ context, texts }) =>
    subsetOf(texts, Math.min(3, texts.length), 3)
      .chain((drawn) =>
        fc.tuple(...drawn.map((text) => fc.constantFrom(...filter.operators).map((operator) => ({ text, operator })))),
      )
      .map((drawn) => ({
        context,
        conditions: drawn
          .filter(({ operator, text }) => operator !== 'in' || canBeListed(text))
          .map(({ operator, text }) => condition(filter, operator, text)),
      }))
      .filter(({ conditions }) => conditions.length > 1),
  );
}

export const repetitionRelations: readonly Relation[] = [filterEvery, filterLast];
