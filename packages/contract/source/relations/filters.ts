import type { ListDescriptor } from '@conoha-images/document';
import fc from 'fast-check';
import { Broken, NotChecked } from '../broken.ts';
import { allFilters, conditions, conditionsOn } from '../cases.ts';
import type { Walk } from '../pages.ts';
import type { Query } from '../query.ts';
import { type Condition, type Context, canBeListed, condition, expectedItems, satisfies } from '../query.ts';
import { expectSameKeys, firstOf, forAll, listOf, type Session } from '../session.ts';
import { askable, contextsFor, textsIn } from '../survey.ts';
import { propertyOf } from '../value.ts';
import { inWords, nameOf, shown, usesOf } from './filter-uses.ts';
import { type Check, type Relation, whole } from './relation.ts';

/** Checks a relation of each comparison of each filter. */
function useChecks(
  list: ListDescriptor,
  check: (session: Session, asked: Condition, context: Context, found: Walk) => void,
): Check[] {
  return list.filters.flatMap((filter) =>
    filter.operators.map((operator) => ({
      of: nameOf(filter, operator),
      run: (session) =>
        forAll(session, `uses of ${nameOf(filter, operator)}`, usesOf(session, filter, operator), 1, async (use) => {
          for (const asked of use.conditions) {
            const found = await listOf(session, { context: use.context, conditions: [asked] });
            check(session, asked, use.context, found);
          }
        }),
    })),
  );
}

const filterSound: Relation = {
  name: 'filter-sound',
  sentence: 'Every item that a filter lists satisfies it.',
  checks: (list) =>
    useChecks(list, ({ reader }, asked, _context, found) => {
      const wrong = found.items.find((item) => !satisfies(item, asked));
      if (wrong)
        throw new Broken(`only items with ${inWords(asked)}`, shown(reader.keyOf(wrong), asked, wrong), firstOf(found));
    }),
};

const filterComplete: Relation = {
  name: 'filter-complete',
  sentence: 'Every item of the list without the filter that satisfies it is listed.',
  checks: (list) =>
    useChecks(list, ({ reader }, asked, context, found) => {
      const keys = new Set(reader.keysOf(found.items));
      const missing = context.items.find((item) => satisfies(item, asked) && !keys.has(reader.keyOf(item)));
      if (!missing) return;
      const expected = `${shown(reader.keyOf(missing), asked, missing)}, as it has ${inWords(asked)}`;
      throw new Broken(expected, `${found.items.length} items without it`, firstOf(found));
    }),
};

const filterNarrows: Relation = {
  name: 'filter-narrows',
  sentence: 'A filter lists nothing that the list without it does not have.',
  checks: (list) =>
    useChecks(list, ({ reader }, _asked, context, found) => {
      const keys = new Set(reader.keysOf(context.items));
      const added = found.items.find((item) => !keys.has(reader.keyOf(item)));
      if (added) throw new Broken('only items of the list without the filter', reader.keyOf(added), firstOf(found));
    }),
};

const filterConjunction = whole('filter-conjunction', 'Two filters list what both of them list.', (session) => {
  const { list, reader } = session;
  const cases = fc
    .constantFrom(...filledContexts(session))
    .chain((context) => fc.record({ context: fc.constant(context), both: pairOf(list, context) }));
  return forAll(session, 'pairs', cases, 36, async ({ context, both }) => {
    if (both.length < 2) throw new NotChecked('there are no two filters');
    const query: Query = { context, conditions: both };
    const found = await listOf(session, query);
    expectSameKeys(reader.keysOf(expectedItems(list, query)), reader.keysOf(found.items), firstOf(found));
  });
});

/** Conditions by two filters, each on a value of one item. */
function pairOf(list: ListDescriptor, context: Context): fc.Arbitrary<Condition[]> {
  return conditions(list, context, 4).map((chosen) => chosen.slice(0, 2));
}

function filledContexts({ survey }: Session): Context[] {
  const filled = survey.contexts.filter(({ items }) => items.length > 0);
  if (filled.length === 0) throw new NotChecked('the list is empty');
  return filled;
}

const filterWithin = whole(
  'filter-within',
  'What a list leaves out, such as a hidden item, none of its filters finds.',
  (session) => {
    const { list, survey, reader } = session;
    const { plain, contexts } = survey;
    const inPlain = new Set(reader.keysOf(plain.items));
    const left = contexts.map(({ items }) => items.filter((item) => !inPlain.has(reader.keyOf(item))));
    const some = left.filter((items) => items.length > 0);
    if (some.length === 0) throw new NotChecked('the list leaves out no item');
    const drawn = fc.tuple(...some.map((items) => fc.constantFrom(...items)));
    return forAll(session, 'left out', drawn, 1, async (items) => {
      // Each filter by one of them; that by the key, which finds most surely, by one of each list.
      const uses = allFilters(list).flatMap((filter, index) => {
        const isKey = filter.property === list.key;
        return items.flatMap((item, place) => (isKey || place === index % items.length ? [{ filter, item }] : []));
      });
      for (const { filter, item } of uses) {
        const asked = conditionsOn(list, plain, item).findLast((each) => each.filter.parameter === filter.parameter);
        if (!asked) continue;
        // One that the list has may stand beside it, where several can.
        const known = textsIn(plain.items.slice(0, 1), filter).filter(canBeListed);
        const { operator, operands } = asked;
        const both = operator === 'in' ? condition(filter, operator, ...operands, ...known) : asked;
        const query: Query = { context: plain, conditions: [both] };
        const found = await listOf(session, query);
        expectSameKeys(reader.keysOf(expectedItems(list, query)), reader.keysOf(found.items), firstOf(found));
      }
    });
  },
);

const filterPartition: Relation = {
  name: 'filter-partition',
  sentence: 'The lists of all values that a filter can have share no item, and together are the list.',
  checks: ({ filters }) =>
    filters
      .filter(({ values, open, operators, repeated }) => values && !open && !repeated && operators[0] === 'eq')
      .map((filter) => ({
        of: filter.parameter,
        run: async (session) => {
          const { reader, survey } = session;
          const [context] = contextsFor(filter, survey);
          if (!context) throw new NotChecked('the list is empty');
          const parts: Walk[] = [];
          for (const value of filter.values ?? []) {
            if (askable(filter, value))
              parts.push(await listOf(session, { context, conditions: [condition(filter, 'eq', value)] }));
          }
          const unpartitioned = await reader.all(context.parameters);
          const expected = unpartitioned.items.filter((item) => propertyOf(item, filter) !== undefined);
          expectSameKeys(
            reader.keysOf(expected),
            parts.flatMap(({ items }) => reader.keysOf(items)),
            firstOf(unpartitioned, ...parts),
          );
        },
      })),
};

export const filterRelations: readonly Relation[] = [
  filterSound,
  filterComplete,
  filterNarrows,
  filterConjunction,
  filterWithin,
  filterPartition,
];
