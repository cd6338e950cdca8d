import type { Filter, Operator } from '@conoha-images/document';
import fc from 'fast-check';
import { subsetOf } from '../cases/subsets.ts';
import { contextsFor, textsIn } from '../cases/texts.ts';
import { NotChecked, RelationFailure } from '../errors.ts';
import { type Condition, commaList, condition, rewritten, withOperandAs } from '../model/condition.ts';
import type { Context } from '../model/list-query.ts';
import { timeOf } from '../model/time.ts';
import { compareValues, propertyOf, valueNamed } from '../model/value.ts';
import { firstResponses, type Walk } from '../target/page.ts';
import type { CheckEnvironment } from './support/environment.ts';
import { expectModel, expectSameItems, expectSameLists, expectSuperset, readList } from './support/expectations.ts';
import { forUse, usesOf } from './support/filter-uses.ts';
import { forAll } from './support/for-all.ts';
import { filterRelation, operatorName, operatorRelation, type Relation } from './support/relation.ts';

const ranges: readonly Operator[] = ['gt', 'gte', 'lt', 'lte'];

const filterRanges = operatorRelation(
  'filter-ranges',
  'A narrower range lists a subset of a wider one, and includes its bound only if the document says so.',
  (operator) => ranges.includes(operator),
  (environment, filter, operator) =>
    forUse(environment, filter, operator, async ({ context, conditions }) => {
      const operands = conditions.flatMap((condition) => condition.operands.slice(0, 1));
      const bounds = [...new Set(operands)].toSorted((a, b) =>
        compareValues(valueNamed(a, filter.type), valueNamed(b, filter.type)),
      );
      const [lower, upper] = [bounds[0], bounds.at(-1)];
      if (lower === undefined || upper === undefined || lower === upper) {
        throw new NotChecked(`no two items differ in ${filter.property}`);
      }
      const [wide, narrow] = operator.startsWith('g') ? [lower, upper] : [upper, lower];
      const wider = await readList(environment, { context, conditions: [condition(filter, operator, wide)] });
      const narrower = await readList(environment, { context, conditions: [condition(filter, operator, narrow)] });
      expectSuperset(environment, narrower.items, wider, `the list for ${wide}, as in that for ${narrow}`, narrower);
      expectBound(environment, condition(filter, operator, wide), context, wider);
      expectBound(environment, condition(filter, operator, narrow), context, narrower);
    }),
);

/** @throws {RelationFailure} if a range has the items at its bound but its operator excludes them, or the reverse. */
function expectBound(
  { reader }: CheckEnvironment,
  { filter, operator, operands: [bound = ''] }: Condition,
  { items }: Context,
  walk: Walk,
): void {
  const isInclusive = operator.endsWith('e');
  const found = new Set(reader.keysOf(walk.items));
  const atBound = items.filter((item) => propertyOf(item, filter) === valueNamed(bound, filter.type));
  const wrong = reader.keysOf(atBound).find((key) => found.has(key) !== isInclusive);
  if (wrong === undefined) return;
  const [expected, got] = isInclusive ? ['with', 'without'] : ['without', 'with'];
  const item = `${wrong}, which is at the bound ${bound}`;
  throw new RelationFailure(`a list ${expected} ${item}`, `a list ${got} it`, firstResponses(walk));
}

const opposites = [
  ['gte', 'lt'],
  ['gt', 'lte'],
  ['eq', 'neq'],
] as const;

const filterComplements: Relation = {
  name: 'filter-complements',
  sentence: 'A comparison and its opposite together list every item that has a value, each exactly once.',
  checks: ({ filters }) =>
    filters.flatMap((filter) =>
      opposites
        .filter((pair) => pair.every((operator) => filter.operators.includes(operator)))
        .map((pair) => ({
          subject: `${filter.parameter} ${pair.join(' and ')}`,
          run: (environment) => expectComplements(environment, filter, pair),
        })),
    ),
};

function expectComplements(
  environment: CheckEnvironment,
  filter: Filter,
  [operator, opposite]: readonly [Operator, Operator],
): Promise<void> {
  const contexts = contextsFor(filter, environment.survey).filter(({ items }) => textsIn(items, filter).length > 0);
  if (contexts.length === 0) throw new NotChecked(`no item has a ${filter.property}`);
  const cases = fc
    .constantFrom(...contexts)
    .chain((context) =>
      fc.record({ context: fc.constant(context), text: fc.constantFrom(...textsIn(context.items, filter)) }),
    );
  return forAll(environment, `opposites of ${filter.parameter} ${operator}`, cases, 1, async ({ context, text }) => {
    const one = await readList(environment, { context, conditions: [condition(filter, operator, text)] });
    const other = await readList(environment, { context, conditions: [condition(filter, opposite, text)] });
    const expected = context.items.filter((item) => propertyOf(item, filter) !== undefined);
    expectSameItems(environment, expected, [...one.items, ...other.items], firstResponses(one, other));
  });
}

