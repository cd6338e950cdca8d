import fc from 'fast-check';
import { Broken, NotChecked } from '../broken.ts';
import { conditions, orders, queries } from '../cases.ts';
import type { Page, Walk } from '../pages.ts';
import {
  type Condition,
  type Context,
  compareItems,
  condition,
  meaningOf,
  parametersFor,
  type Query,
  satisfies,
  written,
} from '../query.ts';
import { expectKeys, firstOf, forAll, listOf, type Session } from '../session.ts';
import { textsIn } from '../survey.ts';
import { type Answer, type Parameters, parametersOf } from '../target.ts';
import { timeOf, valueNamed } from '../value.ts';
import { type Check, type Relation, whole } from './relation.ts';

/** The most pages into which a list is cut, so that a check has an end. */
const mostPages = 8;

/** A list, and into how many pages it is cut: exactly, or with one item more or less on each. */
interface Cut {
  readonly query: Query;
  readonly pages: number;
  readonly surplus: number;
}

const [wholeList, filteredList, sortedList] = ['the whole list', 'a filtered list', 'a sorted list'];

/** Checks a relation of the pages of a list: the plain one, one that is filtered, and one that is sorted otherwise. */
function cutChecks(
  check: (session: Session, cut: { query: Query; whole: Walk; pages: Walk; limit: number }) => Promise<void> | void,
): Check[] {
  return [wholeList, filteredList, sortedList].map((of) => ({
    of,
    run: (session) =>
      forAll(session, `pages of ${of}`, cutsOf(session, of), of === sortedList ? 8 : 5, async ({ query, ...cut }) => {
        const all = await listOf(session, query);
        const count = all.items.length;
        if (count < 2) throw new NotChecked(`${of} has less than two items`);
        const least = Math.ceil(count / mostPages);
        const wanted = Math.ceil(count / cut.pages) + cut.surplus;
        const limit = Math.min(Math.max(wanted, least, 1), session.reader.largest);
        const pages = await session.reader.walk(parametersFor(session.list, query), { limit });
        await check(session, { query, whole: all, pages, limit });
      }),
  }));
}

function cutsOf(session: Session, of: string): fc.Arbitrary<Cut> {
  const { list, survey } = session;
  const any = queries(list, survey);
  const asked = orders(list);
  if (!any) throw new NotChecked('the list is empty');
  if (of === sortedList && !asked) throw new NotChecked('the document promises no order');
  const context = survey.contexts.find(({ items }) => items.length > 0) ?? survey.plain;
  const query: Record<string, fc.Arbitrary<Query>> = {
    [wholeList]: fc.constantFrom(...survey.contexts).map((each) => ({ context: each, conditions: [] })),
    [filteredList]: any.map((each) => ({ ...each, conditions: each.conditions.slice(0, 1), order: undefined })),
    [sortedList]: (asked ?? fc.constant(undefined)).map((order) => ({ context, conditions: [], order })),
  };
  return fc.record({
    query: query[of] as fc.Arbitrary<Query>,
    pages: fc.integer({ min: 1, max: mostPages }),
    surplus: fc.integer({ min: -1, max: 1 }),
  });
}

function answersOf({ pages }: Walk, count = 2): Answer[] {
  return pages.slice(0, count).map(({ answer }) => answer);
}

const listRead = whole(
  'list-reads',
  'The list, and each of those that a parameter widens it to, can be read to its end.',
  async (session) => {
    const failure = session.survey.failure ?? session.secondSurvey?.failure;
    if (failure) throw failure;
  },
);

const pagesJoin: Relation = {
  name: 'pages-join',
  sentence: 'The pages of any size, joined, are the whole list, in its order.',
  checks: () =>
    cutChecks(({ reader }, { whole: all, pages }) => {
      if (pages.endless !== undefined) {
        throw new Broken(
          'pages that end',
          pages.endless,
          pages.pages.slice(-2).map(({ answer }) => answer),
        );
      }
      expectKeys(reader.keysOf(all.items), reader.keysOf(pages.items), [
        ...firstOf(all),
        ...shownAround(pages, reader.keysOf(all.items), (page) => reader.keysOf(page.items)),
      ]);
    }),
};

