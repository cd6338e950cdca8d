import fc from 'fast-check';
import { Broken, NotChecked } from '../broken.ts';
import { conditionsOnAll, orders, some } from '../cases.ts';
import { type Page, pageIn } from '../pages.ts';
import { type Condition, condition, parametersFor, written } from '../query.ts';
import { forAll, type Session } from '../session.ts';
import { type Parameters, parametersOf } from '../target.ts';
import { timeOf, valueNamed } from '../value.ts';
import type { Check, Relation } from './relation.ts';

/*
 * These look at every page that the whole run has got, so they come late. Then they ask for a few pages whose queries
 * have as many parameters as can be.
 */

function linkChecks(check: (session: Session, page: Page) => void): Check[] {
  return [
    {
      run: async (session) => {
        // What has been seen needs no request.
        for (const answer of session.seen) {
          const page = pageIn(answer, session.list);
          if (page) check(session, page);
        }
        await forAll(session, 'links', longQueries(session), 6, async (parameters) => {
          const page = await session.reader.page(parameters);
          check(session, page);
          const [item] = page.items;
          if (!item) return;
          const { list, reader } = session;
          // The marker first, where it has another place in the link.
          check(session, await reader.page([[list.page.marker, reader.keyOf(item)], ...parameters]));
        });
      },
    },
  ];
}

/** Queries with as many parameters as hold for an item or for two, so that there may be a next page: each has to stay in the link. */
function longQueries({ list, survey }: Session): fc.Arbitrary<Parameters> {
  const contexts = survey.contexts.filter(({ items }) => items.length > 1);
  if (contexts.length === 0) throw new NotChecked('no list has two items');
  const asked = orders(list);
  return fc.constantFrom(...contexts).chain((context) =>
    fc
      .record({
        items: some(context.items, 1, 2),
        order: asked ?? fc.constant(undefined),
        limit: fc.constantFrom('1', '2'),
      })
      .map(({ items, order, limit }) => {
        const conditions = conditionsOnAll(list, context, items).map((each) => withOthers(withOffset(each)));
        return [...parametersFor(list, { context, conditions, order }), [list.page.limit, limit]] as const;
      }),
  );
}

/** The same condition, with a time written so that it has a plus sign, which a link has to encode. */
function withOffset(given: Condition): Condition {
  const [operand = ''] = given.operands;
  if (given.filter.type !== 'date-time') return given;
  const [[, text = ''] = []] = given.parameters;
  return written(given, text.replace(operand, timeOf(Number(valueNamed(operand, 'date-time')), 540)));
}

/** What a link has to encode. */
const special = ' a&b=c+d e#f%g;h/日本 ';

/** The same condition, where it can list more values with one that no item has and that a link has to encode. */
function withOthers(given: Condition): Condition {
  return given.operator === 'in' && given.filter.type === 'string'
    ? condition(given.filter, 'in', ...given.operands, special)
    : given;
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
          const others = withoutMarker(page.parameters, marker);
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
          expectLink(page, page.first, withoutMarker(page.parameters, marker));
        }),
};

function withoutMarker(parameters: Parameters, marker: string): Parameters {
  return parameters.filter(([name]) => name !== marker);
}

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

export const linkRelations: readonly Relation[] = [nextKeepsQuery, firstKeepsQuery];
