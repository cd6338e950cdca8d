import fc from 'fast-check';
import { NotChecked } from '../broken.ts';
import { conditions, orders, queries } from '../cases.ts';
import { compareItems, expectedItems, meaningOf, parametersFor, type Query } from '../query.ts';
import { expectKeys, forAll, listOf, type Session } from '../session.ts';
import type { Parameters } from '../target.ts';
import type { Item } from '../value.ts';
import { type Relation, whole } from './relation.ts';

const markerContinues = whole(
  'marker-continues',
  'A page with a marker starts with the item that comes after it in the order of the request.',
  (session) => {
    const { list, survey, reader } = session;
    const any = queries(list, survey);
    if (!any) throw new NotChecked('the list is empty');
    const cases = fc.record({ query: any, place: fc.nat(), limit: fc.integer({ min: 1, max: 5 }) });
    return forAll(session, 'markers', cases, 30, async ({ query, place, limit }) => {
      const all = await itemsOf(session, query);
      if (all.length < 2) throw new NotChecked('no query lists two items');
      const index = place % all.length;
      const marker = reader.keyOf(all[index] ?? {});
      const page = await reader.page(withMarker(session, query, marker, limit));
      const expected = all.slice(index + 1, index + 1 + limit);
      expectKeys(reader.keysOf(expected), reader.keysOf(page.items), [page.answer]);
    });
  },
);

const markerOutside = whole(
  'marker-outside',
  'A marker need not match the filters: the page starts with the item that would come after it.',
  (session) => {
    const { list, survey, reader } = session;
    const contexts = survey.contexts.filter(({ items }) => items.length > 1);
    if (contexts.length === 0) throw new NotChecked('no list has two items');
    const filled = survey.contexts.filter(({ items }) => items.length > 0);
    const asked = orders(list);
    const cases = fc.constantFrom(...contexts).chain((context) =>
      fc.record({
        context: fc.constant(context),
        conditions: conditions(list, context, 2),
        order: asked ? fc.option(asked, { nil: undefined }) : fc.constant(undefined),
        // Of any of the lists: what is hidden in one may mark a place in another.
        marked: fc.constantFrom(...filled).chain(({ items }) => fc.constantFrom(...items)),
        isShort: fc.boolean(),
      }),
    );
    return forAll(session, 'markers outside', cases, 30, async ({ marked, isShort, ...query }) => {
      const sortedBy = meaningOf(list, query.order);
      if (!sortedBy) throw new NotChecked('the document promises no order');
      const all = expectedItems(list, query);
      const key = reader.keyOf(marked);
      if (reader.keysOf(all).includes(key)) throw new NotChecked('no list leaves out an item');
      const after = all.filter((item) => compareItems(item, marked, sortedBy) > 0);
      const limit = isShort ? 3 : reader.largest;
      const page = await reader.page(withMarker(session, query, key, limit));
      expectKeys(reader.keysOf(after.slice(0, limit)), reader.keysOf(page.items), [page.answer]);
    });
  },
);

/** The items of a query, in their order: read where the document promises none. */
async function itemsOf(session: Session, query: Query): Promise<readonly Item[]> {
  return session.list.order ? expectedItems(session.list, query) : (await listOf(session, query)).items;
}

function withMarker({ list }: Session, query: Query, marker: string, limit: number): Parameters {
  return [...parametersFor(list, query), [list.page.marker, marker], [list.page.limit, String(limit)]];
}

export const markerRelations: readonly Relation[] = [markerContinues, markerOutside];
