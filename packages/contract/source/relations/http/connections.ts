import { elements, type Filter, member, nodeAt, resolveReference } from '@conoha-images/document';
import { Random } from '../../cases/random.ts';
import { sampleQuery } from '../../cases/sample-queries.ts';
import { contextsFor, isPredictable, nonsense, predictableTexts } from '../../cases/texts.ts';
import { NotChecked } from '../../errors.ts';
import { canBeListed, condition } from '../../model/condition.ts';
import { type Context, expectedItems, type ListQuery, parametersFor } from '../../model/list-query.ts';
import { queryOf } from '../../model/parameters.ts';
import type { ReadPage } from '../../target/page.ts';
import type { CheckEnvironment } from '../support/environment.ts';
import { expectItems, expectSameItems } from '../support/expectations.ts';
import { listRelation, type Relation } from '../support/relation.ts';
import { smallPage } from './negotiation.ts';

/** How long a URL may be that every service should accept, in bytes. */
const longestUrl = 8_000;

const longUrl = listRelation(
  'http-long-url',
  'A URL of almost 8,000 bytes is accepted (RFC 9110, section 4.1).',
  async (environment) => {
    const { list, reader, survey } = environment;
    for (const filter of list.filters) {
      const [context] = contextsFor(filter, survey);
      if (!context || !takesLongText(environment, filter)) continue;
      const query = longQuery(environment, filter, context);
      const page = await reader.page(reader.withLimit(parametersFor(list, query), reader.largest));
      const expected = expectedItems(list, query);
      // If there are more items, their order decides which of them the page has. Other relations are about the order.
      if (expected.length <= reader.largest) expectSameItems(environment, expected, page.items, [page.response]);
      return;
    }
    throw new NotChecked('no filter takes a long text');
  },
);

/** Whether a filter compares any text. The schema of its parameter may limit the text in ways that the descriptor lacks. */
function takesLongText({ document, list }: CheckEnvironment, filter: Filter): boolean {
  const parameters = elements(nodeAt(document, 'paths', list.path, 'get', 'parameters'));
  const own = parameters
    .map((parameter) => resolveReference(document, parameter))
    .find((parameter) => member(parameter, 'name') === filter.parameter);
  const schema = member(own, 'schema');
  return (
    schema !== undefined &&
    filter.type === 'string' &&
    (filter.operators.includes('in') || filter.operators[0] === 'eq') &&
    isPredictable(filter, nonsense) &&
    !/"(?:\$ref|maxLength|pattern|format|enum|not|allOf|anyOf|oneOf)"/.test(JSON.stringify(schema))
  );
}

/** A query whose URL is as long as it may be: it lists values of items after many others, or has one long value. */
function longQuery({ target, list, reader }: CheckEnvironment, filter: Filter, context: Context): ListQuery {
  const texts = predictableTexts(context.items, filter)
    .filter((text) => canBeListed(text) && text.length < 100)
    .slice(0, 3);
  const queryWith = (count: number): ListQuery => {
    const absent = Array.from({ length: count }, (_, index) => `${nonsense}-${1_000 + index}`);
    const long = filter.operators.includes('in')
      ? condition(filter, 'in', ...absent, ...texts)
      : condition(filter, 'eq', 'x'.repeat(count));
    return { context, conditions: [long] };
  };
  const sizeOf = (query: ListQuery): number =>
    `${target.url}?${queryOf(reader.withLimit(parametersFor(list, query), reader.largest))}`.length;
  const shortest = sizeOf(queryWith(1));
  const step = sizeOf(queryWith(2)) - shortest;
  return queryWith(1 + Math.floor((longestUrl - shortest) / step));
}

const newConnection = listRelation(
  'http-new-connection',
  'A request gets the same page over a new connection (RFC 9110, section 3.3).',
  async (environment) => {
    const { reader, target } = environment;
    if (!target.hasOwnConnections) throw new NotChecked('the option fetch makes the connections');
    const parameters = smallPage(environment);
    for (const caller of callersIn(environment)) {
      const before = await reader.page(parameters, caller);
      const after = await reader.page(parameters, caller, { isAlone: true });
      expectItems(environment, before.items, after.items, [before.response, after.response]);
    }
  },
);

/** How many requests are sent at the same time. */
const parallelRequests = 4;

/** How often they are sent. */
const rounds = 4;

const parallel = listRelation(
  'http-parallel',
  'Requests that are sent at the same time each get their own page (RFC 9110, section 3.3).',
  async (environment) => {
    const { list, survey, reader } = environment;
    if (!environment.parallel) throw new NotChecked('several requests at the same time need the option parallel');
    const callers = callersIn(environment);
    const random = new Random(environment.seed, 'requests at the same time');
    // Each of them has another limit, so that no two are the same.
    const lanes = Array.from({ length: parallelRequests }, (_, index) => ({
      caller: callers[index % callers.length] ?? 'first',
      parameters: reader.withLimit(
        parametersFor(list, sampleQuery(list, survey, random, 1)),
        Math.min(index + 1, reader.largest),
      ),
    }));
    const alone: ReadPage[] = [];
    for (const { parameters, caller } of lanes) alone.push(await reader.page(parameters, caller));
    for (let round = 0; round < rounds; round += 1) {
      const pages = await Promise.all(lanes.map(({ parameters, caller }) => reader.page(parameters, caller)));
      for (const [index, page] of pages.entries()) {
        const before = alone[index];
        if (before) expectItems(environment, before.items, page.items, [before.response, page.response]);
      }
    }
  },
);

/** The callers whose lists are known. */
export function callersIn({ secondSurvey }: CheckEnvironment): ('first' | 'second')[] {
  return secondSurvey ? ['first', 'second'] : ['first'];
}

export const connectionRelations: readonly Relation[] = [longUrl, newConnection, parallel];
