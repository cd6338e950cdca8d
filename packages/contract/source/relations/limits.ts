import { examplesOfParameter } from '@conoha-images/document';
import fc from 'fast-check';
import { NotChecked, RelationFailure } from '../errors.ts';
import type { ReadPage } from '../target/page.ts';
import { largestContext } from '../target/survey.ts';
import { accompanyingParameters } from './support/accompanying-parameters.ts';
import { expectItems } from './support/expectations.ts';
import { forAll } from './support/for-all.ts';
import { listRelation, type Relation } from './support/relation.ts';

const limitHolds = listRelation(
  'limit-holds',
  'A page holds as many items as its limit, or the whole list if that is shorter.',
  async (environment) => {
    const { survey, list, reader, document } = environment;
    const { parameters, items } = survey.plain;
    const count = items.length;
    if (count === 0) throw new NotChecked('the list is empty');
    const minimum = Math.max(list.page.minimumLimit ?? 1, 1);
    const maximum = Math.min(count + 1, reader.largest);
    const check = async (limit: number): Promise<void> => {
      const page = await reader.page(reader.withLimit(parameters, limit));
      const all = await reader.all(parameters);
      expectItems(environment, all.items.slice(0, limit), page.items, [page.response]);
    };
    const standard = list.page.default ?? 10;
    const usual = [1, 2, 10, 20, 50, 100, ...examplesOfParameter(document, list, list.page.limit).map(Number)];
    const edges = [standard - 1, standard, standard + 1, count - 1, count, count + 1, reader.largest];
    for (const limit of new Set([...usual, ...edges])) {
      if (limit >= minimum && limit <= reader.largest) await check(limit);
    }
    await forAll(environment, 'limits', fc.integer({ min: minimum, max: Math.max(minimum, maximum) }), 4, check);
  },
);

const limitDefault = listRelation(
  'limit-default',
  'A request without a limit gets the default number of items.',
  async ({ reader, survey, list }) => {
    const standard = list.page.default ?? 0;
    const { parameters, items } = largestContext(survey);
    expectCount(await reader.page(parameters), Math.min(standard, items.length));
    if (items.length <= standard) {
      throw new NotChecked(`the list has only ${items.length} items, and a page holds ${standard}`);
    }
  },
  ({ page }) => page.default !== undefined,
);

const limitMaximum = listRelation(
  'limit-maximum',
  'A limit above the maximum is accepted and cut to the maximum.',
  async ({ reader, survey, list }) => {
    const maximum = list.page.maximum ?? 0;
    const { parameters, items } = largestContext(survey);
    for (const limit of [maximum + 1, 10 * maximum, 2 ** 31, Number.MAX_SAFE_INTEGER]) {
      expectCount(await reader.page(reader.withLimit(parameters, limit)), Math.min(maximum, items.length));
    }
    if (items.length <= maximum) {
      throw new NotChecked(`the list has only ${items.length} items, and a page holds up to ${maximum}`);
    }
  },
  ({ page: { maximum, maximumLimit } }) =>
    maximum !== undefined && (maximumLimit === undefined || maximumLimit > maximum),
);

const limitZero = listRelation(
  'limit-zero',
  'A limit of 0 gives a page without items and without a next link.',
  async (environment) => {
    const { reader, survey, list } = environment;
    for (const others of [[], ...accompanyingParameters(environment, new Set([list.page.limit]))]) {
      const page = await reader.page(reader.withLimit([...survey.plain.parameters, ...others], 0));
      expectCount(page, 0);
      if (page.next !== undefined) {
        throw new RelationFailure('no next link', JSON.stringify(page.next), [page.response]);
      }
    }
  },
  ({ page }) => page.minimumLimit === 0,
);

function expectCount({ items, response }: ReadPage, count: number): void {
  if (items.length !== count) throw new RelationFailure(`${count} items`, `${items.length}`, [response]);
}

export const limitRelations: readonly Relation[] = [limitHolds, limitDefault, limitMaximum, limitZero];
