import fc from 'fast-check';
import { conditionsOn, lastOfEachParameter } from '../cases/conditions.ts';
import { queries } from '../cases/queries.ts';
import { nonsense } from '../cases/texts.ts';
import { NotChecked, RelationFailure } from '../errors.ts';
import { expectedItems, parametersFor } from '../model/list-query.ts';
import { firstResponses } from '../target/page.ts';
import { hiddenItems, isExclusive, secondSurveyOf } from './support/exclusive.ts';
import { expectAllRejected } from './support/expect-rejection.ts';
import { expectItems, expectPromised } from './support/expectations.ts';
import { forAll } from './support/for-all.ts';
import { listRelation, type Relation } from './support/relation.ts';

const responsesRepeat = listRelation(
  'responses-repeat',
  'The same query gets the same page, whatever is requested in between.',
  (environment) => {
    const { list, survey, reader, target } = environment;
    const cases = fc.record({
      query: queries(list, survey),
      limit: fc.integer({ min: 1, max: reader.largest }),
    });
    return forAll(environment, 'repeated', cases, 5, async ({ query, limit }) => {
      const parameters = reader.withLimit(parametersFor(list, query), limit);
      const before = await reader.page(parameters);
      const invalid = [[list.page.limit, nonsense]] as const;
      for (const between of [survey.plain.parameters, invalid]) {
        await target.get(between);
        const after = await reader.page(parameters);
        const responses = [before.response, after.response];
        expectItems(environment, before.items, after.items, responses);
        for (const link of ['next', 'first'] as const) {
          if (after[link] === before[link]) continue;
          const [expected, got] = [before, after].map((page) => JSON.stringify(page[link]) ?? 'no link');
          throw new RelationFailure(`the same ${link} link, ${expected}`, String(got), responses);
        }
      }
    });
  },
);

const callersSeparate = listRelation(
  'callers-separate',
  'Two callers never see the same item if the document says that only one caller sees it.',
  async (environment) => {
    const { survey, list, reader } = environment;
    const second = secondSurveyOf(environment);
    if (!list.filters.some(({ exclusive }) => exclusive)) throw new NotChecked('the document makes no item exclusive');
    if (![...survey.items, ...second.items].some((item) => isExclusive(item, list))) {
      throw new NotChecked('neither caller has an exclusive item');
    }
    const visible = new Set(reader.keysOf(second.items));
    for (const [index, context] of survey.contexts.entries()) {
      const shared = context.items.find((item) => isExclusive(item, list) && visible.has(reader.keyOf(item)));
      if (!shared) continue;
      const key = reader.keyOf(shared);
      const other = second.contexts.find(({ items }) => reader.keysOf(items).includes(key)) ?? second.contexts[index];
      const own = await reader.page(reader.withLimit(context.parameters, reader.largest));
      const others = await reader.page(reader.withLimit(other?.parameters ?? [], reader.largest), 'second');
      const responses = [own.response, others.response];
      throw new RelationFailure('an item that one caller sees', `${key}, which both see`, responses);
    }
  },
);

const callersHidden = listRelation(
  'callers-hidden',
  "Filters find no item that is in none of the caller's lists.",
  async (environment) => {
    const { list, reader } = environment;
    for (const { caller, survey, item } of hiddenItems(environment)) {
      const key = reader.keyOf(item);
      // The plain list, and the list with every wildcard.
      const contexts = survey.contexts.slice(0, 2);
      const conditions = lastOfEachParameter(conditionsOn(list, { parameters: [], items: [] }, item));
      for (const [index, condition] of conditions.entries()) {
        const context = contexts[index % contexts.length] ?? survey.plain;
        const walk = await reader.all(parametersFor(list, { context, conditions: [condition] }), caller);
        if (!reader.keysOf(walk.items).includes(key)) continue;
        const expected = `a list without ${key}, which belongs to the other caller`;
        throw new RelationFailure(expected, 'a list with it', firstResponses(walk));
      }
    }
  },
);

const callersMarker = listRelation(
  'callers-marker',
  "A marker that is another caller's item is rejected with 403.",
  async (environment) => {
    const { list, reader } = environment;
    for (const { caller, item } of hiddenItems(environment)) {
      await expectAllRejected(environment, [[[list.page.marker, reader.keyOf(item)]]], { status: 403, caller });
    }
  },
);

const callersAlternate = listRelation(
  'callers-alternate',
  'Two callers each get their own list, whatever the other has requested before.',
  (environment) => {
    const { survey, list, reader } = environment;
    const second = secondSurveyOf(environment);
    const cases = fc.record({
      query: queries(list, survey, 1),
      limit: fc.constantFrom(undefined, 3, reader.largest),
    });
    return forAll(environment, 'callers', cases, 8, async ({ query, limit }) => {
      const plain = parametersFor(list, query);
      const parameters = limit === undefined ? plain : reader.withLimit(plain, limit);
      const context = second.contexts[survey.contexts.indexOf(query.context)] ?? second.plain;
      const expected = { first: expectedItems(list, query), second: expectedItems(list, { ...query, context }) };
      for (const caller of ['first', 'second', 'first'] as const) {
        const page = await reader.page(parameters, caller);
        // If the document has no default, a page without a limit may end anywhere.
        const size = limit ?? list.page.default ?? page.items.length;
        expectPromised(environment, expected[caller].slice(0, size), page.items, [page.response]);
      }
    });
  },
);

export const callerRelations: readonly Relation[] = [
  responsesRepeat,
  callersSeparate,
  callersHidden,
  callersMarker,
  callersAlternate,
];
