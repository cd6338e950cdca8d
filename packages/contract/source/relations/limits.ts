import { examplesOfParameter } from '@conoha-images/document';
import fc from 'fast-check';
import { Broken, NotChecked } from '../broken.ts';
import type { Page } from '../pages.ts';
import { expectKeys, forAll, type Session } from '../session.ts';
import { companies } from './company.ts';
import { type Relation, whole } from './relation.ts';

const limitHolds = whole(
  'limit-holds',
  'A page holds as many items as its limit says, or all that there are.',
  async (session) => {
    const { survey, list, reader, document } = session;
    const count = survey.plain.items.length;
    if (count === 0) throw new NotChecked('the list is empty');
    const least = Math.max(list.page.minimumLimit ?? 1, 1);
    const most = Math.min(count + 1, reader.largest);
    const holds = async (limit: number): Promise<void> => {
      const page = await reader.page([...survey.plain.parameters, [list.page.limit, String(limit)]]);
      expectKeys(
        reader.keysOf((await reader.all(survey.plain.parameters)).items).slice(0, limit),
        reader.keysOf(page.items),
        [page.answer],
      );
    };
    const standard = list.page.default ?? 10;
    // Those that programs ask for, and those at the edges.
    const usual = [1, 2, 10, 20, 50, 100, ...examplesOfParameter(document, list, list.page.limit).map(Number)];
    const edges = [standard - 1, standard, standard + 1, count - 1, count, count + 1, reader.largest];
    for (const limit of new Set([...usual, ...edges])) {
      if (limit >= least && limit <= reader.largest) await holds(limit);
    }
    await forAll(session, 'limits', fc.integer({ min: least, max: Math.max(least, most) }), 4, holds);
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
                throw new NotChecked(`the list has no more than ${items.length}, and a page holds ${standard}`);
              }
            },
          },
        ],
};

const limitMaximum: Relation = {
  name: 'limit-maximum',
  sentence: 'A limit above the maximum is not refused; the page is cut to it.',
  checks: ({ page: { limit, maximum, maximumLimit } }) =>
    maximum === undefined || (maximumLimit !== undefined && maximumLimit <= maximum)
      ? []
      : [
          {
            run: async ({ reader, survey }) => {
              const { parameters, items } = largestOf(survey);
              for (const above of [maximum + 1, 10 * maximum, 2 ** 31, Number.MAX_SAFE_INTEGER]) {
                const page = await reader.page([...parameters, [limit, String(above)]]);
                expectCount(page, Math.min(maximum, items.length));
              }
              if (items.length <= maximum) {
                throw new NotChecked(`the list has no more than ${items.length}, and a page holds up to ${maximum}`);
              }
            },
          },
        ],
};

const limitZero: Relation = {
  name: 'limit-zero',
  sentence: 'A limit of 0 gives a page without items and without a next page.',
  checks: ({ page: { limit, minimumLimit } }) =>
    minimumLimit === 0
      ? [
          {
            run: async (session) => {
              const { reader, survey } = session;
              for (const others of [[], ...companies(session, new Set([limit]))]) {
                const page = await reader.page([...survey.plain.parameters, ...others, [limit, '0']]);
                expectCount(page, 0);
                if (page.next !== undefined) throw new Broken('no next page', JSON.stringify(page.next), [page.answer]);
              }
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

export const limitRelations: readonly Relation[] = [limitHolds, limitDefault, limitMaximum, limitZero];
