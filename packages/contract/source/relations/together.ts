import fc from 'fast-check';
import { Broken, NotChecked } from '../broken.ts';
import { conditionsOn, orders, queries } from '../cases.ts';
import { pageIn } from '../pages.ts';
import { expectedItems, parametersFor, type Query } from '../query.ts';
import { expectKeys, expectSameKeys, firstOf, forAll, listOf, type Session } from '../session.ts';
import { encode, type Parameters } from '../target.ts';
import { nameOf, usesOf } from './filter-uses.ts';
import { type Relation, whole } from './relation.ts';

const filterWithOthers: Relation = {
  name: 'filter-with-others',
  sentence: 'A filter holds also where an order is asked for, or on a page that is not the first.',
  checks: (list) =>
    list.filters.flatMap((filter) =>
      filter.operators.map((operator) => ({
        of: nameOf(filter, operator),
        run: async (session) => {
          const uses = usesOf(session, filter, operator);
          const cases = fc.tuple(uses, orders(list) ?? fc.constant(undefined), fc.boolean());
          await forAll(session, `others with ${nameOf(filter, operator)}`, cases, 1, async ([use, order, isWhole]) => {
            const { reader } = session;
            // What lists the most: in a list of one item, an order that is ignored is not seen.
            const queries = use.conditions.map(
              (asked): Query => ({ context: use.context, conditions: [asked], order }),
            );
            const counted = queries.map((query) => ({ query, items: expectedItems(list, query) }));
            const [most] = counted.toSorted((a, b) => b.items.length - a.items.length);
            if (!most) throw new NotChecked(`${filter.parameter} has no value to ask for`);
            const { query } = most;
            const expected = reader.keysOf(most.items);
            const marker = expected[Math.floor((expected.length - 1) / 2)];
            if (isWhole || marker === undefined || !list.order) {
              const found = await listOf(session, query);
              (list.order ? expectKeys : expectSameKeys)(expected, reader.keysOf(found.items), firstOf(found));
              return;
            }
            const left = expected.slice(expected.indexOf(marker) + 1);
            // One less than all, where there is one to leave to the next page.
            const limit = Math.min(Math.max(left.length - 1, 1), reader.largest);
            const parameters: Parameters = [...parametersFor(list, query), [list.page.marker, marker]];
            const rest = await reader.page([...parameters, [list.page.limit, String(limit)]]);
            expectKeys(left.slice(0, limit), reader.keysOf(rest.items), [rest.answer]);
          });
        },
      })),
    ),
};

const everythingTogether = whole(
  'everything-together',
  'Filters, order and pages in one query give the page of the list that each of them means.',
  (session) => {
    const { list, survey, reader } = session;
    const any = queries(list, survey, 5);
    if (!any) throw new NotChecked('the list is empty');
    const cases = fc.record({ query: any, limit: fc.integer({ min: 1, max: 20 }), order: fc.nat() });
    return forAll(session, 'everything', cases, 26, async ({ query, limit, order }) => {
      const expected = reader.keysOf(expectedItems(list, query));
      const most = Math.max(limit, Math.ceil(expected.length / 4));
      const parameters = rotated(parametersFor(list, query), order);
      const got = await reader.walk(parameters, { limit: Math.min(most, reader.largest) });
      const shownBy = got.pages.slice(0, 3).map(({ answer }) => answer);
      if (got.endless !== undefined) throw new Broken('pages that end', got.endless, shownBy);
      (list.order ? expectKeys : expectSameKeys)(expected, reader.keysOf(got.items), shownBy);
    });
  },
);

/** The parameters in another order, in which those of the same name stand as before. */
function rotated(parameters: Parameters, steps: number): Parameters {
  const names = [...new Set(parameters.map(([name]) => name))];
  const shift = names.length === 0 ? 0 : steps % names.length;
  return [...names.slice(shift), ...names.slice(0, shift)].flatMap((name) =>
    parameters.filter(([each]) => each === name),
  );
}

/** Queries by a value in which there is a blank, which can be written as a plus sign. */
function blankQueries({ list, survey }: Session): fc.Arbitrary<Query> | undefined {
  const found = survey.contexts.flatMap((context) =>
    context.items.flatMap((item) =>
      conditionsOn(list, context, item)
        .filter(({ operands }) => operands.some((operand) => /\S \S/.test(operand)))
        .map((each): Query => ({ context, conditions: [each] })),
    ),
  );
  return found.length > 0 ? fc.constantFrom(...found) : undefined;
}

const queryWritten = whole(
  'query-written-otherwise',
  'A query means the same however its characters are encoded, and in whatever order its parameters stand.',
  (session) => {
    const { list, survey, target, reader } = session;
    const any = queries(list, survey);
    if (!any) throw new NotChecked('the list is empty');
    const cases = fc.tuple(any, blankQueries(session) ?? any).chain((both) => fc.constantFrom(...both));
    return forAll(session, 'writings', cases, 5, async (query) => {
      const parameters: Parameters = [...parametersFor(list, query), [list.page.limit, '20']];
      const expected = await reader.page(parameters);
      const everyByte = (text: string): string =>
        [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
      const writings = [
        parameters.map(([name, value]) => `${encode(name)}=${everyByte(value)}`),
        rotated(parameters, 1).map(([name, value]) => `${encode(name)}=${encode(value)}`),
        rotated(parameters, 2).map(([name, value]) => `${encode(name)}=${encode(value)}`),
        // As forms are written: a blank is a plus sign.
        [new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString()],
      ];
      for (const writing of writings) {
        const answer = await target.send(writing.join('&'));
        const items = pageIn(answer, list)?.items ?? [];
        expectKeys(reader.keysOf(expected.items), reader.keysOf(items), [expected.answer, answer]);
      }
    });
  },
);

export const togetherRelations: readonly Relation[] = [filterWithOthers, everythingTogether, queryWritten];
