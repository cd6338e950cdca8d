import fc from 'fast-check';
import { Broken, NotChecked } from '../broken.ts';
import { conditionsOn, oneOfEach, queries } from '../cases.ts';
import { nonsense } from '../mistakes.ts';
import { expectedItems, parametersFor } from '../query.ts';
import { expectKeys, expectSameKeys, firstOf, forAll, type Session } from '../session.ts';
import type { Survey } from '../survey.ts';
import type { Parameters } from '../target.ts';
import type { Item } from '../value.ts';
import { isExclusive, onlyIn } from './exclusive.ts';
import { expectAllRefused } from './refused.ts';
import { type Relation, whole } from './relation.ts';

const repeats = whole('repeats', 'The same query has the same answer, whatever was asked in between.', (session) => {
  const { list, survey, reader, target } = session;
  const any = queries(list, survey);
  if (!any) throw new NotChecked('the list is empty');
  const limit = fc.integer({ min: 1, max: reader.largest });
  return forAll(session, 'repeated', fc.record({ query: any, limit }), 5, async (drawn) => {
    const parameters: Parameters = [...parametersFor(list, drawn.query), [list.page.limit, String(drawn.limit)]];
    const first = await reader.page(parameters);
    // What is asked in between: another page, and something that is refused.
    for (const between of [survey.plain.parameters, [[list.page.limit, nonsense]] as const]) {
      await target.get(between);
      const again = await reader.page(parameters);
      const shownBy = [first.answer, again.answer];
      expectKeys(reader.keysOf(first.items), reader.keysOf(again.items), shownBy);
      for (const [name, link] of [
        ['next', 'next'],
        ['first', 'first'],
      ] as const) {
        if (again[link] === first[link]) continue;
        throw new Broken(
          `the same link to the ${name} page, ${JSON.stringify(first[link])}`,
          JSON.stringify(again[link]) ?? 'none',
          shownBy,
        );
      }
    }
  });
});

function second({ secondSurvey }: Session): Survey {
  if (!secondSurvey) throw new NotChecked('there is no second token');
  return secondSurvey;
}

const callersApart = whole(
  'callers-apart',
  'Two callers do not see an item of which the document says that one caller alone sees it.',
  async (session) => {
    const { survey, list, reader } = session;
    const others = second(session);
    if (!list.filters.some(({ exclusive }) => exclusive)) throw new NotChecked('the document has no such item');
    const exclusive = [survey, others].flatMap(({ items }) => items.filter((item) => isExclusive(item, list)));
    if (exclusive.length === 0) throw new NotChecked('neither caller has such an item');
    for (const [index, context] of survey.contexts.entries()) {
      const own = new Set(reader.keysOf(others.items));
      const shared = context.items.find((item) => isExclusive(item, list) && own.has(reader.keyOf(item)));
      if (!shared) continue;
      const key = reader.keyOf(shared);
      const seenBy = others.contexts.find(({ items }) => reader.keysOf(items).includes(key)) ?? others.contexts[index];
      const first = await reader.page([...context.parameters, [list.page.limit, String(reader.largest)]]);
      const other = await reader.page(
        [...(seenBy?.parameters ?? []), [list.page.limit, String(reader.largest)]],
        'second',
      );
      throw new Broken('an item for one caller', `${key} for both`, [first.answer, other.answer]);
    }
  },
);

/** An item that one caller does not see, as another alone does. */
interface Hidden {
  readonly caller: 'first' | 'second';
  readonly mine: Survey;
  readonly item: Item;
}

/** What each of the callers does not see of the other's. @throws {NotChecked} where there is nothing. */
function hiddenFromEach(session: Session): Hidden[] {
  const { survey, list, reader } = session;
  const others = second(session);
  const sides = [
    { caller: 'second', mine: others, theirs: survey },
    { caller: 'first', mine: survey, theirs: others },
  ] as const;
  const hidden = sides.flatMap(({ caller, mine, theirs }): Hidden[] => {
    const item = onlyIn(theirs.items, mine.items, (each) => reader.keyOf(each), list);
    return item ? [{ caller, mine, item }] : [];
  });
  if (hidden.length === 0) throw new NotChecked('neither caller has an item that the other does not see');
  return hidden;
}

const callersHidden = whole(
  'callers-hidden',
  'What is in no list of a caller is not found by any filter either.',
  async (session) => {
    const { list, reader } = session;
    for (const { caller, mine, item } of hiddenFromEach(session)) {
      const key = reader.keyOf(item);
      // The plain list, and the one in which all that can be widened is.
      const contexts = mine.contexts.slice(0, 2);
      const asked = oneOfEach(conditionsOn(list, { parameters: [], items: [] }, item));
      for (const [index, condition] of asked.entries()) {
        const context = contexts[index % contexts.length] ?? mine.plain;
        const found = await reader.all(parametersFor(list, { context, conditions: [condition] }), caller);
        if (!reader.keysOf(found.items).includes(key)) continue;
        throw new Broken(`a list without ${key}, which is another's`, 'a list with it', firstOf(found));
      }
    }
  },
);

const callersMarker = whole(
  'callers-marker',
  'A marker that is an item of another caller is refused with 403.',
  async (session) => {
    const { list, reader } = session;
    for (const { caller, item } of hiddenFromEach(session)) {
      await expectAllRefused(session, [[[list.page.marker, reader.keyOf(item)]]], { status: 403, caller });
    }
  },
);

const callersAlternate = whole(
  'callers-alternate',
  'Each of two callers has what his own lists have, whatever the other has asked before.',
  async (session) => {
    const { survey, list, reader } = session;
    const others = second(session);
    const any = queries(list, survey, 1);
    if (!any) throw new NotChecked('the list is empty');
    const limit = fc.constantFrom(undefined, 3, reader.largest);
    return forAll(session, 'callers', fc.record({ query: any, limit }), 8, async ({ query, limit: asked }) => {
      const size = asked ?? list.page.default;
      const page: Parameters = asked === undefined ? [] : [[list.page.limit, String(asked)]];
      const context = others.contexts[survey.contexts.indexOf(query.context)] ?? others.plain;
      const expected = { first: expectedItems(list, query), second: expectedItems(list, { ...query, context }) };
      for (const caller of ['first', 'second', 'first'] as const) {
        const got = await reader.page([...parametersFor(list, query), ...page], caller);
        const keys = reader.keysOf(expected[caller]);
        // Where the document gives no default, a page without a limit may end anywhere.
        const cut = keys.slice(0, size ?? got.items.length);
        (list.order ? expectKeys : expectSameKeys)(cut, reader.keysOf(got.items), [got.answer]);
      }
    });
  },
);

export const callerRelations: readonly Relation[] = [
  repeats,
  callersApart,
  callersHidden,
  callersMarker,
  callersAlternate,
];