/** The pages on both sides of the place where a walk leaves the list. */
function shownAround({ pages }: Walk, keys: readonly string[], keysOf: (page: Page) => string[]): Answer[] {
  let place = 0;
  const wrong = pages.findIndex((page) => {
    const expected = keys.slice(place, place + page.items.length);
    place += page.items.length;
    return JSON.stringify(expected) !== JSON.stringify(keysOf(page));
  });
  const end = wrong < 0 ? pages.length : wrong + 1;
  return pages.slice(Math.max(0, end - 2), end).map(({ answer }) => answer);
}

const pagesDisjoint: Relation = {
  name: 'pages-disjoint',
  sentence: 'No item is listed twice: neither on one page nor on two.',
  checks: () =>
    cutChecks(({ reader }, { pages }) => {
      const seen = new Map<string, Page>();
      for (const page of pages.pages) {
        for (const key of reader.keysOf(page.items)) {
          const before = seen.get(key);
          if (before) {
            const shownBy = before === page ? [page.answer] : [before.answer, page.answer];
            throw new Broken(
              'every item once',
              `${key} ${before === page ? 'twice on a page' : 'on two pages'}`,
              shownBy,
            );
          }
          seen.set(key, page);
        }
      }
    }),
};

const pagesFull: Relation = {
  name: 'pages-full',
  sentence: 'A page holds as many items as its limit says, and fewer only where no more come.',
  checks: () =>
    cutChecks((_session, { pages, limit }) => {
      for (const [index, { items, answer }] of pages.pages.entries()) {
        const later = pages.pages.slice(index + 1).find((page) => page.items.length > 0);
        if (items.length <= limit && (items.length === limit || !later)) continue;
        const shownBy = later ? [answer, later.answer] : [answer];
        throw new Broken(`${limit} items on a page before another`, `${items.length}`, shownBy);
      }
    }),
};

const pagesEnd: Relation = {
  name: 'pages-end',
  sentence: 'The last page has no next page, but perhaps one after which nothing comes.',
  checks: ({ page }) =>
    page.next === undefined
      ? []
      : cutChecks((_session, { pages }) => {
          const { pages: read, endless } = pages;
          const last = read.at(-1);
          const empty = read.find(({ items, next }) => items.length === 0 && next !== undefined);
          if (endless !== undefined) throw new Broken('pages that end', endless, answersOf(pages));
          if (empty)
            throw new Broken('no link on a page without items', `${JSON.stringify(empty.next)}`, [empty.answer]);
          if (last && last.next !== undefined && typeof last.next !== 'string') {
            throw new Broken('no next page after the last', `the link ${JSON.stringify(last.next)}`, [last.answer]);
          }
        }),
};

const markersLead: Relation = {
  name: 'markers-lead',
  sentence: 'The key of the last item, as the marker, leads to the same page as the link to the next.',
  checks: ({ page }) =>
    page.next === undefined
      ? []
      : cutChecks(async (session, { query, pages, limit }) => {
          const { reader } = session;
          // Of a list in many pages, the first and the last that lead on.
          const leading = pages.pages.filter(({ items, next }) => items.length > 0 && next !== undefined);
          for (const page of new Set([leading[0], leading.at(-1)])) {
            const [marked, linked] = [page?.items.at(-1), page && pages.pages[pages.pages.indexOf(page) + 1]];
            if (!marked || !linked) continue;
            const other = await reader.page(withMarker(session, query, reader.keyOf(marked), limit));
            expectKeys(reader.keysOf(linked.items), reader.keysOf(other.items), [linked.answer, other.answer]);
          }
        }),
};

/** Checks a relation of the links on the first two pages of any query, as small as can be. */
function linkChecks(check: (session: Session, page: Page) => void): Check[] {
  return [
    {
      run: (session) => {
        const { list, survey, reader } = session;
        const any = queries(list, survey);
        if (!any) throw new NotChecked('the list is empty');
        const cases = fc.tuple(any, fc.constantFrom(...survey.contexts), fc.boolean());
        return forAll(session, 'links', cases, 12, async ([query, context, isRepeated]) => {
          const asked = (isRepeated ? repeatedIn(list, context) : undefined) ?? query;
          const conditions = asked.conditions.map(withOffset);
          const parameters: Parameters = [...parametersFor(list, { ...asked, conditions }), [list.page.limit, '1']];
          const page = await reader.page(parameters);
          check(session, page);
          const [item] = page.items;
          if (item) check(session, await reader.page([[list.page.marker, reader.keyOf(item)], ...parameters]));
        });
      },
    },
  ];
}

