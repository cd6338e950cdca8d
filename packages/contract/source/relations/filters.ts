import { valueAt } from '@conoha-images/description';
import type { Filter, ListDescriptor, NamedProperty, Operator, RangeOperator } from '@conoha-images/vocabulary';
import fc from 'fast-check';
import { Broken, NotChecked } from '../broken.ts';
import { conditions, operandsOf, orders, queries, some } from '../cases.ts';
import type { Walk } from '../pages.ts';
import {
  type Condition,
  type Context,
  canBeListed,
  condition,
  expectedItems,
  listOf as inList,
  parametersFor,
  type Query,
  satisfies,
  written,
} from '../query.ts';
import { expectKeys, expectSameKeys, firstOf, forAll, listOf, type Session } from '../session.ts';
import { askable, contextsFor, textsIn } from '../survey.ts';
import { encode, type Parameters } from '../target.ts';
import { compareValues, type Item, propertyOf, timeOf, valueNamed } from '../value.ts';
import { type Check, type Relation, whole } from './relation.ts';

/** A filter in use: one of its comparisons, with values, in a context. */
interface Use {
  readonly context: Context;
  readonly conditions: readonly Condition[];
}

function nameOf({ parameter, operators }: Filter, operator: Operator): string {
  return operators.length > 1 ? `${parameter} ${operator}` : parameter;
}

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

