import type { Filter } from '@conoha-images/document';
import fc from 'fast-check';
import { NotChecked } from '../broken.ts';
import { allFilters, some } from '../cases.ts';
import type { Walk } from '../pages.ts';
import { type Condition, type Context, canBeListed, condition } from '../query.ts';
import type { Session } from '../session.ts';
import { expectKeys, expectSameKeys, firstOf, forAll, listOf } from '../session.ts';
import { askable, tellsOf, textsIn } from '../survey.ts';
import { nameOf, usesOf } from './filter-uses.ts';
import type { Relation } from './relation.ts';

const filterEvery: Relation = {
  name: 'filter-every-value',
  sentence: 'A filter that is given several values lists what all of them list.',
  checks: ({ filters }) =>
    filters
      .filter(({ repeated }) => repeated)
      .map((filter) => ({
        of: filter.parameter,
        run: (session) => {
          const operator = filter.operators[0];
          return forAll(
            session,
            `uses of ${nameOf(filter, operator)}`,
            usesOf(session, filter, operator),
            1,
            async ({ context, conditions: uses }) => {
              const { reader } = session;
              for (const asked of uses.filter(({ operands }) => operands.length > 1)) {
                const each: Walk[] = [];
                for (const operand of asked.operands) {
                  each.push(await listOf(session, { context, conditions: [condition(filter, operator, operand)] }));
                }
                const [first, ...others] = each.map(({ items }) => reader.keysOf(items));
                const expected = (first ?? []).filter((key) => others.every((keys) => keys.includes(key)));
                for (const operands of [asked.operands, asked.operands.toReversed()]) {
                  const all = await listOf(session, {
                    context,
                    conditions: [condition(filter, operator, ...operands)],
                  });
                  expectSameKeys(expected, reader.keysOf(all.items), firstOf(...each, all).slice(-3));
                }
              }
            },
          );
        },
      })),
};

const filterLast: Relation = {
  name: 'filter-last-value',
  sentence: 'A filter that takes one value, and is given several, means the last.',
  checks: (list) =>
    allFilters(list)
      .filter(({ repeated }) => !repeated)
      .map((filter) => ({
        of: filter.parameter,
        run: (session) => {
          const drawn = valuesOf(session, filter);
          return forAll(session, `several of ${filter.parameter}`, drawn, 1, async ({ context, given }) => {
            const { reader } = session;
            const last = given.at(-1) as Condition;
            const expected = await listOf(session, { context, conditions: [last] });
            const all: Condition = { ...last, parameters: given.flatMap(({ parameters }) => parameters) };
            const got = await listOf(session, { context, conditions: [all] });
            expectKeys(reader.keysOf(expected.items), reader.keysOf(got.items), firstOf(expected, got));
          });
        },
      })),
};

/** Two or three values of a filter, each with one of its operators. */
function valuesOf({ survey }: Session, filter: Filter): fc.Arbitrary<{ context: Context; given: Condition[] }> {
  const { default: standard, values } = filter;
  const cases = survey.contexts.flatMap((context) => {
    if (!tellsOf(filter, context.parameters) || context.items.length === 0) return [];
    // Where it has a default, no item in reach need have another value.
    const texts = standard === undefined ? textsIn(context.items, filter) : [...(values ?? ['true', 'false'])];
    const asked = texts.filter((text) => standard !== undefined || askable(filter, text));
    return asked.length > 1 ? [{ context, texts: asked }] : [];
  });
  if (cases.length === 0) throw new NotChecked(`no two items differ in ${filter.property}`);
  return fc.constantFrom(...cases).chain(({ context, texts }) =>
    some(texts, Math.min(3, texts.length), 3)
      .chain((chosen) =>
        fc.tuple(...chosen.map((text) => fc.constantFrom(...filter.operators).map((operator) => ({ text, operator })))),
      )
      .map((chosen) => ({
        context,
        given: chosen
          .filter(({ operator, text }) => operator !== 'in' || canBeListed(text))
          .map(({ operator, text }) => condition(filter, operator, text)),
      }))
      .filter(({ given }) => given.length > 1),
  );
}

export const repetitionRelations: readonly Relation[] = [filterEvery, filterLast];