/** A query with a parameter that may be repeated, and is: so it has to stay in a link. */
function repeatedIn({ filters }: Session['list'], context: Context): Query | undefined {
  const filter = filters.find(({ repeated, joined }) => repeated && !joined);
  if (!filter) return undefined;
  const texts = context.items.map((item) => textsIn([item], filter)).find(({ length }) => length > 1);
  return texts && { context, conditions: [condition(filter, 'contains', ...texts.slice(0, 2))] };
}

/** The same condition, with a time written so that it has a plus sign, which a link has to encode. */
function withOffset(given: Condition): Condition {
  const [operand = ''] = given.operands;
  if (given.filter.type !== 'date-time') return given;
  const [[, text = ''] = []] = given.parameters;
  return written(given, text.replace(operand, timeOf(Number(valueNamed(operand, 'date-time')), 540)));
}

const nextKeepsQuery: Relation = {
  name: 'next-keeps-query',
  sentence: 'The link to the next page is the query of its page, with the key of the last item as the marker.',
  checks: ({ page: { next, marker } }) =>
    next === undefined
      ? []
      : linkChecks(({ reader }, page) => {
          const last = page.items.at(-1);
          if (page.next === undefined || last === undefined) return;
          const others = page.parameters.filter(([name]) => name !== marker);
          expectLink(page, page.next, [...others, [marker, reader.keyOf(last)]]);
        }),
};

const firstKeepsQuery: Relation = {
  name: 'first-keeps-query',
  sentence: 'The link to the first page is the query of its page, without the marker.',
  checks: ({ page: { first, marker } }) =>
    first === undefined
      ? []
      : linkChecks((_session, page) => {
          expectLink(
            page,
            page.first,
            page.parameters.filter(([name]) => name !== marker),
          );
        }),
};

/** @throws {Broken} where a link leads elsewhere, or has other parameters. */
function expectLink({ answer }: Page, link: unknown, parameters: Parameters): void {
  if (typeof link !== 'string') throw new Broken('a link', JSON.stringify(link) ?? 'none', [answer]);
  const here = new URL(answer.sent.url);
  const there = URL.canParse(link, here) ? new URL(link, here) : undefined;
  if (there?.origin !== here.origin || !here.pathname.endsWith(there.pathname)) {
    throw new Broken(`a link to ${here.pathname} of the same server`, JSON.stringify(link), [answer]);
  }
  const [expected, got] = [inOrder(parameters), inOrder(parametersOf(link))];
  if (expected !== got) throw new Broken(`a link with ${expected}`, got || 'a link without parameters', [answer]);
}

/** Parameters sorted by name: their order among others means nothing, that of one which is repeated does. */
function inOrder(parameters: Parameters): string {
  const sorted = parameters.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted.map(([name, value]) => `${name}=${value}`).join(' & ');
}

const limitHolds = whole(
  'limit-holds',
  'A page holds as many items as its limit says, or all that there are.',
  (session) => {
    const { survey, list, reader } = session;
    const count = survey.plain.items.length;
    if (count === 0) throw new NotChecked('the list is empty');
    const limits = fc.integer({ min: Math.max(list.page.least ?? 1, 1), max: Math.min(count + 1, reader.largest) });
    return forAll(session, 'limits', limits, 8, async (limit) => {
      const page = await reader.page([...survey.plain.parameters, [list.page.limit, String(limit)]]);
      expectKeys(
        reader.keysOf((await reader.all(survey.plain.parameters)).items).slice(0, limit),
        reader.keysOf(page.items),
        [page.answer],
      );
    });
  },
);

const limitDefault: Relation = {
  name: 'limit-default',
  sentence: 'A page for which the request gives no limit holds the default number of items.',
  checks: ({ page: { default: standard } }) =>
    standard === undefined
      ? []
      : [
          {
            run: async ({ reader, survey }) => {
              const { parameters, items } = largestOf(survey);
              const page = await reader.page(parameters);
              expectCount(page, Math.min(standard, items.length));
              if (items.length <= standard) {
                throw new NotChecked(`the list has ${items.length} items, and a page holds ${standard}`);
              }
            },
          },
        ],
};

