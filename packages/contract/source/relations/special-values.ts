import { textsIn } from '../cases/texts.ts';
import { NotChecked, RelationFailure } from '../errors.ts';
import { type Condition, condition, satisfies, withOperandAs } from '../model/condition.ts';
import { expectedItems, type ListQuery } from '../model/list-query.ts';
import { hasParameter, inWords, type Parameters, withoutParameter } from '../model/parameters.ts';
import { inLowerCase } from '../model/value.ts';
import { firstResponses, type Walk } from '../target/page.ts';
import type { CheckEnvironment } from './support/environment.ts';
import { isExclusive } from './support/exclusive.ts';
import { expectItems, expectSameItems, expectSuperset, readList } from './support/expectations.ts';
import { filterRelation, type Relation } from './support/relation.ts';

const filterWildcard = filterRelation(
  'filter-wildcard',
  'The wildcard excludes no item that the list has without the filter, or with any value of it.',
  ({ wildcard }) => wildcard !== undefined,
  async (environment, filter) => {
    const { parameter, wildcard = '', values = [] } = filter;
    const { reader, survey } = environment;
    const others = withoutParameter(survey.plain.parameters, parameter);
    const wide = await reader.all([...others, [parameter, wildcard]]);
    const plain = await reader.all(survey.plain.parameters);
    expectSuperset(environment, plain.items, wide, `the list of ${parameter}=${wildcard}`, plain);
    for (const value of values.filter((value) => value !== wildcard)) {
      const narrow = await reader.all([...others, [parameter, value]]);
      expectSuperset(environment, narrow.items, wide, `the list of ${parameter}=${wildcard}`, narrow);
    }
    // Beside the other parameters, their lists are known; they are read again only to show what is missing.
    for (const context of survey.contexts.filter(({ parameters }) => !hasParameter(parameters, parameter))) {
      const own = [...context.parameters, [parameter, wildcard] as const];
      const wider = survey.contexts.find(({ parameters }) => isSame(parameters, own));
      const keys = new Set(reader.keysOf(wider?.items ?? context.items));
      if (reader.keysOf(context.items).every((key) => keys.has(key))) continue;
      const [narrow, whole] = [await reader.all(context.parameters), await reader.all(own)];
      expectSuperset(environment, narrow.items, whole, `the list of ${inWords(own)}`, narrow);
    }
  },
);

/** Whether two lists of parameters have the same ones, in any order. */
function isSame(parameters: Parameters, others: Parameters): boolean {
  const sorted = (some: Parameters): string => JSON.stringify(some.map((one) => JSON.stringify(one)).toSorted());
  return sorted(parameters) === sorted(others);
}

const filterAbsent = filterRelation(
  'filter-absent',
  'A list without the filter includes the items that only this caller sees.',
  ({ wildcard, exclusive }) => wildcard !== undefined && exclusive !== undefined,
  async (environment, { parameter, wildcard = '', exclusive = [] }) => {
    const { reader, list, survey } = environment;
    const wide = await reader.all([...survey.plain.parameters, [parameter, wildcard]]);
    const own = wide.items.filter((item) => isExclusive(item, list));
    if (own.length === 0) throw new NotChecked(`no item is ${exclusive.join(' or ')}`);
    const plain = await reader.all(survey.plain.parameters);
    expectSuperset(environment, own, plain, `the list without ${parameter}`, wide);
  },
);

const parameterDefault: Relation = {
  name: 'parameter-default',
  sentence: 'Sending the default of a parameter gives the same list as leaving it out, and all of its items match it.',
  checks: ({ filters, others }) =>
    [...filters, ...others]
      .filter((parameter) => parameter.default !== undefined)
      .map((parameter) => ({
        subject: parameter.parameter,
        run: async (environment) => {
          const { reader, survey } = environment;
          const value = String(parameter.default);
          const absent = await reader.all(survey.plain.parameters);
          const sent = await reader.all([...survey.plain.parameters, [parameter.parameter, value]]);
          expectItems(environment, absent.items, sent.items, firstResponses(absent, sent));
          if (!('property' in parameter)) return;
          expectSatisfied(environment, condition(parameter, parameter.operators[0], value), absent);
        },
      })),
};

