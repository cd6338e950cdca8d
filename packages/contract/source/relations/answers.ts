import { entriesOf, examplesOf, type ListDescriptor, member, valueAt } from '@conoha-images/document';
import { Broken, NotChecked } from '../broken.ts';
import { type Page, pageIn } from '../pages.ts';
import type { Session } from '../session.ts';
import type { Answer } from '../target.ts';
import { canonical, type Item } from '../value.ts';
import { type Relation, whole } from './relation.ts';

/*
 * These look at every page that the whole run has got, so they come last.
 */

function seenPages({ seen, list }: Session): Page[] {
  const pages = seen.flatMap((answer) => pageIn(answer, list) ?? []);
  if (pages.length === 0) throw new NotChecked('there was no page');
  return pages;
}

const answerSchema = whole(
  'answer-schema',
  "Every page is as the document's schema says, formats included.",
  async (session) => {
    const known = new Set<string>();
    for (const { answer, items } of seenPages(session)) {
      // An item that has been checked is not checked again, and neither is a body that is the same but for its items.
      const texts = [
        JSON.stringify({ ...(answer.json as object), [session.list.items.slice(1)]: [] }),
        ...items.map((item) => JSON.stringify(item)),
      ];
      if (texts.every((text) => known.has(text))) continue;
      for (const text of texts) known.add(text);
      const [violation] = session.answers.validate('200', 'application/json', answer.json) ?? [];
      if (violation) throw new Broken("a body as the document's schema has it", violation.message, [answer]);
    }
  },
);

const answerMediaType = whole(
  'answer-media-type',
  'Every page has a media type that the document gives it.',
  async (session) => {
    const documented = session.answers.mediaTypes('200');
    const wrong = seenPages(session).find(({ answer }) => !documented.includes(answer.mediaType));
    if (wrong) throw new Broken(documented.join(' or '), wrong.answer.mediaType || 'none', [wrong.answer]);
  },
);

const answerKeys = whole('answer-keys', 'No two items of a page have the same key.', async (session) => {
  for (const { answer, items } of seenPages(session)) {
    const keys = session.reader.keysOf(items);
    const repeated = keys.find((key, index) => keys.indexOf(key) !== index);
    if (repeated !== undefined) throw new Broken('every key once', `${repeated} more than once`, [answer]);
  }
});

const answerSame = whole('answer-same', 'An item is the same in whatever answer it stands.', async (session) => {
  const known = new Map<string, { text: string; answer: Answer }>();
  for (const { answer, items } of seenPages(session)) {
    for (const item of items) {
      const [key, text] = [session.reader.keyOf(item), canonical(item, session.list)];
      const before = known.get(key);
      if (before === undefined) known.set(key, { text, answer });
      else if (before.text !== text) {
        throw new Broken(`${key} as it was: ${changed(before.text, text)}`, changed(text, before.text), [
          before.answer,
          answer,
        ]);
      }
    }
  }
});

/** The members of one item that the other does not have so. */
function changed(text: string, other: string): string {
  const others = new Set((JSON.parse(other) as unknown[]).map((each) => JSON.stringify(each)));
  const own = (JSON.parse(text) as [string, unknown][]).filter((each) => !others.has(JSON.stringify(each)));
  return own.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(', ') || 'without them';
}

/** A member that holds a path, as all examples of the document have it: the same, or with the key of its item in it. */
interface Link {
  readonly name: string;
  readonly before: string;
  readonly after: string | undefined;
}

const answerLinks: Relation = {
  name: 'answer-links',
  sentence:
    "A path in an item is what the document's examples have it be, with the item's own key where they have that.",
  checks: () => [
    {
      run: async (session) => {
        const links = linksIn(session);
        if (links.length === 0) throw new NotChecked("the document's examples have no path in their items");
        for (const { answer, items } of seenPages(session)) {
          for (const item of items) {
            for (const { name, before, after } of links) {
              const expected = after === undefined ? before : before + session.reader.keyOf(item) + after;
              const got = member(item, name);
              if (got !== expected) throw new Broken(`${name} ${expected}`, JSON.stringify(got) ?? 'none', [answer]);
            }
          }
        }
      },
    },
  ],
};

function linksIn({ document, list, reader }: Session): Link[] {
  const items = examplesOf(document, list).flatMap((body) => (valueAt(body, list.items) as Item[] | undefined) ?? []);
  const [first] = items;
  if (!first || new Set(reader.keysOf(items)).size < 2) return [];
  return entriesOf(first).flatMap(([name, value]): Link[] => {
    if (typeof value !== 'string' || !value.startsWith('/')) return [];
    const [before = '', after] = value.split(reader.keyOf(first));
    const fits = items.every(
      (item) => member(item, name) === (after === undefined ? before : before + reader.keyOf(item) + after),
    );
    return fits ? [{ name, before, after }] : [];
  });
}

const bodyLinks: Relation = {
  name: 'answer-paths',
  sentence: "A path beside the items that is the same in all of the document's examples is so in every page.",
  checks: (list: ListDescriptor) => [
    {
      run: async (session) => {
        const [first, ...others] = examplesOf(session.document, list);
        const { page } = list;
        const paths = entriesOf(first).filter(
          ([name, value]) =>
            typeof value === 'string' &&
            value.startsWith('/') &&
            page.first !== `/${name}` &&
            page.next !== `/${name}` &&
            others.every((other) => member(other, name) === value),
        );
        if (paths.length === 0 || others.length === 0)
          throw new NotChecked("the document's examples have no such path");
        for (const { answer } of seenPages(session)) {
          for (const [name, value] of paths) {
            const got = member(answer.json, name);
            if (got !== value) throw new Broken(`${name} ${value}`, JSON.stringify(got) ?? 'none', [answer]);
          }
        }
      },
    },
  ],
};

export const answerRelations: readonly Relation[] = [
  answerSchema,
  answerMediaType,
  answerKeys,
  answerSame,
  answerLinks,
  bodyLinks,
];
