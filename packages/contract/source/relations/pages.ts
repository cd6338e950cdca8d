import { Random } from '../cases/random.ts';
import { sampleOrder, sampleQuery } from '../cases/sample-queries.ts';
import { NotChecked, RelationFailure } from '../errors.ts';
import { expectedItems, type ListQuery, parametersFor } from '../model/list-query.ts';
import type { Parameters } from '../model/parameters.ts';
import type { Item } from '../model/value.ts';
import { firstResponses, type ReadPage, responsesOf, type Walk } from '../target/page.ts';
import type { Reader } from '../target/reader.ts';
import { largestContext } from '../target/survey.ts';
import type { CheckEnvironment } from './support/environment.ts';
import { expectEnd, expectItems, readList } from './support/expectations.ts';
import { type Check, listRelation, type Relation } from './support/relation.ts';

const listReadable = listRelation(
  'list-readable',
  'The list, and every list that a parameter widens it to, can be read to the end.',
  async ({ survey, secondSurvey }) => {
    const failure = survey.failure ?? secondSurvey?.failure;
    if (failure) throw failure;
  },
);

/** Lists that are read page by page, and how many queries for each. */
const kinds = { 'the whole list': 1, 'a filtered list': 1, 'a sorted list': 2 } as const;

type Kind = keyof typeof kinds;

/** How many filtered lists are drawn to find one with several items. */
const maximumDraws = 20;

/** Into how many pages a list is cut at most, so that a check ends. */
const maximumPages = 8;

/** Into how many pages the longest list is cut, so that faults of later pages are seen too. */
const manyPages = 20;

const pagesJoin: Relation = {
  name: 'pages-join',
  sentence: 'Joined pages of any size are the whole list, in its order, and all but the last are full.',
  checks: (list) => [
    ...walkChecks('pages', 'link', list.page.default !== undefined),
    { subject: 'many pages', run: checkManyPages },
  ],
};

const markersJoin: Relation = {
  name: 'markers-join',
  sentence: 'Using the last key of each page as the next marker reads the same list as following the links.',
  checks: (list) => (list.page.next === undefined ? [] : walkChecks('markers', 'marker', false)),
};

/** Checks of walks through each kind of list, with pages of some sizes, and without a limit if there is a default. */
function walkChecks(name: string, by: 'link' | 'marker', hasDefault: boolean): Check[] {
  return (Object.keys(kinds) as Kind[]).flatMap((kind) =>
    [true, ...(hasDefault ? [false] : [])].map(
      (isLimited): Check => ({
        subject: isLimited ? kind : `${kind}, without a limit`,
        run: async (environment) => {
          const random = new Random(environment.seed, `${name} of ${kind} ${isLimited}`);
          const count = isLimited && by === 'link' ? kinds[kind] : 1;
          let checked = 0;
          for (let index = 0; index < count; index += 1) {
            const query = queryOfKind(environment, kind, random);
            const whole = await readList(environment, query);
            if (whole.items.length < 2) continue;
            checked += 1;
            await checkWalk(environment, query, whole, isLimited ? sizeOf(whole, random, environment) : undefined, by);
          }
          if (checked === 0) throw new NotChecked('the list has fewer than two items');
        },
      }),
    ),
  );
}

function queryOfKind({ list, survey }: CheckEnvironment, kind: Kind, random: Random): ListQuery {
  if (kind === 'the whole list') return { context: random.pick(survey.contexts) ?? survey.plain, conditions: [] };
  if (kind === 'a sorted list') {
    const order = sampleOrder(list, random);
    if (!order) throw new NotChecked('the document promises no order');
    return { context: largestContext(survey), conditions: [], order };
  }
  const drawn = Array.from({ length: maximumDraws }, () => sampleQuery(list, survey, random)).map(
    ({ context, conditions }): ListQuery => ({ context, conditions: conditions.slice(0, 1) }),
  );
  // A list of one item has only one page.
  return drawn.find((query) => expectedItems(list, query).length > 1) ?? { context: survey.plain, conditions: [] };
}

/** An exact fraction of the list, or one item more or fewer per page. */
function sizeOf({ items }: Walk, random: Random, { reader }: CheckEnvironment): number {
  const wanted = Math.ceil(items.length / (1 + random.below(maximumPages))) + random.below(3) - 1;
  return Math.min(Math.max(wanted, Math.ceil(items.length / maximumPages), 1), reader.largest);
}

async function checkManyPages(environment: CheckEnvironment): Promise<void> {
  const { reader, survey } = environment;
  const context = largestContext(survey);
  if (context.items.length < manyPages) throw new NotChecked(`the list has fewer than ${manyPages} items`);
  const size = Math.min(Math.ceil(context.items.length / manyPages), reader.largest);
  const query: ListQuery = { context, conditions: [] };
  await checkWalk(environment, query, await readList(environment, query), size, 'link');
}

/** @throws {RelationFailure} unless the pages of a walk are the whole list. */
async function checkWalk(
  environment: CheckEnvironment,
  query: ListQuery,
  whole: Walk,
  limit: number | undefined,
  by: 'link' | 'marker',
): Promise<void> {
  const { list, reader } = environment;
  const plain = parametersFor(list, query);
  const parameters: Parameters = limit === undefined ? plain : reader.withLimit(plain, limit);
  const paged = await reader.walk(parameters, { by });
  expectEnd(paged, paged.pages.slice(-2));
  const around = responsesOf(pagesAround(reader, paged, whole.items));
  expectItems(environment, whole.items, paged.items, [...firstResponses(whole), ...around]);
  if (by === 'link')
    for (const [index, page] of paged.pages.entries())
      expectFull(page, paged.pages.slice(index + 1), limit ?? list.page.default);
}

/** @throws {RelationFailure} if a page has fewer items than it should, or a next link although nothing follows. */
function expectFull(page: ReadPage, later: readonly ReadPage[], size: number | undefined): void {
  const { items, next, response } = page;
  const following = later.find((other) => other.items.length > 0);
  if (size !== undefined && (items.length > size || (following && items.length < size))) {
    throw new RelationFailure(
      `${size} items on a page`,
      `${items.length}`,
      responsesOf(following ? [page, following] : [page]),
    );
  }
  const isLast = later.length === 0 && typeof next !== 'string';
  if ((isLast || items.length === 0) && next !== undefined) {
    throw new RelationFailure('no next link on the last page', `the link ${JSON.stringify(next)}`, [response]);
  }
}

/** The pages before and after the place where a walk leaves the list. */
function pagesAround(reader: Reader, { pages }: Walk, items: readonly Item[]): readonly ReadPage[] {
  let position = 0;
  const wrong = pages.findIndex((page) => {
    const expected = items.slice(position, position + page.items.length);
    position += page.items.length;
    return JSON.stringify(reader.keysOf(expected)) !== JSON.stringify(reader.keysOf(page.items));
  });
  const end = wrong < 0 ? pages.length : wrong + 1;
  return pages.slice(Math.max(0, end - 2), end);
}

export const pageRelations: readonly Relation[] = [listReadable, pagesJoin, markersJoin];
