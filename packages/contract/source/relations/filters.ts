import fc from 'fast-check';
import { allFilters, conditions, conditionsOn } from '../cases/conditions.ts';
import { contextsWith } from '../cases/queries.ts';
import { contextsFor, isPredictable, textsIn } from '../cases/texts.ts';
import { NotChecked, RelationFailure } from '../errors.ts';
import { type Condition, canBeListed, condition, satisfies } from '../model/condition.ts';
import type { Context } from '../model/list-query.ts';
import { inWords } from '../model/parameters.ts';
import { type Item, propertyOf } from '../model/value.ts';
import { firstResponses, type Walk } from '../target/page.ts';
import type { CheckEnvironment } from './support/environment.ts';
import { expectModel, expectSameItems, readList } from './support/expectations.ts';
import { expectSatisfied, forUse, itemInWords } from './support/filter-uses.ts';
import { forAll } from './support/for-all.ts';
import { filterRelation, listRelation, operatorRelation, type Relation } from './support/relation.ts';

/** A relation of the list that each operator of each filter finds. */
function foundRelation(
  name: string,
  sentence: string,
  check: (environment: CheckEnvironment, condition: Condition, context: Context, walk: Walk) => void,
): Relation {
  return operatorRelation(
    name,
    sentence,
    () => true,
    (environment, filter, operator) =>
      forUse(environment, filter, operator, async ({ context, conditions }) => {
        for (const condition of conditions) {
          const walk = await readList(environment, { context, conditions: [condition] });
          check(environment, condition, context, walk);
        }
      }),
  );
}

const filterSound = foundRelation(
  'filter-sound',
  'Every item that a filter lists satisfies the filter.',
  (environment, condition, _context, walk) => expectSatisfied(environment, condition, walk),
);

const filterComplete = foundRelation(
  'filter-complete',
  'A filter lists every item that satisfies it.',
  ({ reader }, condition, context, walk) => {
    const keys = new Set(reader.keysOf(walk.items));
    const missing = context.items.find((item) => satisfies(item, condition) && !keys.has(reader.keyOf(item)));
    if (!missing) return;
    const item = itemInWords(reader.keyOf(missing), condition, missing);
    const expected = `${item}, which matches ${inWords(condition.parameters)}`;
    throw new RelationFailure(expected, `${walk.items.length} items without it`, firstResponses(walk));
  },
);

const filterNarrows = foundRelation(
  'filter-narrows',
  'A filter adds no item to the list.',
  ({ reader }, _condition, context, walk) => {
    const keys = new Set(reader.keysOf(context.items));
    const added = reader.keysOf(walk.items).find((key) => !keys.has(key));
    if (added === undefined) return;
    throw new RelationFailure('only items of the list without the filter', added, firstResponses(walk));
  },
);

const filterConjunction = listRelation(
  'filter-conjunction',
  'Two filters list the items that satisfy both.',
  (environment) => {
    const { list, survey } = environment;
    const cases = fc.constantFrom(...contextsWith(survey, 1)).chain((context) =>
      fc.record({
        context: fc.constant(context),
        conditions: conditions(list, context, 4).map((drawn) => drawn.slice(0, 2)),
      }),
    );
    return forAll(environment, 'pairs', cases, 36, async (query) => {
      if (query.conditions.length < 2) throw new NotChecked('no item satisfies two filters');
      await expectModel(environment, query);
    });
  },
);

const filterWithin = listRelation(
  'filter-within',
  'Filters find no item that the list excludes, for example a hidden one.',
  (environment) => {
    const { list, survey, reader } = environment;
    const { plain, contexts } = survey;
    const listed = new Set(reader.keysOf(plain.items));
    const excluded = contexts
      .map(({ items }) => items.filter((item) => !listed.has(reader.keyOf(item))))
      .filter((items) => items.length > 0);
    if (excluded.length === 0) throw new NotChecked('the list excludes no item');
    const cases = fc.tuple(...excluded.map((items) => fc.constantFrom(...items)));
    return forAll(environment, 'left out', cases, 1, async (items) => {
      for (const [index, filter] of allFilters(list).entries()) {
        // One item for each filter. The key finds items most surely, so it is tried with all of them.
        const drawn = filter.property === list.key ? items : [items[index % items.length] as Item];
        for (const item of drawn) {
          const own = conditionsOn(list, plain, item).findLast(
            ({ filter: { parameter } }) => parameter === filter.parameter,
          );
          if (own) await expectModel(environment, { context: plain, conditions: [withListedValue(own, plain)] });
        }
      }
    });
  },
);

/** The same condition with a further value, which an item of the list has, if its operator takes several. */
function withListedValue(own: Condition, { items }: Context): Condition {
  if (own.operator !== 'in') return own;
  const values = textsIn(items.slice(0, 1), own.filter).filter(canBeListed);
  return condition(own.filter, 'in', ...own.operands, ...values);
}

const filterPartition = filterRelation(
  'filter-partition',
  'The lists of all values of a filter share no item, and together they are the whole list.',
  ({ values, open, operators, repeated }) => values !== undefined && !open && !repeated && operators[0] === 'eq',
  async (environment, filter) => {
    const [context] = contextsFor(filter, environment.survey);
    if (!context) throw new NotChecked('the list is empty');
    const parts: Walk[] = [];
    for (const value of (filter.values ?? []).filter((text) => isPredictable(filter, text))) {
      parts.push(await readList(environment, { context, conditions: [condition(filter, 'eq', value)] }));
    }
    const whole = await environment.reader.all(context.parameters);
    const expected = whole.items.filter((item) => propertyOf(item, filter) !== undefined);
    const got = parts.flatMap(({ items }) => items);
    expectSameItems(environment, expected, got, firstResponses(whole, ...parts));
  },
);

export const filterRelations: readonly Relation[] = [
  filterSound,
  filterComplete,
  filterNarrows,
  filterConjunction,
  filterWithin,
  filterPartition,
];
