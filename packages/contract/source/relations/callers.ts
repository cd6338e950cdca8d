import type { ListDescriptor } from '@conoha-images/document';
import { conditionsOn } from '../cases/conditions.ts';
import { Random } from '../cases/random.ts';
import { sampleQuery } from '../cases/sample-queries.ts';
import { allowsFilter, nonsense } from '../cases/texts.ts';
import { BudgetSpent, NotChecked, RelationFailure } from '../errors.ts';
import { type Condition, rewritten, satisfies } from '../model/condition.ts';
import { type Context, expectedItems, parametersFor } from '../model/list-query.ts';
import { queryOf } from '../model/parameters.ts';
import type { Item } from '../model/value.ts';
import { firstResponses, type Walk } from '../target/page.ts';
import type { CheckEnvironment } from './support/environment.ts';
import { type HiddenItems, hiddenItems, isExclusive, oneOfEachKind, secondSurveyOf } from './support/exclusive.ts';
import { expectAllRejected } from './support/expect-rejection.ts';
import { expectItems, expectPromised } from './support/expectations.ts';
import { listRelation, type Relation } from './support/relation.ts';

const responsesRepeat = listRelation(
  'responses-repeat',
  'The same query gets the same page, whatever is requested in between.',
  async (environment) => {
    const { list, survey, reader, target, seed } = environment;
    const random = new Random(seed, 'repeated queries');
    for (let count = 0; count < 4; count += 1) {
      const query = sampleQuery(list, survey, random);
      const limit = 1 + random.below(reader.largest);
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
    }
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

/** The maximum number of requests for hidden items by their values. Those for their markers are few. */
const maximumRequests = 100;

/** How many queries with a condition of every filter there are for each list and hidden item. */
const rounds = 3;

const callersHidden = listRelation(
  'callers-hidden',
  "No filter finds an item that is in none of the caller's lists.",
  async (environment) => {
    const { target } = environment;
    const start = target.requests;
    for (const use of findingUses(environment)) {
      if (target.requests - start >= maximumRequests) return;
      const walk = await leakOf(environment, use);
      if (walk) throw await hiddenFailure(environment, use, walk);
    }
  },
);

/** Conditions that would find a hidden item in a list of the caller who does not see it. */
interface FindingUse {
  readonly caller: 'first' | 'second';
  readonly item: Item;
  readonly context: Context;
  readonly conditions: readonly Condition[];
}

/** The list that has the hidden item; undefined if it does not have it. */
async function leakOf({ list, reader }: CheckEnvironment, use: FindingUse): Promise<Walk | undefined> {
  const { caller, item, context, conditions } = use;
  const walk = await reader.all(parametersFor(list, { context, conditions }), caller);
  return reader.keysOf(walk.items).includes(reader.keyOf(item)) ? walk : undefined;
}

/** Why a use is a failure, without the conditions that do not matter. */
async function hiddenFailure(environment: CheckEnvironment, found: FindingUse, walk: Walk): Promise<RelationFailure> {
  let [use, shown] = [found, walk];
  try {
    for (const condition of found.conditions) {
      const fewer = { ...use, conditions: use.conditions.filter((other) => other !== condition) };
      const leak = await leakOf(environment, fewer);
      if (leak) [use, shown] = [fewer, leak];
    }
  } catch (error) {
    // What was found counts, even if no request is left to find out which conditions matter, or a page is wrong.
    if (!(error instanceof BudgetSpent || error instanceof RelationFailure)) throw error;
  }
  const expected = `a list without ${environment.reader.keyOf(use.item)}, which belongs to the other caller`;
  return new RelationFailure(expected, 'a list with it', firstResponses(shown));
}

/**
 * The conditions that would find hidden items: each filter alone, all filters together in each list, and then each other
 * operator and value alone in each list. The callers alternate, because there may be more than can be sent.
 */
function findingUses(environment: CheckEnvironment): FindingUse[] {
  const ranked = hiddenItems(environment).flatMap((hidden) => {
    const { list } = environment;
    const owned = oneOfEachKind(hidden, list).map((item) => {
      const places = placesOf(environment, hidden, item);
      return { item, places, conditions: findingConditions(list, places, item) };
    });
    const alone = owned.flatMap(({ item, conditions, places }) =>
      conditions.map((condition) => ({
        item,
        places: places.filter(({ parameters }) => allowsFilter(condition.filter, parameters)),
        conditions: [condition],
      })),
    );
    const filters = new Map(alone.toReversed().map((use) => [use.conditions[0]?.filter.parameter, use]));
    const first = new Set(filters.values());
    const others = alone.filter((use) => !first.has(use));
    const { caller, survey } = hidden;
    const inPlace = <Use extends { readonly places: readonly Context[] }>(uses: readonly Use[], round: number) =>
      uses.map((use, index) => ({ ...use, context: use.places[(index + round) % use.places.length] ?? survey.plain }));
    const combined = survey.contexts.flatMap((_, round) =>
      owned.flatMap(({ item, conditions, places }) => {
        const context = places[round] ?? survey.plain;
        return Array.from({ length: rounds }, (_, turn) => ({
          item,
          context,
          conditions: oneOfEachFilter(conditions, context, round * rounds + turn),
        }));
      }),
    );
    const uses = [
      ...inPlace([...first], 0),
      ...combined,
      ...inPlace(others, 0),
      ...survey.contexts.slice(1).flatMap((_, round) => inPlace(alone, round + 1)),
    ];
    return uses.map(({ item, context, conditions }, rank) => ({ caller, item, context, conditions, rank }));
  });
  return ranked.toSorted((a, b) => a.rank - b.rank);
}

/** The conditions that an item satisfies, by every filter that a place allows, every operator and way to write it. */
function findingConditions(list: ListDescriptor, places: readonly Context[], item: Item): Condition[] {
  const conditions = places
    .flatMap((context) => conditionsOn(list, context, item))
    .filter((condition) => satisfies(item, condition))
    .flatMap((condition) => {
      const { filter, operator, operands } = condition;
      const isBare = operator === 'eq' && filter.prefixed;
      return isBare ? [condition, rewritten(condition, `eq:${operands[0]}`)] : [condition];
    });
  return [...new Map(conditions.map((condition) => [queryOf(condition.parameters), condition])).values()];
}

/** A condition of each filter that a list allows; with another number, other ones. */
function oneOfEachFilter(conditions: readonly Condition[], { parameters }: Context, number: number): Condition[] {
  const allowed = conditions.filter(({ filter }) => allowsFilter(filter, parameters));
  return [...new Set(allowed.map(({ filter }) => filter.parameter))].flatMap((parameter) => {
    const own = allowed.filter(({ filter }) => filter.parameter === parameter);
    return own[number % own.length] ?? [];
  });
}

/** A caller's lists: first those in which the other caller sees an item, because there it is found if callers are mixed up. */
function placesOf({ reader, survey, secondSurvey }: CheckEnvironment, hidden: HiddenItems, item: Item): Context[] {
  const owner = hidden.caller === 'first' ? secondSurvey : survey;
  const key = reader.keyOf(item);
  const shows = (place: number): boolean =>
    owner?.contexts[place]?.items.some((other) => reader.keyOf(other) === key) ?? false;
  const { contexts } = hidden.survey;
  return [...contexts.keys()]
    .toSorted((a, b) => Number(shows(b)) - Number(shows(a)))
    .flatMap((place) => contexts[place] ?? []);
}

const callersMarker = listRelation(
  'callers-marker',
  "A marker that is another caller's item is rejected with 403.",
  async (environment) => {
    const { list, reader } = environment;
    for (const hidden of hiddenItems(environment)) {
      const markers = oneOfEachKind(hidden, list).map((item) => [[list.page.marker, reader.keyOf(item)]] as const);
      await expectAllRejected(environment, markers, { status: 403, caller: hidden.caller });
    }
  },
);

const callersAlternate = listRelation(
  'callers-alternate',
  'Each of two callers gets its own list, whatever the other has requested before.',
  async (environment) => {
    const { survey, list, reader, seed } = environment;
    const second = secondSurveyOf(environment);
    const random = new Random(seed, 'queries of two callers');
    for (let count = 0; count < 8; count += 1) {
      const query = sampleQuery(list, survey, random, 1);
      const limit = random.pick([undefined, Math.min(3, reader.largest), reader.largest]);
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
    }
  },
);

export const callerRelations: readonly Relation[] = [
  responsesRepeat,
  callersSeparate,
  callersHidden,
  callersMarker,
  callersAlternate,
];
