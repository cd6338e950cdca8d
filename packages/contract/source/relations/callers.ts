import fc from 'fast-check';
import { Broken, NotChecked } from '../broken.ts';
import { conditionsOn, queries } from '../cases.ts';
import { inShort } from '../pages.ts';
import { parametersFor } from '../query.ts';
import { expectKeys, forAll, type Session } from '../session.ts';
import type { Survey } from '../survey.ts';
import type { Parameters } from '../target.ts';
import { isExclusive, onlyIn } from './refusals.ts';
import { type Relation, whole } from './relation.ts';

const repeats = whole('repeats', 'The same query has the same answer, whatever was asked in between.', (session) => {
  const { list, survey, reader } = session;
  const any = queries(list, survey);
  if (!any) throw new NotChecked('the list is empty');
  const limit = fc.integer({ min: 1, max: reader.largest });
  return forAll(session, 'repeated', fc.record({ query: any, limit }), 5, async (drawn) => {
    const parameters: Parameters = [...parametersFor(list, drawn.query), [list.page.limit, String(drawn.limit)]];
    const first = await reader.page(parameters);
    await reader.page(survey.plain.parameters);
    for (let time = 0; time < 2; time += 1) {
      const again = await reader.page(parameters);
      expectKeys(reader.keysOf(first.items), reader.keysOf(again.items), [first.answer, again.answer]);
      if (again.answer.text !== first.answer.text) {
        throw new Broken('the same answer', 'another with the same items', [first.answer, again.answer]);
      }
    }
  });
});

function second({ secondSurvey }: Session): Survey {
  if (!secondSurvey) throw new NotChecked('there is no second token');
  return secondSurvey;
}

const callersApart = whole(
  'callers-apart',
  'Two callers do not see an item of which the document says that one caller alone sees it.',
  async (session) => {
    const { survey, list, reader } = session;
    const others = second(session);
    if (!list.filters.some(({ exclusive }) => exclusive)) throw new NotChecked('the document has no such item');
    const exclusive = [survey, others].flatMap(({ items }) => items.filter((item) => isExclusive(item, list)));
    if (exclusive.length === 0) throw new NotChecked('neither caller has such an item');
    for (const [index, context] of survey.contexts.entries()) {
      const own = new Set(reader.keysOf(others.items));
      const shared = context.items.find((item) => isExclusive(item, list) && own.has(reader.keyOf(item)));
      if (!shared) continue;
      const key = reader.keyOf(shared);
      const seenBy = others.contexts.find(({ items }) => reader.keysOf(items).includes(key)) ?? others.contexts[index];
      const first = await reader.page([...context.parameters, [list.page.limit, String(reader.largest)]]);
      const other = await reader.page(
        [...(seenBy?.parameters ?? []), [list.page.limit, String(reader.largest)]],
        'second',
      );
      throw new Broken('an item for one caller', `${key} for both`, [first.answer, other.answer]);
    }
  },
);

const callersHidden = whole(
  'callers-hidden',
  'What is in no list of a caller is not found by any filter either.',
  async (session) => {
    const { survey, list, reader } = session;
    const others = second(session);
    for (const [caller, mine, theirs] of [
      ['second', others, survey],
      ['first', survey, others],
    ] as const) {
      const hidden = onlyIn(theirs.items, mine.items, (item) => reader.keyOf(item), list);
      if (!hidden) continue;
      const key = reader.keyOf(hidden);
      // The plain list, and the one in which all that can be widened is.
      const cases = fc.constantFrom(...mine.contexts.slice(0, 2)).chain((context) =>
        fc.record({
          context: fc.constant(context),
          condition: fc.constantFrom(...conditionsOn(list, context, hidden)),
        }),
      );
      return forAll(session, 'hidden', cases, 24, async ({ context, condition }) => {
        const found = await reader.all(parametersFor(list, { context, conditions: [condition] }), caller);
        if (!reader.keysOf(found.items).includes(key)) return;
        throw new Broken(
          `a list without ${key}, which is another's`,
          'a list with it',
          found.pages.slice(0, 1).map(({ answer }) => answer),
        );
      });
    }
    throw new NotChecked('neither caller has an item that the other does not see');
  },
);

const callersMarker = whole(
  'callers-marker',
  'A marker that is an item of another caller is refused with 403.',
  async (session) => {
    const { survey, list, reader, target } = session;
    const others = second(session);
    const hidden = onlyIn(survey.items, others.items, (item) => reader.keyOf(item), list);
    if (!hidden) throw new NotChecked('the first caller has no item that the second does not see');
    const answer = await target.get([...survey.plain.parameters, [list.page.marker, reader.keyOf(hidden)]], {
      caller: 'second',
    });
    if (answer.status !== 403) throw new Broken('a refusal with status 403', inShort(answer), [answer]);
  },
);

const callersAlternate = whole(
  'callers-alternate',
  'Each of two callers has the same answer, whatever the other has asked before.',
  async (session) => {
    const { survey, list, reader } = session;
    const others = second(session);
    for (const [index, { parameters, items }] of survey.contexts.slice(0, 6).entries()) {
      const expected = { first: items, second: others.contexts[index]?.items ?? [] };
      for (const caller of ['first', 'second', 'first'] as const) {
        const page = await reader.page([...parameters, [list.page.limit, String(reader.largest)]], caller);
        expectKeys(reader.keysOf(expected[caller].slice(0, reader.largest)), reader.keysOf(page.items), [page.answer]);
      }
    }
  },
);

export const callerRelations: readonly Relation[] = [
  repeats,
  callersApart,
  callersHidden,
  callersMarker,
  callersAlternate,
];
