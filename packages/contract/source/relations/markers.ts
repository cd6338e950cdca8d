import fc from 'fast-check';
import { conditions } from '../cases/conditions.ts';
import { contextsWith, optionalOrders, queries } from '../cases/queries.ts';
import { NotChecked } from '../errors.ts';
import { expectedItems, type ListQuery, parametersFor } from '../model/list-query.ts';
import { compareItems, sortedProperties } from '../model/order.ts';
import type { Item } from '../model/value.ts';
import type { CheckEnvironment } from './support/environment.ts';
import { expectItems, readList } from './support/expectations.ts';
import { forAll } from './support/for-all.ts';
import { listRelation, type Relation } from './support/relation.ts';

const markerContinues = listRelation(
  'marker-continues',
  "A page with a marker starts after the marker's item, in the order of the request.",
  (environment) => {
    const { list, survey } = environment;
    const cases = fc.record({
      query: queries(list, survey),
      place: fc.nat(),
      limit: fc.integer({ min: 1, max: 5 }),
    });
    return forAll(environment, 'markers', cases, 30, async ({ query, place, limit }) => {
      // If the document promises no order, only the target can say in which order it lists the items.
      const items = list.order ? expectedItems(list, query) : (await readList(environment, query)).items;
      if (items.length < 2) throw new NotChecked('no query lists two items');
      const index = place % items.length;
      await expectPageAfter(environment, query, items[index] as Item, items.slice(index + 1), limit);
    });
  },
);

const markerFilteredOut = listRelation(
  'marker-filtered-out',
  "The marker's item need not match the filters: the page starts where that item would stand.",
  (environment) => {
    const { list, survey, reader } = environment;
    const filled = survey.contexts.filter(({ items }) => items.length > 0);
    const cases = fc.constantFrom(...contextsWith(survey, 2)).chain((context) =>
      fc.record({
        context: fc.constant(context),
        conditions: conditions(list, context, 2),
        order: optionalOrders(list),
        // An item of any list: one that is hidden here may be listed elsewhere.
        marked: fc.constantFrom(...filled).chain(({ items }) => fc.constantFrom(...items)),
        isShort: fc.boolean(),
      }),
    );
    return forAll(environment, 'markers outside', cases, 30, async ({ marked, isShort, ...query }) => {
      const properties = sortedProperties(list, query.order);
      if (!properties) throw new NotChecked('the document promises no order');
      const items = expectedItems(list, query);
      if (reader.keysOf(items).includes(reader.keyOf(marked))) throw new NotChecked('no list leaves out an item');
      const after = items.filter((item) => compareItems(item, marked, properties) > 0);
      await expectPageAfter(environment, query, marked, after, isShort ? 3 : reader.largest);
    });
  },
);

/** Reads a page after a marker. @throws {RelationFailure} unless it has the first of the items that should follow. */
async function expectPageAfter(
  environment: CheckEnvironment,
  query: ListQuery,
  marked: Item,
  following: readonly Item[],
  limit: number,
): Promise<void> {
  const { list, reader } = environment;
  const marker = [list.page.marker, reader.keyOf(marked)] as const;
  const page = await reader.page(reader.withLimit([...parametersFor(list, query), marker], limit));
  expectItems(environment, following.slice(0, limit), page.items, [page.response]);
}

export const markerRelations: readonly Relation[] = [markerContinues, markerFilteredOut];