const limitMaximum: Relation = {
  name: 'limit-maximum',
  sentence: 'A limit above the maximum is not refused; the page is cut to it.',
  checks: ({ page: { limit, maximum, most } }) =>
    maximum === undefined || (most !== undefined && most <= maximum)
      ? []
      : [
          {
            run: async ({ reader, survey }) => {
              const { parameters, items } = largestOf(survey);
              const page = await reader.page([...parameters, [limit, String(maximum + 1)]]);
              expectCount(page, Math.min(maximum, items.length));
              if (items.length <= maximum) {
                throw new NotChecked(`the list has ${items.length} items, and a page holds up to ${maximum}`);
              }
            },
          },
        ],
};

const limitZero: Relation = {
  name: 'limit-zero',
  sentence: 'A limit of 0 gives a page without items and without a next page.',
  checks: ({ page: { limit, least } }) =>
    least === 0
      ? [
          {
            run: async ({ reader, survey }) => {
              const page = await reader.page([...survey.plain.parameters, [limit, '0']]);
              expectCount(page, 0);
              if (page.next !== undefined) throw new Broken('no next page', JSON.stringify(page.next), [page.answer]);
            },
          },
        ]
      : [],
};

function largestOf({ contexts, plain }: Session['survey']) {
  return contexts.reduce((largest, each) => (each.items.length > largest.items.length ? each : largest), plain);
}

function expectCount({ items, answer }: Page, count: number): void {
  if (items.length !== count) throw new Broken(`${count} items`, `${items.length}`, [answer]);
}

const markerContinues = whole(
  'marker-continues',
  'A page with a marker starts with the item that comes after it in the order of the request.',
  (session) => {
    const { list, survey, reader } = session;
    const any = queries(list, survey);
    if (!any) throw new NotChecked('the list is empty');
    const cases = fc.record({ query: any, place: fc.nat(), limit: fc.integer({ min: 1, max: 5 }) });
    return forAll(session, 'markers', cases, 30, async ({ query, place, limit }) => {
      const all = await listOf(session, query);
      if (all.items.length < 2) throw new NotChecked('no query lists two items');
      const index = place % all.items.length;
      const marker = reader.keyOf(all.items[index] ?? {});
      const page = await reader.page(withMarker(session, query, marker, limit));
      expectKeys(reader.keysOf(all.items.slice(index + 1, index + 1 + limit)), reader.keysOf(page.items), [
        ...firstOf(all),
        page.answer,
      ]);
    });
  },
);

const markerOutside = whole(
  'marker-outside',
  'A marker need not match the filters: the page starts with the item that would come after it.',
  (session) => {
    const { list, survey, reader } = session;
    const contexts = survey.contexts.filter(({ items }) => items.length > 1);
    if (contexts.length === 0) throw new NotChecked('no list has two items');
    const asked = orders(list);
    const cases = fc.constantFrom(...contexts).chain((context) =>
      fc.record({
        context: fc.constant(context),
        conditions: conditions(list, context, 2),
        order: asked ? fc.option(asked, { nil: undefined }) : fc.constant(undefined),
        marked: fc.constantFrom(...context.items),
      }),
    );
    return forAll(session, 'markers outside', cases, 30, async ({ marked, ...query }) => {
      const sortedBy = meaningOf(list, query.order);
      if (!sortedBy) throw new NotChecked('the document promises no order');
      if (query.conditions.every((each) => satisfies(marked, each))) {
        throw new NotChecked('no filter leaves out an item');
      }
      const all = await listOf(session, query);
      const after = all.items.filter((item) => compareItems(item, marked, sortedBy) > 0);
      const page = await reader.page(withMarker(session, query, reader.keyOf(marked), reader.largest));
      expectKeys(reader.keysOf(after), reader.keysOf(page.items), [...firstOf(all), page.answer]);
    });
  },
);

function withMarker({ list }: Session, query: Query, marker: string, limit: number): Parameters {
  return [...parametersFor(list, query), [list.page.marker, marker], [list.page.limit, String(limit)]];
}

export const pageRelations: readonly Relation[] = [
  listRead,
  pagesJoin,
  pagesDisjoint,
  pagesFull,
  pagesEnd,
  markersLead,
  nextKeepsQuery,
  firstKeepsQuery,
  limitHolds,
  limitDefault,
  limitMaximum,
  limitZero,
  markerContinues,
  markerOutside,
];
