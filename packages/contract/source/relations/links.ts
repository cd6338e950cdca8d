import fc from 'fast-check';
import { conditionsOnAll } from '../cases/conditions.ts';
import { contextsWith, orders } from '../cases/queries.ts';
import { subsetOf } from '../cases/subsets.ts';
import { RelationFailure } from '../errors.ts';
import { type Condition, condition, withOperandAs } from '../model/condition.ts';
import { parametersFor } from '../model/list-query.ts';
import { inWords, type Parameters, parametersOf, withoutParameter } from '../model/parameters.ts';
import { timeOf } from '../model/time.ts';
import { valueNamed } from '../model/value.ts';
import { pageIn, type ReadPage } from '../target/page.ts';
import type { CheckEnvironment } from './support/environment.ts';
import { forAll } from './support/for-all.ts';
import { listRelation, type Relation } from './support/relation.ts';

/*
 * These relations look at every page of the whole run, so they come late. Then they request a few pages whose queries
 * have as many parameters as possible.
 */

async function checkPages(
  environment: CheckEnvironment,
  check: (environment: CheckEnvironment, page: ReadPage) => void,
): Promise<void> {
  const { list, reader, responses } = environment;
  for (const response of responses) {
    const page = pageIn(response, list);
    if (page) check(environment, page);
  }
  await forAll(environment, 'links', longQueries(environment), 6, async (parameters) => {
    const page = await reader.page(parameters);
    check(environment, page);
    const [item] = page.items;
    if (!item) return;
    // The marker stands first, and has another place in the link.
    check(environment, await reader.page([[list.page.marker, reader.keyOf(item)], ...parameters]));
  });
}

/** Queries with as many parameters as one or two items satisfy, so that there may be a next page. */
function longQueries({ list, survey, reader }: CheckEnvironment): fc.Arbitrary<Parameters> {
  return fc.constantFrom(...contextsWith(survey, 2)).chain((context) =>
    fc
      .record({
        items: subsetOf(context.items, 1, 2),
        order: orders(list) ?? fc.constant(undefined),
        limit: fc.constantFrom(1, 2),
      })
      .map(({ items, order, limit }) => {
        const conditions = conditionsOnAll(list, context, items).map(withSpecialCharacters);
        return reader.withLimit(parametersFor(list, { context, conditions, order }), limit);
      }),
  );
}

/** A value with characters that a link has to encode. */
const specialCharacters = ' a&b=c+d e#f%g;h/日本 ';

/** A condition that finds the same items with characters that a link has to encode: an offset's plus sign, a further value. */
function withSpecialCharacters(plain: Condition): Condition {
  const { filter, operator, operands } = plain;
  const [operand = ''] = operands;
  if (filter.type === 'date-time') {
    return withOperandAs(plain, operand, timeOf(Number(valueNamed(operand, 'date-time')), 540));
  }
  if (operator !== 'in' || filter.type !== 'string') return plain;
  return condition(filter, 'in', ...operands, specialCharacters);
}

const nextKeepsQuery = listRelation(
  'next-keeps-query',
  "The next link is the page's query with the key of the last item as its marker.",
  (environment) =>
    checkPages(environment, ({ reader, list: { page: rule } }, page) => {
      const last = page.items.at(-1);
      if (page.next === undefined || last === undefined) return;
      const others = withoutParameter(page.parameters, rule.marker);
      expectLink(page, page.next, [...others, [rule.marker, reader.keyOf(last)]]);
    }),
  ({ page }) => page.next !== undefined,
);

const firstKeepsQuery = listRelation(
  'first-keeps-query',
  "The first link is the page's query without the marker.",
  (environment) =>
    checkPages(environment, ({ list }, page) => {
      expectLink(page, page.first, withoutParameter(page.parameters, list.page.marker));
    }),
  ({ page }) => page.first !== undefined,
);

/** @throws {RelationFailure} if a link leads to another path, or has other parameters. */
function expectLink({ response }: ReadPage, link: unknown, parameters: Parameters): void {
  if (typeof link !== 'string') throw new RelationFailure('a link', JSON.stringify(link) ?? 'no link', [response]);
  const here = new URL(response.request.url);
  const there = URL.canParse(link, here) ? new URL(link, here) : undefined;
  if (there?.origin !== here.origin || !here.pathname.endsWith(there.pathname)) {
    throw new RelationFailure(`a link to ${here.pathname} of the same server`, JSON.stringify(link), [response]);
  }
  const [expected, got] = [sortedInWords(parameters), sortedInWords(parametersOf(link))];
  if (expected === got) return;
  throw new RelationFailure(`a link with ${expected}`, got || 'a link without parameters', [response]);
}

/** Parameters sorted by name: only the order of parameters with the same name has a meaning. */
function sortedInWords(parameters: Parameters): string {
  return inWords(parameters.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

export const linkRelations: readonly Relation[] = [nextKeepsQuery, firstKeepsQuery];
