import fc from 'fast-check';
import { queries } from '../cases/queries.ts';
import { NotChecked, RelationFailure } from '../errors.ts';
import { expectedItems, parametersFor } from '../model/list-query.ts';
import type { Parameters } from '../model/parameters.ts';
import type { Item } from '../model/value.ts';
import { largestContext } from '../target/survey.ts';
import { expectItems, readList } from './support/expectations.ts';
import { forAll } from './support/for-all.ts';
import { listRelation, type Relation } from './support/relation.ts';

const offsetSkips = listRelation(
  'offset-skips',
  'An offset skips as many items as it says, from the start of the list or after the marker.',
  (environment) => {
    const { list, survey, reader } = environment;
    const { offset = '', marker } = list.page;
    const cases = fc.record({
      query: queries(list, survey),
      offsetPlace: fc.nat(),
      markerPlace: fc.option(fc.nat(), { nil: undefined }),
      limit: fc.integer({ min: 1, max: 5 }),
    });
    return forAll(environment, 'offsets', cases, 30, async ({ query, offsetPlace, markerPlace, limit }) => {
      // If the document promises no order, only the target can say in which order it lists the items.
      const items = list.order ? expectedItems(list, query) : (await readList(environment, query)).items;
      if (items.length < 2) throw new NotChecked('no query lists two items');
      // Up to one item more than there are.
      const skipped = offsetPlace % (items.length + 2);
      const index = markerPlace === undefined ? -1 : markerPlace % items.length;
      const marked: Parameters = index < 0 ? [] : [[marker, reader.keyOf(items[index] as Item)]];
      const parameters: Parameters = [...parametersFor(list, query), ...marked, [offset, String(skipped)]];
      const page = await reader.page(reader.withLimit(parameters, limit));
      const following = items.slice(index + 1 + skipped);
      expectItems(environment, following.slice(0, limit), page.items, [page.response]);
    });
  },
  ({ page }) => page.offset !== undefined,
);

const offsetBeyond = listRelation(
  'offset-beyond',
  'An offset that skips every item gives a page without items and without a next link.',
  async ({ list, survey, reader }) => {
    const { offset = '', maximumOffset = 1_000_000 } = list.page;
    const { parameters, items } = largestContext(survey);
    for (const skipped of new Set([items.length, items.length + 1, maximumOffset])) {
      if (skipped > maximumOffset) continue;
      const page = await reader.page(reader.withLimit([...parameters, [offset, String(skipped)]], 1));
      if (page.items.length > 0) throw new RelationFailure('0 items', String(page.items.length), [page.response]);
      if (page.next === undefined) continue;
      throw new RelationFailure('no next link', JSON.stringify(page.next), [page.response]);
    }
  },
  ({ page }) => page.offset !== undefined,
);

export const offsetRelations: readonly Relation[] = [offsetSkips, offsetBeyond];
