import fc from 'fast-check';
import { Broken, NotChecked } from '../broken.ts';
import { some } from '../cases.ts';
import type { Walk } from '../pages.ts';
import { type Condition, condition, expectedItems, listOf as inList, type Query, written } from '../query.ts';
import { expectKeys, expectSameKeys, firstOf, forAll, listOf } from '../session.ts';
import { contextsFor, textsIn } from '../survey.ts';
import { compareValues, type Item, propertyOf, timeOf, valueNamed } from '../value.ts';
import { isRange, nameOf, usesOf } from './filter-uses.ts';
import type { Relation } from './relation.ts';

const filterRanges: Relation = {
  name: 'filter-ranges',
  sentence: 'A narrower range lists a part of a wider one; its bound belongs to it exactly where the document says so.',
  checks: ({ filters }) =>
    filters.flatMap((filter) =>
      filter.operators.filter(isRange).map((operator) => ({
        of: nameOf(filter, operator),
        run: (session) => {
          const { reader } = session;
          const uses = usesOf(session, filter, operator);
          return forAll(session, `uses of ${nameOf(filter, operator)}`, uses, 1, async ({ context, conditions }) => {
            const bounds = [...new Set(conditions.flatMap(({ operands }) => operands.slice(0, 1)))].toSorted((a, b) =>
              compareValues(valueNamed(a, filter.type), valueNamed(b, filter.type)),
            );
            const [lower, upper] = [bounds[0], bounds.at(-1)];
            if (lower === undefined || upper === undefined || lower === upper) {
              throw new NotChecked(`no two items differ in ${filter.property}`);
            }
            const [wide, narrow] = operator.startsWith('g') ? [lower, upper] : [upper, lower];
            const wider = await listOf(session, { context, conditions: [condition(filter, operator, wide)] });
            const narrower = await listOf(session, { context, conditions: [condition(filter, operator, narrow)] });
            const keys = new Set(reader.keysOf(wider.items));
            const outside = reader.keysOf(narrower.items).find((key) => !keys.has(key));
            if (outside !== undefined) {
              throw new Broken(
                `a part of the list of ${wide} for ${narrow}`,
                `${outside} besides`,
                firstOf(wider, narrower),
              );
            }
            for (const [bound, list] of [
              [wide, wider],
              [narrow, narrower],
            ] as const) {
              const atBound = context.items.filter(
                (item) => propertyOf(item, filter) === valueNamed(bound, filter.type),
              );
              const found = new Set(reader.keysOf(list.items));
              const isWrong = (item: Item): boolean => found.has(reader.keyOf(item)) !== operator.endsWith('e');
              const wrong = atBound.find(isWrong);
              if (!wrong) continue;
              const [expected, got] = operator.endsWith('e') ? ['with', 'without'] : ['without', 'with'];
              const key = reader.keyOf(wrong);
              throw new Broken(
                `a list ${expected} ${key}, which is at the bound ${bound}`,
                `one ${got} it`,
                firstOf(list),
              );
            }
          });
        },
      })),
    ),
};

const filterComplements: Relation = {
  name: 'filter-complements',
  sentence: 'A comparison and its opposite list every item that has a value, each of them once.',
  checks: ({ filters }) =>
    filters.flatMap((filter) =>
      (
        [
          ['gte', 'lt'],
          ['gt', 'lte'],
          ['eq', 'neq'],
        ] as const
      )
        .filter((pair) => pair.every((operator) => filter.operators.includes(operator)))
        .map(([operator, opposite]) => ({
          of: `${filter.parameter} ${operator} and ${opposite}`,
          run: (session) => {
            const { reader, survey } = session;
            const contexts = contextsFor(filter, survey).filter(({ items }) => textsIn(items, filter).length > 0);
            if (contexts.length === 0) throw new NotChecked(`no item has a ${filter.property}`);
            const cases = fc
              .constantFrom(...contexts)
              .chain((context) =>
                fc.record({ context: fc.constant(context), text: fc.constantFrom(...textsIn(context.items, filter)) }),
              );
            return forAll(
              session,
              `opposites of ${filter.parameter} ${operator}`,
              cases,
              1,
              async ({ context, text }) => {
                const [one, other] = [
                  await listOf(session, { context, conditions: [condition(filter, operator, text)] }),
                  await listOf(session, { context, conditions: [condition(filter, opposite, text)] }),
                ];
                const expected = context.items.filter((item) => propertyOf(item, filter) !== undefined);
                const got = [...reader.keysOf(one.items), ...reader.keysOf(other.items)];
                expectSameKeys(reader.keysOf(expected), got, firstOf(one, other));
              },
            );
          },
        })),
    ),
};

/** Offsets in minutes: none, west, east, some of them with a part of an hour, and the farthest. */
const offsets = [0, -300, 540, 330, -210, 345, 720, -720];