/** A value of each kind that is worth asking for, where there are the most items to find or to leave out. */
function usesOf({ survey }: Session, filter: Filter, operator: Operator): fc.Arbitrary<Use> {
  const [context] = contextsFor(filter, survey).toSorted((a, b) => b.items.length - a.items.length);
  const operands = context ? operandsOf(filter, operator, context.items) : [];
  if (!context || operands.length === 0) {
    throw new NotChecked(`no item has a value that ${filter.parameter} could be asked for`);
  }
  return fc.tuple(...operands).map((all) => ({
    context,
    conditions: all.map((each) => condition(filter, operator, ...each)),
  }));
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

function inWords({ parameters }: Condition): string {
  return parameters.map(([name, value]) => `${name}=${value}`).join(' & ');
}

function shown(key: string, { filter }: Condition, item: Item): string {
  const texts = textsIn([item], filter);
  return `${key} (${filter.property} ${texts.length === 0 ? 'null' : texts.join(', ')})`;
}

const filterConjunction = whole('filter-conjunction', 'Two filters list what both of them list.', (session) => {
  const { list, reader } = session;
  const cases = fc
    .constantFrom(...filledContexts(session))
    .chain((context) => fc.record({ context: fc.constant(context), both: conditions(list, context, 2) }));
  return forAll(session, 'pairs', cases, 30, async ({ context, both: [a, b] }) => {
    if (!a || !b) throw new NotChecked('there are no two filters');
    const [left, right, both] = [
      await listOf(session, { context, conditions: [a] }),
      await listOf(session, { context, conditions: [b] }),
      await listOf(session, { context, conditions: [a, b] }),
    ];
    const others = new Set(reader.keysOf(right.items));
    const expected = reader.keysOf(left.items).filter((key) => others.has(key));
    (list.order ? expectKeys : expectSameKeys)(expected, reader.keysOf(both.items), firstOf(left, right, both));
  });
});

function filledContexts({ survey }: Session): Context[] {
  const filled = survey.contexts.filter(({ items }) => items.length > 0);
  if (filled.length === 0) throw new NotChecked('the list is empty');
  return filled;
}

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

const ranges: readonly RangeOperator[] = ['gt', 'gte', 'lt', 'lte'];

function isRange(operator: Operator): operator is RangeOperator {
  return ranges.some((each) => each === operator);
}

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

/** Checks that other ways to write a condition mean the same. */
function sameMeaning(
  of: string,
  filter: Filter,
  operator: Operator,
  runs: number,
  others: (asked: Condition) => readonly Condition[],
): Check {
  return {
    of,
    run: (session) =>
      forAll(session, `uses of ${nameOf(filter, operator)}`, usesOf(session, filter, operator), runs, async (use) => {
        const { reader } = session;
        let compared = 0;
        for (const asked of use.conditions.slice(0, 1)) {
          for (const other of others(asked)) {
            const expected = await listOf(session, { context: use.context, conditions: [asked] });
            const got = await listOf(session, { context: use.context, conditions: [other] });
            expectKeys(reader.keysOf(expected.items), reader.keysOf(got.items), firstOf(expected, got));
            compared += 1;
          }
        }
        if (compared === 0) throw new NotChecked('no value can be written in two ways');
      }),
  };
}

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

const filterEvery: Relation = {
  name: 'filter-every-value',
  sentence: 'A filter that is given several values lists what all of them list.',
  checks: ({ filters }) =>
    filters
      .filter(({ repeated }) => repeated)
      .map((filter) => ({
        of: filter.parameter,
        run: (session) => {
          const operator = filter.operators[0];
          return forAll(
            session,
            `uses of ${nameOf(filter, operator)}`,
            usesOf(session, filter, operator),
            3,
            async ({ context, conditions: uses }) => {
              const { reader } = session;
              for (const asked of uses.filter(({ operands }) => operands.length > 1)) {
                const each: Walk[] = [];
                for (const operand of asked.operands) {
                  each.push(await listOf(session, { context, conditions: [condition(filter, operator, operand)] }));
                }
                const [first, ...others] = each.map(({ items }) => reader.keysOf(items));
                const expected = (first ?? []).filter((key) => others.every((keys) => keys.includes(key)));
                for (const operands of [asked.operands, asked.operands.toReversed()]) {
                  const all = await listOf(session, {
                    context,
                    conditions: [condition(filter, operator, ...operands)],
                  });
                  expectSameKeys(expected, reader.keysOf(all.items), firstOf(...each, all).slice(-3));
                }
              }
            },
          );
        },
      })),
};

const filterLast: Relation = {
  name: 'filter-last-value',
  sentence: 'A filter that takes one value, and is given two, means the last.',
  checks: ({ filters }) =>
    filters
      .filter(({ repeated, operators }) => !repeated && !isRange(operators[0]))
      .map((filter) => ({
        of: filter.parameter,
        run: (session) => {
          const cases = contextsFor(filter, session.survey).flatMap((context) => {
            const texts = textsIn(context.items, filter).filter((text) => askable(filter, text));
            return texts.length > 1 ? [{ context, texts }] : [];
          });
          if (cases.length === 0) throw new NotChecked(`no two items differ in ${filter.property}`);
          const drawn = fc.constantFrom(...cases).chain(({ context, texts }) =>
            fc.record({
              context: fc.constant(context),
              texts: some(texts, 2, 2),
            }),
          );
          return forAll(session, `two of ${filter.parameter}`, drawn, 2, async ({ context, texts }) => {
            const { reader } = session;
            const [first, last] = texts.map((text) => condition(filter, filter.operators[0], text)) as [
              Condition,
              Condition,
            ];
            const expected = await listOf(session, { context, conditions: [last] });
            const both: Condition = { ...last, parameters: [...first.parameters, ...last.parameters] };
            const got = await listOf(session, { context, conditions: [both] });
            expectKeys(reader.keysOf(expected.items), reader.keysOf(got.items), firstOf(expected, got));
          });
        },
      })),
};

const filterWildcard: Relation = {
  name: 'filter-wildcard',
  sentence: 'The value that every item satisfies leaves nothing out that the list without it has.',
  checks: ({ filters }) =>
    filters.flatMap((filter) =>
      filter.wildcard === undefined
        ? []
        : [
            {
              of: filter.parameter,
              run: async ({ reader, survey }) => {
                const others = survey.plain.parameters.filter(([name]) => name !== filter.parameter);
                const wide = await reader.all([...others, [filter.parameter, filter.wildcard ?? '']]);
                const plain = await reader.all(survey.plain.parameters);
                const keys = new Set(reader.keysOf(wide.items));
                const missing = reader.keysOf(plain.items).find((key) => !keys.has(key));
                if (missing !== undefined) {
                  throw new Broken(
                    `${missing} in the list of ${filter.parameter}=${filter.wildcard}`,
                    'a list without it',
                    firstOf(plain, wide),
                  );
                }
              },
            },
          ],
    ),
};

const filterDefault: Relation = {
  name: 'parameter-default',
  sentence:
    'A parameter that is given its default changes nothing; given another value, it is not as if it were absent.',
  checks: ({ filters, others }) =>
    [...filters, ...others].flatMap(({ parameter, default: standard, ...each }) =>
      standard === undefined
        ? []
        : [
            {
              of: parameter,
              run: async ({ reader, survey }) => {
                const given = await reader.all([...survey.plain.parameters, [parameter, String(standard)]]);
                const absent = await reader.all(survey.plain.parameters);
                expectKeys(reader.keysOf(absent.items), reader.keysOf(given.items), firstOf(absent, given));
                if (!('property' in each)) return;
                const filter: Filter = { parameter, default: standard, ...each };
                const wrong = absent.items.find(
                  (item) => !satisfies(item, condition(filter, filter.operators[0], String(standard))),
                );
                if (wrong) {
                  const asked = condition(filter, filter.operators[0], String(standard));
                  throw new Broken(
                    `only items with ${inWords(asked)}`,
                    shown(reader.keyOf(wrong), asked, wrong),
                    firstOf(absent),
                  );
                }
              },
            },
          ],
    ),
};

const filterChanged: Relation = {
  name: 'filter-changed',
  sentence: 'A filter with a default, given another value, lists only what satisfies that.',
  checks: ({ filters }) =>
    filters.flatMap((filter) =>
      filter.default === undefined
        ? []
        : [
            {
              of: filter.parameter,
              run: async (session) => {
                const { reader, survey } = session;
                const changed = survey.contexts.filter(({ parameters }) =>
                  parameters.some(([name]) => name === filter.parameter),
                );
                if (changed.every(({ items }) => items.length === 0)) {
                  throw new NotChecked(`no item has another ${filter.property} than ${filter.default}`);
                }
                for (const { parameters } of changed) {
                  const given = parameters.find(([name]) => name === filter.parameter)?.[1] ?? '';
                  const asked = condition(filter, filter.operators[0], given);
                  const found = await reader.all(parameters);
                  const wrong = found.items.find((item) => !satisfies(item, asked));
                  if (wrong)
                    throw new Broken(
                      `only items with ${inWords(asked)}`,
                      shown(reader.keyOf(wrong), asked, wrong),
                      firstOf(found),
                    );
                }
              },
            },
          ],
    ),
};

const filterAdditional: Relation = {
  name: 'filter-additional',
  sentence: 'A parameter that the document does not name is a filter on the property of its name.',
  checks: (list) => {
    const { additional } = list;
    if (!additional) return [];
    const taken = new Set([...list.filters, ...list.others].map(({ parameter }) => parameter));
    const named = additional.properties.filter(({ name }) => !taken.has(name));
    const byEquality = named.map(
      (property): Check => ({ of: property.name, run: additionalCheck(list, property, 'eq', property.name) }),
    );
    const bySuffix = Object.entries(additional.suffixes ?? {}).flatMap(([suffix, operator]) =>
      additional.properties
        .filter(({ name, type }) => (type === 'integer' || type === 'number') && !taken.has(name + suffix))
        .map(
          (property): Check => ({
            of: property.name + suffix,
            run: additionalCheck(list, property, operator, property.name + suffix),
          }),
        ),
    );
    const others: Check = {
      of: 'what no item has',
      run: async ({ reader, survey }) => {
        const none = await reader.all([...survey.plain.parameters, ['no_item_has_this_property', 'x']]);
        expectKeys([], reader.keysOf(none.items), firstOf(none));
      },
    };
    const excepted = (additional.except ?? []).map(
      (name): Check => ({
        of: name,
        run: async ({ reader, survey: { plain } }) => {
          const [value] = plain.items.flatMap((item) => (typeof item[name] === 'string' ? [item[name]] : []));
          if (value === undefined) throw new NotChecked(`no item has a ${name}`);
          const found = await reader.all([...plain.parameters, [name, value]]);
          expectKeys([], reader.keysOf(found.items), firstOf(found));
        },
      }),
    );
    return [
      ...byEquality,
      ...bySuffix,
      ...excepted,
      { of: 'what the document does not describe', run: undescribed(list) },
      others,
    ];
  },
};

function additionalCheck(
  list: ListDescriptor,
  property: NamedProperty,
  operator: Operator,
  parameter: string,
): Check['run'] {
  const filter: Filter = { ...property, parameter, operators: [operator], prefixed: false, repeated: false };
  return async (session) => {
    const uses = usesOf(session, filter, operator);
    await forAll(session, `uses of ${parameter}`, uses, 1, async (use) => {
      const { reader } = session;
      for (const asked of use.conditions) {
        const query: Query = { context: use.context, conditions: [asked] };
        const found = await listOf(session, query);
        expectSameKeys(reader.keysOf(expectedItems(list, query)), reader.keysOf(found.items), firstOf(found));
      }
    });
  };
}

/** The properties that items have and the document does not describe: strings, as it says of them. */
function undescribed(list: ListDescriptor): Check['run'] {
  return async (session) => {
    const { properties = [], except = [] } = list.additional ?? {};
    const described = new Set([...properties.map(({ name }) => name), ...except]);
    const taken = new Set([...list.filters, ...list.others].map(({ parameter }) => parameter));
    const { page, order } = list;
    for (const name of [page.limit, page.marker, order?.by, order?.key, order?.direction]) taken.add(name ?? '');
    const names = [...new Set(session.survey.items.flatMap((item) => Object.keys(item)))].filter(
      (name) =>
        !described.has(name) && !taken.has(name) && session.survey.items.some((item) => typeof item[name] === 'string'),
    );
    if (names.length === 0) throw new NotChecked('no item has a property that the document does not describe');
    for (const name of names.slice(0, 5)) {
      const property = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      await additionalCheck(list, { name, property, type: 'string', nullable: true }, 'eq', name)(session);
    }
  };
}

const filterWithOthers: Relation = {
  name: 'filter-with-others',
  sentence: 'A filter holds also where an order is asked for, and on a page that is not the first.',
  checks: (list) =>
    list.filters.flatMap((filter) =>
      filter.operators.map((operator) => ({
        of: nameOf(filter, operator),
        run: async (session) => {
          const uses = usesOf(session, filter, operator);
          const cases = fc.tuple(uses, orders(list) ?? fc.constant(undefined));
          await forAll(session, `others with ${nameOf(filter, operator)}`, cases, 1, async ([use, order]) => {
            const { reader } = session;
            const [asked] = use.conditions;
            if (!asked) throw new NotChecked(`${filter.parameter} has no value to ask for`);
            const query: Query = { context: use.context, conditions: [asked], order };
            const expected = reader.keysOf(expectedItems(list, query));
            const found = await listOf(session, query);
            (list.order ? expectKeys : expectSameKeys)(expected, reader.keysOf(found.items), firstOf(found));
            const marker = expected[Math.floor((expected.length - 1) / 2)];
            if (marker === undefined || !list.order) return;
            const parameters: Parameters = [...parametersFor(list, query), [list.page.marker, marker]];
            const rest = await reader.all(parameters);
            expectKeys(expected.slice(expected.indexOf(marker) + 1), reader.keysOf(rest.items), firstOf(found, rest));
          });
        },
      })),
    ),
};

const everythingTogether = whole(
  'everything-together',
  'Filters, order and pages in one query give the page of the list that each of them means.',
  (session) => {
    const { list, survey, reader } = session;
    const any = queries(list, survey);
    if (!any) throw new NotChecked('the list is empty');
    const cases = fc.record({ query: any, limit: fc.integer({ min: 1, max: 20 }), order: fc.nat() });
    return forAll(session, 'everything', cases, 30, async ({ query, limit, order }) => {
      const expected = reader.keysOf(expectedItems(list, query));
      const most = Math.max(limit, Math.ceil(expected.length / 4));
      const parameters = rotated(parametersFor(list, query), order);
      const got = await reader.walk(parameters, { limit: Math.min(most, reader.largest) });
      const shownBy = got.pages.slice(0, 3).map(({ answer }) => answer);
      if (got.endless !== undefined) throw new Broken('pages that end', got.endless, shownBy);
      (list.order ? expectKeys : expectSameKeys)(expected, reader.keysOf(got.items), shownBy);
    });
  },
);

/** The parameters in another order, in which those of the same name stand as before. */
function rotated(parameters: Parameters, steps: number): Parameters {
  const names = [...new Set(parameters.map(([name]) => name))];
  const shift = names.length === 0 ? 0 : steps % names.length;
  return [...names.slice(shift), ...names.slice(0, shift)].flatMap((name) =>
    parameters.filter(([each]) => each === name),
  );
}

const queryWritten = whole(
  'query-written-otherwise',
  'A query means the same however its characters are encoded, and in whatever order its parameters stand.',
  (session) => {
    const { list, survey, target, reader } = session;
    const any = queries(list, survey);
    if (!any) throw new NotChecked('the list is empty');
    return forAll(session, 'writings', any, 6, async (query) => {
      const parameters: Parameters = [...parametersFor(list, query), [list.page.limit, '20']];
      const expected = await reader.page(parameters);
      const everyByte = (text: string): string =>
        [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
      const writings = [
        parameters.map(([name, value]) => `${encode(name)}=${everyByte(value)}`),
        rotated(parameters, 1).map(([name, value]) => `${encode(name)}=${encode(value)}`),
        rotated(parameters, 2).map(([name, value]) => `${encode(name)}=${encode(value)}`),
      ];
      for (const writing of writings) {
        const answer = await target.send(writing.join('&'));
        const got = JSON.stringify(valueAt(answer.json, list.items));
        if (got === JSON.stringify(expected.items)) continue;
        throw new Broken('the same items', 'others', [expected.answer, answer]);
      }
    });
  },
);

export const filterRelations: readonly Relation[] = [
  filterSound,
  filterComplete,
  filterNarrows,
  filterConjunction,
  filterPartition,
  filterRanges,
  filterComplements,
  filterInstants,
  filterPrefix,
  filterIn,
  filterEvery,
  filterLast,
  filterWildcard,
  filterDefault,
  filterChanged,
  filterAdditional,
  filterWithOthers,
  everythingTogether,
  queryWritten,
];
