import fc from 'fast-check';
import { conditionsOn } from '../cases/conditions.ts';
import { orders, queries } from '../cases/queries.ts';
import { NotChecked } from '../errors.ts';
import { expectedItems, type ListQuery, parametersFor } from '../model/list-query.ts';
import { encode, type Parameters, queryOf } from '../model/parameters.ts';
import { firstResponses, pageIn, responsesOf } from '../target/page.ts';
import type { CheckEnvironment } from './support/environment.ts';
import { expectEnd, expectItems, expectPromised, readList } from './support/expectations.ts';
import { usesOf } from './support/filter-uses.ts';
import { forAll } from './support/for-all.ts';
import { listRelation, operatorName, operatorRelation, type Relation } from './support/relation.ts';

const filterWithOthers = operatorRelation(
  'filter-with-others',
  'A filter also applies to sorted lists and to later pages.',
  () => true,
  (environment, filter, operator) => {
    const { list, reader } = environment;
    const order = orders(list) ?? fc.constant(undefined);
    const cases = fc.tuple(usesOf(environment, filter, operator), order, fc.boolean());
    const name = `others with ${operatorName(filter, operator)}`;
    return forAll(environment, name, cases, 1, async ([{ context, conditions }, requested, isWhole]) => {
      // The longest list: one item is in order even if the order is ignored.
      const [longest] = conditions
        .map((condition): ListQuery => ({ context, conditions: [condition], order: requested }))
        .map((query) => ({ query, items: expectedItems(list, query) }))
        .toSorted((a, b) => b.items.length - a.items.length);
      if (!longest) throw new NotChecked(`${filter.parameter} has no value that could be sent`);
      const { query, items } = longest;
      const middle = Math.floor((items.length - 1) / 2);
      const marked = items[middle];
      if (isWhole || marked === undefined || !list.order) {
        const walk = await readList(environment, query);
        expectPromised(environment, items, walk.items, firstResponses(walk));
        return;
      }
      const following = items.slice(middle + 1);
      // One fewer than all, so that the page has a next page if it can.
      const limit = Math.min(Math.max(following.length - 1, 1), reader.largest);
      const marker = [list.page.marker, reader.keyOf(marked)] as const;
      const page = await reader.page(reader.withLimit([...parametersFor(list, query), marker], limit));
      expectItems(environment, following.slice(0, limit), page.items, [page.response]);
    });
  },
);

const combinedQuery = listRelation(
  'combined-query',
  'A query with filters, an order and a page gets what all of them describe together.',
  (environment) => {
    const { list, survey, reader } = environment;
    const cases = fc.record({
      query: queries(list, survey, 5),
      limit: fc.integer({ min: 1, max: 20 }),
      rotation: fc.nat(),
    });
    return forAll(environment, 'everything', cases, 26, async ({ query, limit, rotation }) => {
      const expected = expectedItems(list, query);
      const size = Math.min(Math.max(limit, Math.ceil(expected.length / 4)), reader.largest);
      const walk = await reader.walk(rotated(parametersFor(list, query), rotation), { limit: size });
      const shown = walk.pages.slice(0, 3);
      expectEnd(walk, shown);
      expectPromised(environment, expected, walk.items, responsesOf(shown));
    });
  },
);

/** The same parameters in another order. Those with the same name keep their order. */
function rotated(parameters: Parameters, steps: number): Parameters {
  const names = [...new Set(parameters.map(([name]) => name))];
  const shift = names.length === 0 ? 0 : steps % names.length;
  return [...names.slice(shift), ...names.slice(0, shift)].flatMap((name) =>
    parameters.filter((parameter) => parameter[0] === name),
  );
}

/** Queries by a value that contains a space, which a query may write as a plus sign. */
function spaceQueries({ list, survey }: CheckEnvironment): fc.Arbitrary<ListQuery> | undefined {
  const found = survey.contexts.flatMap((context) =>
    context.items.flatMap((item) =>
      conditionsOn(list, context, item)
        .filter(({ operands }) => operands.some((operand) => /\S \S/.test(operand)))
        .map((condition): ListQuery => ({ context, conditions: [condition] })),
    ),
  );
  return found.length > 0 ? fc.constantFrom(...found) : undefined;
}

const queryEncoding = listRelation(
  'query-encoding',
  'The encoding of characters and the order of different parameters do not change the response.',
  (environment) => {
    const { list, survey, target, reader } = environment;
    const any = queries(list, survey);
    const cases = fc.tuple(any, spaceQueries(environment) ?? any).chain((both) => fc.constantFrom(...both));
    return forAll(environment, 'writings', cases, 5, async (query) => {
      const parameters = reader.withLimit(parametersFor(list, query), 20);
      const expected = await reader.page(parameters);
      const encodings = [
        parameters.map(([name, value]) => `${encode(name)}=${percentEncoded(value)}`).join('&'),
        queryOf(rotated(parameters, 1)),
        queryOf(rotated(parameters, 2)),
        // As HTML forms encode it: a space is a plus sign.
        new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString(),
      ];
      for (const encoding of encodings) {
        const response = await target.send(encoding);
        const items = pageIn(response, list)?.items ?? [];
        expectItems(environment, expected.items, items, [expected.response, response]);
      }
    });
  },
);

/** A text with every byte percent-encoded. */
function percentEncoded(text: string): string {
  return [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

export const combinationRelations: readonly Relation[] = [filterWithOthers, combinedQuery, queryEncoding];
