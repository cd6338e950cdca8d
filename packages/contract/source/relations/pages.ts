import type { ListDescriptor } from '@conoha-images/document';
import fc from 'fast-check';
import { Broken, NotChecked } from '../broken.ts';
import { orders, queries } from '../cases.ts';
import type { Page, Walk } from '../pages.ts';
import { parametersFor, type Query } from '../query.ts';
import { expectKeys, firstOf, forAll, listOf, type Session } from '../session.ts';
import type { Answer, Parameters } from '../target.ts';
import { type Check, type Relation, whole } from './relation.ts';

/** The most pages into which a list is cut, so that a check has an end. */
const mostPages = 8;

/** A list, and into how many pages it is cut: exactly, or with one item more or less on each. */
interface Cut {
  readonly query: Query;
  readonly pages: number;
  readonly surplus: number;
}

/** A list, read at once and in pages. */
interface Pages {
  readonly whole: Walk;
  readonly pages: Walk;
  /** How many items a page should hold. */
  readonly size: number;
  /** What asks for the first page. */
  readonly parameters: Parameters;
}

/** How many lists are cut, and how many sorted ones, and how many are read without a limit. */
interface Runs {
  readonly limited: number;
  readonly sorted: number;
  readonly unlimited: number;
}

const [wholeList, filteredList, sortedList] = ['the whole list', 'a filtered list', 'a sorted list'];

/**
 * Checks a relation of the pages of a list: the plain one, one that is filtered, and one that is sorted otherwise, each
 * in pages of some sizes, and in those that it has when nobody asks for a size.
 */
function cutChecks(
  { page }: ListDescriptor,
  check: (session: Session, pages: Pages) => Promise<void> | void,
  runs: Runs = { limited: 4, sorted: 7, unlimited: 2 },
): Check[] {
  return [wholeList, filteredList, sortedList].flatMap((of): Check[] => [
    {
      of,
      run: (session) =>
        forAll(
          session,
          `pages of ${of}`,
          cutsOf(session, of),
          of === sortedList ? runs.sorted : runs.limited,
          async (cut) => {
            const whole = await listOf(session, cut.query);
            const least = Math.ceil(whole.items.length / mostPages);
            const wanted = Math.ceil(whole.items.length / cut.pages) + cut.surplus;
            const size = Math.min(Math.max(wanted, least, 1), session.reader.largest);
            await checkPages(session, cut.query, whole, size, [[page.limit, String(size)]]);
          },
        ),
    },
    ...(page.default === undefined
      ? []
      : [
          {
            of: `${of}, without a limit`,
            run: (session: Session) =>
              forAll(session, `default pages of ${of}`, cutsOf(session, of), runs.unlimited, async ({ query }) => {
                const whole = await listOf(session, query);
                await checkPages(session, query, whole, page.default ?? 0, []);
              }),
          },
        ]),
  ]);

  async function checkPages(session: Session, query: Query, whole: Walk, size: number, limit: Parameters) {
    if (whole.items.length < 2) throw new NotChecked('the list has less than two items');
    const parameters: Parameters = [...parametersFor(session.list, query), ...limit];
    await check(session, { whole, pages: await session.reader.walk(parameters), size, parameters });
  }
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

/** Into how many pages a list is cut once, so that not only the first few are seen. */
const manyPages = 20;

const pagesDeep = whole('pages-deep', 'A list that is cut into many pages is the whole list too.', async (session) => {
  const { reader, survey, list } = session;
  const { parameters, items } = survey.contexts.toSorted((a, b) => b.items.length - a.items.length)[0] ?? survey.plain;
  if (items.length < manyPages) throw new NotChecked(`the list has less than ${manyPages} items`);
  const size = Math.min(Math.ceil(items.length / manyPages), reader.largest);
  const walk = await reader.walk([...parameters, [list.page.limit, String(size)]]);
  const shownBy = shownAround(walk, reader.keysOf(items), (page) => reader.keysOf(page.items));
  if (walk.endless !== undefined) throw new Broken('pages that end', walk.endless, shownBy);
  expectKeys(reader.keysOf(items), reader.keysOf(walk.items), shownBy);
});

const pagesJoin: Relation = {
  name: 'pages-join',
  sentence: 'The pages of any size, joined, are the whole list, in its order.',
  checks: (list) =>
    cutChecks(list, ({ reader }, { whole: all, pages }) => {
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
  checks: (list) =>
    cutChecks(list, ({ reader }, { pages }) => {
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
  checks: (list) =>
    cutChecks(list, (_session, { pages, size }) => {
      for (const [index, { items, answer }] of pages.pages.entries()) {
        const later = pages.pages.slice(index + 1).find((page) => page.items.length > 0);
        if (items.length <= size && (items.length === size || !later)) continue;
        const shownBy = later ? [answer, later.answer] : [answer];
        throw new Broken(`${size} items on a page before another`, `${items.length}`, shownBy);
      }
    }),
};

const pagesEnd: Relation = {
  name: 'pages-end',
  sentence: 'The last page has no next page, but perhaps one after which nothing comes.',
  checks: (list) =>
    list.page.next === undefined
      ? []
      : cutChecks(list, (_session, { pages }) => {
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
  sentence: 'Where the key of the last item of each page is the marker of the next, the pages are those of the links.',
  checks: (list) =>
    list.page.next === undefined
      ? []
      : cutChecks(
          list,
          async ({ reader }, { pages: linked, parameters }) => {
            const marked = await reader.walk(parameters, { by: 'marker' });
            const [expected, got] = [linked, marked].map(({ pages }) => pages.filter(({ items }) => items.length > 0));
            for (const [index, page] of (expected ?? []).entries()) {
              const other = got?.[index];
              const shownBy = [page.answer, ...(other ? [other.answer] : answersOf(marked).slice(-1))];
              expectKeys(reader.keysOf(page.items), reader.keysOf(other?.items ?? []), shownBy);
            }
            if (marked.endless !== undefined) throw new Broken('pages that end', marked.endless, answersOf(marked));
          },
          { limited: 1, sorted: 2, unlimited: 1 },
        ),
};

export const pageRelations: readonly Relation[] = [
  listRead,
  pagesJoin,
  pagesDeep,
  pagesDisjoint,
  pagesFull,
  pagesEnd,
  markersLead,
];
