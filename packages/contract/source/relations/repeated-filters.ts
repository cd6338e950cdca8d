import fc from 'fast-check';
import { NotChecked } from '../broken.ts';
import { some } from '../cases.ts';
import type { Walk } from '../pages.ts';
import { type Condition, condition } from '../query.ts';
import { expectKeys, expectSameKeys, firstOf, forAll, listOf } from '../session.ts';
import { askable, contextsFor, textsIn } from '../survey.ts';
import { isRange, nameOf, usesOf } from './filter-uses.ts';
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
            3,
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
  sentence: 'A filter that takes one value, and is given two, means the last.',
  checks: ({ filters }) =>
    filters
      .filter(({ repeated, operators }) => !repeated && !isRange(operators[0]))
      .map((filter) => ({
        of: filter.parameter,
        run: (session) => {
          const cases = contextsFor(filter, session.survey).flatMap((context) => {
            const texts = textsIn(context.items, filter).filter((text) => askable(filter, text));
            return texts.length > 1 ? [{ context, texts }] : [];
          });
          if (cases.length === 0) throw new NotChecked(`no two items differ in ${filter.property}`);
          const drawn = fc.constantFrom(...cases).chain(({ context, texts }) =>
            fc.record({
              context: fc.constant(context),
              texts: some(texts, 2, 2),
            }),
          );
          return forAll(session, `two of ${filter.parameter}`, drawn, 2, async ({ context, texts }) => {
            const { reader } = session;
            const [first, last] = texts.map((text) => condition(filter, filter.operators[0], text)) as [
              Condition,
              Condition,
            ];
            const expected = await listOf(session, { context, conditions: [last] });
            const both: Condition = { ...last, parameters: [...first.parameters, ...last.parameters] };
            const got = await listOf(session, { context, conditions: [both] });
            expectKeys(reader.keysOf(expected.items), reader.keysOf(got.items), firstOf(expected, got));
          });
        },
      })),
};

export const repetitionRelations: readonly Relation[] = [filterEvery, filterLast];
