import fc from 'fast-check';
import { Broken, NotChecked } from '../broken.ts';
import { some } from '../cases.ts';
import type { Walk } from '../pages.ts';
import { canBeListed, condition, listOf as inList, written } from '../query.ts';
import { expectSameKeys, firstOf, forAll, listOf } from '../session.ts';
import { contextsFor, textsIn } from '../survey.ts';
import { compareValues, type Item, propertyOf, timeOf, valueNamed } from '../value.ts';
import { isRange, nameOf, sameMeaning, usesOf } from './filter-uses.ts';
import type { Relation } from './relation.ts';

const filterRanges: Relation = {
  name: 'filter-ranges',
  sentence: 'A narrower range lists a part of a wider one; its bound belongs to it exactly where the document says so.',
  checks: ({ filters }) =>
    filters.flatMap((filter) =>
      filter.operators.filter(isRange).map((operator) => ({
        of: nameOf(filter, operator),
        run: (session) => {
          const { reader, survey } = session;
          const cases = contextsFor(filter, survey).flatMap((context) => {
            const texts = textsIn(context.items, filter);
            return texts.length > 1 ? [{ context, texts }] : [];
          });
          if (cases.length === 0) throw new NotChecked(`no two items differ in ${filter.property}`);
          const drawn = fc.constantFrom(...cases).chain(({ context, texts }) =>
            fc.record({
              context: fc.constant(context),
              bounds: some(texts, 2, 2),
            }),
          );
          return forAll(session, `bounds of ${nameOf(filter, operator)}`, drawn, 3, async ({ context, bounds }) => {
            const [lower, upper] = bounds.toSorted((a, b) =>
              compareValues(valueNamed(a, filter.type), valueNamed(b, filter.type)),
            ) as [string, string];
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
              2,
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

/** Offsets in minutes: west, east, and one with half an hour. */
const offsets = [-300, 540, 330];

const filterInstants: Relation = {
  name: 'filter-instants',
  sentence: 'A time is the same instant with whatever offset it is written, and without one it is UTC.',
  checks: ({ filters }) =>
    filters
      .filter(({ type }) => type === 'date-time')
      .flatMap((filter) =>
        filter.operators
          .filter((operator) => operator !== 'in')
          .map((operator) =>
            sameMeaning(nameOf(filter, operator), filter, operator, 1, (asked) => {
              const [[, text = ''] = []] = asked.parameters;
              const [operand = ''] = asked.operands;
              const instant = Number(valueNamed(operand, 'date-time'));
              const times = [...offsets.map((offset) => timeOf(instant, offset)), timeOf(instant).replace('Z', '')];
              return times.map((time) => ({ ...written(asked, text.replace(operand, time)), operands: [operand] }));
            }),
          ),
      ),
};

const filterPrefix: Relation = {
  name: 'filter-prefix',
  sentence: 'Without a prefix, a value is compared by the first of the operators.',
  checks: ({ filters }) =>
    filters
      .filter(({ prefixed, operators }) => prefixed && operators[0] !== 'in')
      .map((filter) => {
        const [operator] = filter.operators;
        return sameMeaning(filter.parameter, filter, operator, 1, (asked) => {
          const [operand = ''] = asked.operands;
          const isBare = asked.parameters[0]?.[1] === operand;
          return isBare ? [written(asked, `${operator}:${operand}`)] : [];
        });
      }),
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
            2,
            async ({ context, conditions: uses }) => {
              const { reader } = session;
              const asked = uses.find(({ operands }) => operands.length > 1 && operands.every(canBeListed));
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
