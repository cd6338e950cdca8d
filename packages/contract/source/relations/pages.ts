import { NotChecked, RelationFailure } from '../errors.ts';
import type { Item } from '../model/value.ts';
import { firstResponses, type ReadPage, responsesOf, type Walk } from '../target/page.ts';
import type { Reader } from '../target/reader.ts';
import { largestContext } from '../target/survey.ts';
import { expectEnd, expectItems } from './support/expectations.ts';
import { pagedRelation } from './support/paged-lists.ts';
import { listRelation, type Relation } from './support/relation.ts';

const listReadable = listRelation(
  'list-readable',
  'The list, and every list that a parameter widens it to, can be read to the end.',
  async ({ survey, secondSurvey }) => {
    const failure = survey.failure ?? secondSurvey?.failure;
    if (failure) throw failure;
  },
);

const pagesJoin = pagedRelation(
  'pages-join',
  'Joined pages of any size are the whole list, in its order.',
  (environment, { whole, paged }) => {
    expectEnd(paged, paged.pages.slice(-2));
    const responses = [...firstResponses(whole), ...responsesOf(pagesAround(environment.reader, paged, whole.items))];
    expectItems(environment, whole.items, paged.items, responses);
  },
);

/** Into how many pages a long list is cut, so that faults of later pages are seen too. */
const manyPages = 20;

const pagesMany = listRelation(
  'pages-many',
  'Joined pages are the whole list even if there are many of them.',
  async (environment) => {
    const { reader, survey } = environment;
    const { parameters, items } = largestContext(survey);
    if (items.length < manyPages) throw new NotChecked(`the list has fewer than ${manyPages} items`);
    const size = Math.min(Math.ceil(items.length / manyPages), reader.largest);
    const walk = await reader.walk(reader.withLimit(parameters, size));
    const pages = pagesAround(reader, walk, items);
    expectEnd(walk, pages);
    expectItems(environment, items, walk.items, responsesOf(pages));
  },
);

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

const pagesDisjoint = pagedRelation(
  'pages-disjoint',
  'No item appears twice, on one page or on two.',
  ({ reader }, { paged }) => {
    const seen = new Map<string, ReadPage>();
    for (const page of paged.pages) {
      for (const key of reader.keysOf(page.items)) {
        const before = seen.get(key);
        if (before) {
          const place = before === page ? 'twice on a page' : 'on two pages';
          throw new RelationFailure('every item once', `${key} ${place}`, responsesOf([...new Set([before, page])]));
        }
        seen.set(key, page);
      }
    }
  },
);

const pagesFull = pagedRelation(
  'pages-full',
  'A page never holds more items than its limit, and fewer only if no items follow.',
  (_environment, { paged: { pages }, size }) => {
    for (const [index, page] of pages.entries()) {
      const count = page.items.length;
      const later = pages.slice(index + 1).find(({ items }) => items.length > 0);
      if (count <= size && (count === size || !later)) continue;
      const responses = responsesOf(later ? [page, later] : [page]);
      throw new RelationFailure(`${later ? '' : 'at most '}${size} items on a page`, `${count}`, responses);
    }
  },
);

const pagesEnd = pagedRelation(
  'pages-end',
  'The last page has no next link, or one that leads to an empty page.',
  (_environment, { paged }) => {
    const { pages } = paged;
    const last = pages.at(-1);
    const empty = pages.find(({ items, next }) => items.length === 0 && next !== undefined);
    expectEnd(paged);
    if (empty) expectNoLink(empty, 'no next link on a page without items');
    if (last && typeof last.next !== 'string') expectNoLink(last, 'no next link on the last page');
  },
  undefined,
  ({ page }) => page.next !== undefined,
);

const markersMatchLinks = pagedRelation(
  'markers-match-links',
  'Using the last key of each page as the next marker gives the same pages as following the links.',
  async (environment, { paged, parameters }) => {
    const marked = await environment.reader.walk(parameters, { by: 'marker' });
    const [expected, got] = [filled(paged), filled(marked)];
    for (const [index, page] of expected.entries()) {
      const other = got[index];
      const responses = responsesOf([page, ...(other ? [other] : marked.pages.slice(0, 2).slice(-1))]);
      expectItems(environment, page.items, other?.items ?? [], responses);
    }
    expectEnd(marked);
  },
  { limited: 1, sorted: 2, unlimited: 1 },
  ({ page }) => page.next !== undefined,
);

function filled({ pages }: Walk): ReadPage[] {
  return pages.filter(({ items }) => items.length > 0);
}

function expectNoLink({ next, response }: ReadPage, expected: string): void {
  if (next !== undefined) throw new RelationFailure(expected, `the link ${JSON.stringify(next)}`, [response]);
}

export const pageRelations: readonly Relation[] = [
  listReadable,
  pagesJoin,
  pagesMany,
  pagesDisjoint,
  pagesFull,
  pagesEnd,
  markersMatchLinks,
];
