import type { ListDescriptor } from '@conoha-images/document';
import { conditionsOnAll } from '../cases/conditions.ts';
import { Random } from '../cases/random.ts';
import { contextsWith, sampleOrder } from '../cases/sample-queries.ts';
import { BudgetSpent, LinkFailure, RelationFailure } from '../errors.ts';
import { type Condition, canBeListed, condition, withOperandAs } from '../model/condition.ts';
import { parametersFor } from '../model/list-query.ts';
import { isSameQuery, type Parameters, parametersOf, sortedByName, withoutParameter } from '../model/parameters.ts';
import { timeOf } from '../model/time.ts';
import { valueNamed } from '../model/value.ts';
import { pageIn, type ReadPage } from '../target/page.ts';
import type { CheckEnvironment } from './support/environment.ts';
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
  let explained: RelationFailure | undefined;
  // What a profile explains on one page must not hide what it can't explain on another.
  const checkPage = (page: ReadPage) => {
    try {
      check(environment, page);
    } catch (error) {
      if (!(error instanceof RelationFailure && environment.isExplained(error))) throw error;
      explained ??= error;
    }
  };
  for (const response of responses) {
    const page = pageIn(response, list);
    if (page) checkPage(page);
  }
  try {
    const random = new Random(environment.seed, 'links');
    for (let count = 0; count < 6; count += 1) {
      const parameters = longQuery(environment, random, count % 2 === 0);
      const page = await reader.page(parameters);
      checkPage(page);
      const [item] = page.items;
      if (!item) continue;
      // The marker stands first, and has another place in the link.
      checkPage(await reader.page([[list.page.marker, reader.keyOf(item)], ...parameters]));
    }
  } catch (error) {
    // A page that shows a failure is enough, even if no further one can be requested.
    if (!(explained && error instanceof BudgetSpent)) throw error;
  }
  if (explained) throw explained;
}

/** A query with as many parameters as one or two items satisfy, so that there may be a next page. */
function longQuery({ list, survey, reader }: CheckEnvironment, random: Random, hasLists: boolean): Parameters {
  const context = random.pick(contextsWith(survey, 2)) ?? survey.plain;
  const items = random.sample(context.items, 1 + random.below(2));
  const plain = conditionsOnAll(list, context, items).map(withOffset);
  const conditions = hasLists ? plain.map(withSpecialCharacters) : plain;
  const order = sampleOrder(list, random);
  return reader.withLimit(parametersFor(list, { context, conditions, order }), 1 + random.below(2));
}

/** A condition that finds the same items, with an offset, whose plus sign a link has to encode. */
function withOffset(plain: Condition): Condition {
  const [operand = ''] = plain.operands;
  if (plain.filter.type !== 'date-time') return plain;
  return withOperandAs(plain, operand, timeOf(Number(valueNamed(operand, 'date-time')), 540));
}

/** A value with characters that a link has to encode, and with a comma, so that it is quoted in a list. */
const specialCharacters = ' a&b=c+d e#f%g;h/日,本 ';

/** A condition that finds the same items, with a list that has one value more, if the filter takes lists. */
function withSpecialCharacters(plain: Condition): Condition {
  const { filter, operator, operands } = plain;
  const isAny = filter.type === 'string' && (filter.values === undefined || filter.open === true);
  const takesLists = isAny && filter.operators.includes('in') && (operator === 'in' || operator === 'eq');
  if (!takesLists || !operands.every(canBeListed)) return plain;
  return condition(filter, 'in', ...operands, specialCharacters);
}

const nextKeepsQuery = listRelation(
  'next-keeps-query',
  "The next link is the page's query with the key of the last item as its marker.",
  (environment) =>
    checkPages(environment, ({ reader, list }, page) => {
      const { page: rule } = list;
      const last = page.items.at(-1);
      if (page.next === undefined || last === undefined) return;
      const others = withoutParameter(page.parameters, rule.marker);
      expectLink(list, page, page.next, [...others, [rule.marker, reader.keyOf(last)]]);
    }),
  ({ page }) => page.next !== undefined,
);

const firstKeepsQuery = listRelation(
  'first-keeps-query',
  "The first link is the page's query without the marker.",
  (environment) =>
    checkPages(environment, ({ list }, page) => {
      expectLink(list, page, page.first, withoutParameter(page.parameters, list.page.marker));
    }),
  ({ page }) => page.first !== undefined,
);

/** @throws {RelationFailure} if a link leads to another server or path, or has other parameters. */
function expectLink(list: ListDescriptor, { response }: ReadPage, link: unknown, parameters: Parameters): void {
  if (typeof link !== 'string') throw new RelationFailure('a link', JSON.stringify(link) ?? 'no link', [response]);
  const here = new URL(response.request.url);
  const there = URL.canParse(link, here) ? new URL(link, here) : undefined;
  // The path may lack what a proxy adds before it.
  const path = here.pathname.split('/').slice(1 - list.path.split('/').length);
  if (there?.origin !== here.origin || ![here.pathname, `/${path.join('/')}`].includes(there.pathname)) {
    throw new RelationFailure(`a link to ${here.pathname} of the same server`, JSON.stringify(link), [response]);
  }
  const [expected, got] = [sortedByName(parameters), sortedByName(parametersOf(link))];
  if (!isSameQuery(expected, got)) throw new LinkFailure(expected, got, [response]);
}

export const linkRelations: readonly Relation[] = [nextKeepsQuery, firstKeepsQuery];