/** Offsets in minutes: zero, west, east, some with a part of an hour, and far ones. */
const offsets = [0, -300, 540, 330, -210, 345, 720, -720];

const filterTimeFormats = operatorRelation(
  'filter-time-formats',
  'A time means the same instant in any offset. Without an offset it is in UTC. Trailing zeros may be left out.',
  (operator, { type }) => type === 'date-time' && operator !== 'in',
  (environment, filter, operator) => {
    // A range may hide that an instant is wrong, so only the first operator gets every format.
    const isFirst = operator === filter.operators.find((name) => name !== 'in');
    const cases = usesOf(environment, filter, operator).chain(({ context, conditions: [use] }) => {
      const all = timeFormats(use?.operands[0] ?? '');
      return fc.record({
        context: fc.constant(context),
        use: fc.constant(use as Condition),
        formats: isFirst ? fc.constant(all) : subsetOf(all, 2, 2),
      });
    });
    const name = `writings of ${operatorName(filter, operator)}`;
    return forAll(environment, name, cases, 1, async ({ context, use, formats }) => {
      for (const { instant, text } of formats) {
        const formatted = { ...withOperandAs(use, use.operands[0] ?? '', text), operands: [instant] };
        await expectModel(environment, { context, conditions: [formatted] });
      }
    });
  },
);

/** Ways to write a time, or the beginning of its minute or day, and the instant that each of them means. */
function timeFormats(time: string): { instant: string; text: string }[] {
  const microseconds = Number(valueNamed(time, 'date-time'));
  const startOf = (unit: number): string => timeOf(Math.floor(microseconds / unit) * unit);
  const [minute, day] = [startOf(60_000_000), startOf(86_400_000_000)];
  const seconds = timeOf(microseconds).replace(/(\.\d+)?Z$/, '');
  const fraction = timeOf(microseconds).slice(seconds.length, -1);
  return [
    ...offsets.map((offset) => ({ instant: time, text: timeOf(microseconds, offset).replace(/Z$/, '+00:00') })),
    { instant: time, text: seconds + fraction },
    { instant: time, text: `${seconds}${fraction === '' ? '.0' : `${fraction}0`}Z` },
    { instant: time, text: `${seconds}${fraction === '' ? '.000000' : fraction}Z` },
    { instant: minute, text: minute.slice(0, 'YYYY-MM-DDThh:mm'.length) },
    { instant: day, text: day.slice(0, 'YYYY-MM-DD'.length) },
  ];
}

const filterPrefix = filterRelation(
  'filter-prefix',
  "A value without a prefix is compared by the filter's first operator.",
  ({ prefixed, operators }) => prefixed && operators[0] !== 'in',
  (environment, filter) => {
    const [operator] = filter.operators;
    return forUse(environment, filter, operator, async ({ context, conditions }) => {
      const bare = conditions.find(({ parameters: [parameter], operands: [operand] }) => parameter?.[1] === operand);
      if (!bare) throw new NotChecked(`no value of ${filter.property} can be written without a prefix`);
      const prefixed = rewritten(bare, `${operator}:${bare.operands[0]}`);
      await expectSameLists(environment, { context, conditions: [bare] }, { context, conditions: [prefixed] });
    });
  },
);

const filterIn = filterRelation(
  'filter-in',
  'A list of values finds the items of every value, whatever the order of the values, with quotes or without.',
  ({ operators }) => operators.includes('in'),
  (environment, filter) =>
    forUse(environment, filter, 'in', async ({ context, conditions }) => {
      const isDistinct = (operands: readonly string[]): boolean =>
        operands.length > 1 && new Set(operands).size === operands.length;
      const listed = conditions.find(({ operands }) => isDistinct(operands));
      if (!listed) throw new NotChecked(`no two values of ${filter.property} can be listed`);
      const { operands } = listed;
      const whole = await readList(environment, { context, conditions: [listed] });
      const parts: Walk[] = [];
      for (const operand of operands) {
        parts.push(await readList(environment, { context, conditions: [condition(filter, 'in', operand)] }));
      }
      const union = parts.flatMap(({ items }) => items);
      expectSameItems(environment, union, whole.items, firstResponses(...parts, whole));
      const texts = [
        commaList(operands.toReversed()),
        operands.map((operand) => `"${operand}"`).join(),
        `${commaList(operands)},`,
      ];
      for (const text of texts) {
        const other = await readList(environment, { context, conditions: [rewritten(listed, `in:${text}`)] });
        expectSameItems(environment, whole.items, other.items, firstResponses(whole, other));
      }
    }),
);

export const operatorRelations: readonly Relation[] = [
  filterRanges,
  filterComplements,
  filterTimeFormats,
  filterPrefix,
  filterIn,
];