const filterInstants: Relation = {
  name: 'filter-instants',
  sentence:
    'A time is the same instant with whatever offset it is written, without one it is UTC, and what is zero at its end may be left out.',
  checks: ({ filters }) =>
    filters
      .filter(({ type }) => type === 'date-time')
      .flatMap((filter) =>
        filter.operators
          .filter((operator) => operator !== 'in')
          .map((operator, index) => ({
            of: nameOf(filter, operator),
            run: (session) => {
              // The first operator is asked with every writing, as a range may not show that an instant is another.
              const drawn = usesOf(session, filter, operator).chain(({ context, conditions: [asked] }) => {
                const all = writingsOf(asked?.operands[0] ?? '');
                return fc.record({
                  context: fc.constant(context),
                  asked: fc.constant(asked as Condition),
                  writings: index === 0 ? fc.constant(all) : some(all, 2, 2),
                });
              });
              return forAll(session, `writings of ${nameOf(filter, operator)}`, drawn, 1, async (each) => {
                const { context, asked, writings } = each;
                const [[, text = ''] = []] = asked.parameters;
                for (const { instant, time } of writings) {
                  const other = written(asked, text.replace(asked.operands[0] ?? '', time));
                  const query: Query = { context, conditions: [{ ...other, operands: [instant] }] };
                  const { reader, list } = session;
                  const found = await listOf(session, query);
                  expectSameKeys(reader.keysOf(expectedItems(list, query)), reader.keysOf(found.items), firstOf(found));
                }
              });
            },
          })),
      ),
};

/** Ways to write a time, or the beginning of its minute or day, and which instant each is. */
function writingsOf(text: string): { instant: string; time: string }[] {
  const instant = Number(valueNamed(text, 'date-time'));
  const [minute, day] = [60_000_000, 86_400_000_000].map((unit) => Math.floor(instant / unit) * unit) as [
    number,
    number,
  ];
  const zone = (minutes: number): string => timeOf(instant, minutes).replace(/Z$/, '+00:00');
  const whole = timeOf(instant).replace(/(\.\d+)?Z$/, '');
  const fraction = timeOf(instant).slice(whole.length, -1);
  return [
    ...offsets.map((minutes) => ({ instant: text, time: zone(minutes) })),
    { instant: text, time: whole + fraction },
    { instant: text, time: `${whole}${fraction === '' ? '.0' : `${fraction}0`}Z` },
    { instant: text, time: `${whole}${fraction === '' ? '.000000' : fraction}Z` },
    { instant: timeOf(minute), time: timeOf(minute).slice(0, 'YYYY-MM-DDThh:mm'.length) },
    { instant: timeOf(day), time: timeOf(day).slice(0, 'YYYY-MM-DD'.length) },
  ];
}

const filterPrefix: Relation = {
  name: 'filter-prefix',
  sentence: 'Without a prefix, a value is compared by the first of the operators.',
  checks: ({ filters }) =>
    filters
      .filter(({ prefixed, operators }) => prefixed && operators[0] !== 'in')
      .map((filter) => ({
        of: filter.parameter,
        run: (session) => {
          const [operator] = filter.operators;
          const uses = usesOf(session, filter, operator);
          return forAll(session, `uses of ${nameOf(filter, operator)}`, uses, 1, async ({ context, conditions }) => {
            const { reader } = session;
            const bare = conditions.find(
              ({ parameters: [parameter], operands: [operand] }) => parameter?.[1] === operand,
            );
            if (!bare) throw new NotChecked(`no value of ${filter.property} can stand without a prefix`);
            const prefixed = written(bare, `${operator}:${bare.operands[0]}`);
            const expected = await listOf(session, { context, conditions: [bare] });
            const got = await listOf(session, { context, conditions: [prefixed] });
            expectKeys(reader.keysOf(expected.items), reader.keysOf(got.items), firstOf(expected, got));
          });
        },
      })),
};

const filterIn: Relation = {
  name: 'filter-in',
  sentence: 'A list of values finds what each of them finds, in whatever order they stand, with quotes or without.',
  checks: ({ filters }) =>
    filters
      .filter(({ operators }) => operators.includes('in'))
      .map((filter) => ({
        of: filter.parameter,
        run: (session) =>
          forAll(
            session,
            `uses of ${nameOf(filter, 'in')}`,
            usesOf(session, filter, 'in'),
            1,
            async ({ context, conditions: uses }) => {
              const { reader } = session;
              const asked = uses.find(
                ({ operands }) => operands.length > 1 && new Set(operands).size === operands.length,
              );
              if (!asked) throw new NotChecked(`no two values of ${filter.property} can be listed`);
              const whole = await listOf(session, { context, conditions: [asked] });
              const each: Walk[] = [];
              for (const operand of asked.operands) {
                each.push(await listOf(session, { context, conditions: [condition(filter, 'in', operand)] }));
              }
              const keys = reader.keysOf(whole.items);
              expectSameKeys(
                each.flatMap(({ items }) => reader.keysOf(items)),
                keys,
                firstOf(...each, whole),
              );
              const lists = [
                inList(asked.operands.toReversed()),
                asked.operands.map((operand) => `"${operand}"`).join(),
                `${inList(asked.operands)},`,
              ];
              for (const text of lists) {
                const other = await listOf(session, { context, conditions: [written(asked, `in:${text}`)] });
                expectSameKeys(keys, reader.keysOf(other.items), firstOf(whole, other));
              }
            },
          ),
      })),
};

export const operatorRelations: readonly Relation[] = [
  filterRanges,
  filterComplements,
  filterInstants,
  filterPrefix,
  filterIn,
];