const filterNonDefault = filterRelation(
  'filter-non-default',
  'If a filter has a default, any other value lists only items that match that value.',
  (filter) => filter.default !== undefined,
  async (environment, filter) => {
    const { reader, survey } = environment;
    const contexts = survey.contexts.filter(({ parameters }) => hasParameter(parameters, filter.parameter));
    if (contexts.every(({ items }) => items.length === 0)) {
      throw new NotChecked(`no item has a ${filter.property} other than ${filter.default}`);
    }
    for (const { parameters } of contexts) {
      const [, value = ''] = parameters.find(([name]) => name === filter.parameter) ?? [];
      expectSatisfied(environment, condition(filter, filter.operators[0], value), await reader.all(parameters));
    }
  },
);

const filterChangedList = filterRelation(
  'filter-changed-list',
  'A list that another parameter changes has, for each value of a filter with a wildcard, the items that match both.',
  ({ wildcard, values }) => wildcard !== undefined && values !== undefined,
  async (environment, filter) => {
    const { list, survey, reader } = environment;
    const { parameter, wildcard, values = [], operators } = filter;
    // The first of these lists is the one that no other parameter changes.
    const [unchanged, ...changed] = survey.contexts.filter(({ parameters }) =>
      parameters.some(([name, value]) => name === parameter && value === wildcard),
    );
    const queries = changed.flatMap((context) =>
      values
        .filter((value) => value !== wildcard)
        .map((value): ListQuery => ({ context, conditions: [condition(filter, operators[0], value)] })),
    );
    const keysOf = (query: ListQuery): string => reader.keysOf(expectedItems(list, query)).join();
    const telling = queries.filter((query) => unchanged && keysOf(query) !== keysOf({ ...query, context: unchanged }));
    if (telling.length === 0) throw new NotChecked('no other parameter changes which items a value lists');
    for (const query of telling) {
      const walk = await readList(environment, query);
      expectSameItems(environment, expectedItems(list, query), walk.items, firstResponses(walk));
    }
  },
);

const filterIgnoresCase = filterRelation(
  'filter-ignores-case',
  'If a filter ignores case, a value in another case is accepted and gives the same list.',
  ({ ignoreCase }) => ignoreCase === true,
  async (environment, filter) => {
    const { reader, survey } = environment;
    const others = withoutParameter(survey.plain.parameters, filter.parameter);
    for (const value of filter.values ?? ['true', 'false']) {
      const written = condition(filter, filter.operators[0], value);
      const expected = await reader.all([...others, ...written.parameters]);
      for (const text of otherCases(value)) {
        const got = await reader.all([...others, ...withOperandAs(written, value, text).parameters]);
        expectItems(environment, expected.items, got.items, firstResponses(expected, got));
      }
    }
  },
);

/** A value in capitals, with a capital first letter, and in lower case, of ASCII letters alone. */
function otherCases(value: string): string[] {
  const capitals = value.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase());
  const texts = [capitals, capitals.slice(0, 1) + value.slice(1), inLowerCase(value)];
  return [...new Set(texts)].filter((text) => text !== value);
}

/** @throws {RelationFailure} if a list has an item that does not satisfy a condition. */
function expectSatisfied({ reader }: CheckEnvironment, condition: Condition, walk: Walk): void {
  const wrong = walk.items.find((item) => !satisfies(item, condition));
  if (!wrong) return;
  const texts = textsIn([wrong], condition.filter);
  const got = `${reader.keyOf(wrong)} (${condition.filter.property} ${texts.length === 0 ? 'null' : texts.join(', ')})`;
  throw new RelationFailure(`only items with ${inWords(condition.parameters)}`, got, firstResponses(walk));
}

export const specialValueRelations: readonly Relation[] = [
  filterWildcard,
  filterAbsent,
  parameterDefault,
  filterNonDefault,
  filterChangedList,
  filterIgnoresCase,
];
