import {
  entriesOf,
  examplesOf,
  type Invariant,
  member,
  type Pointer,
  parsePointer,
  valueAt,
} from '@conoha-images/document';
import { NotChecked, RelationFailure, VersionFailure } from '../errors.ts';
import { keepsInvariant, requirementOf } from '../model/invariant.ts';
import { canonicalText, type Item } from '../model/value.ts';
import type { ReceivedResponse } from '../target/messages.ts';
import { pageIn, type ReadPage } from '../target/page.ts';
import type { CheckEnvironment } from './support/environment.ts';
import { expectMediaType } from './support/expect-rejection.ts';
import { listRelation, type Relation } from './support/relation.ts';

/*
 * These relations look at every page of the whole run, so they come last.
 */

function pagesOf({ list, responses }: Pick<CheckEnvironment, 'list' | 'responses'>): ReadPage[] {
  const pages = responses.flatMap((response) => pageIn(response, list) ?? []);
  if (pages.length === 0) throw new NotChecked('there was no page');
  return pages;
}

const responseSchema = listRelation(
  'response-schema',
  "Every page matches the document's schema, formats included.",
  async (environment) => {
    const known = new Set<string>();
    for (const { response, items } of pagesOf(environment)) {
      // An item is validated once, and so is a body without its items.
      const texts = [
        JSON.stringify({ ...(response.json as object), [environment.list.items.slice(1)]: [] }),
        ...items.map((item) => JSON.stringify(item)),
      ];
      if (texts.every((text) => known.has(text))) continue;
      for (const text of texts) known.add(text);
      const [violation] = environment.schemas.validate('200', 'application/json', response.json) ?? [];
      if (violation) {
        throw new RelationFailure("a body that matches the document's schema", violation.message, [response]);
      }
    }
  },
);

const responseMediaType = listRelation(
  'response-media-type',
  'Every page has a media type that the document allows.',
  async (environment) => {
    const documented = environment.schemas.mediaTypes('200');
    for (const { response } of pagesOf(environment)) expectMediaType(response, ...documented);
  },
);

const responseKeys = listRelation('response-keys', 'No two items of a page have the same key.', async (environment) => {
  for (const { response, items } of pagesOf(environment)) {
    const keys = environment.reader.keysOf(items);
    const repeated = keys.find((key, index) => keys.indexOf(key) !== index);
    if (repeated !== undefined) {
      throw new RelationFailure('every key once', `${repeated} more than once`, [response]);
    }
  }
});

const responseItems = listRelation('response-items', 'An item is the same in every response.', async (environment) => {
  const { list, recentResponses } = environment;
  const known = new Map<string, { text: string; response: ReceivedResponse }>();
  const versions = new Set<string>();
  let changed: RelationFailure | undefined;
  for (const { response, items } of pagesOf({ list, responses: recentResponses })) {
    for (const item of items) {
      const key = environment.reader.keyOf(item);
      const text = canonicalText(item, list);
      const before = known.get(key);
      if (before?.text === text) continue;
      known.set(key, { text, response });
      const hasReturned = versions.has(text);
      versions.add(text);
      if (before === undefined) continue;
      const parts = [`${key} as before, with ${ownMembers(before.text, text)}`, ownMembers(text, before.text)] as const;
      // Nobody who changes an item makes it what it was: it says when it was changed.
      if (hasReturned) throw new RelationFailure(...parts, [before.response, response]);
      changed ??= new VersionFailure(...parts, [before.response, response]);
    }
  }
  if (changed) throw changed;
});

/** The members of one item that are missing or different in the other. */
function ownMembers(text: string, other: string): string {
  const others = new Set((JSON.parse(other) as unknown[]).map((entry) => JSON.stringify(entry)));
  const own = (JSON.parse(text) as [string, unknown][]).filter((entry) => !others.has(JSON.stringify(entry)));
  return own.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(', ') || 'no other members';
}

const consistentItems = listRelation(
  'response-items-consistent',
  'No item contradicts itself: its properties compare with each other as the document says.',
  async (environment) => {
    const { list, reader } = environment;
    const invariants = list.invariants ?? [];
    const pointers = invariants.flatMap(({ property, other }) => [property, other]);
    const known = new Set<string>();
    for (const { response, items } of pagesOf(environment)) {
      for (const item of items) {
        // The same values are compared once: a run has most items in hundreds of pages.
        const values = JSON.stringify(pointers.map((pointer) => valueAt(item, pointer)));
        if (known.has(values)) continue;
        known.add(values);
        const invariant = invariants.find((one) => !keepsInvariant(item, one));
        if (invariant) throw contradiction(reader.keyOf(item), item, invariant, response);
      }
    }
  },
  ({ invariants }) => invariants !== undefined,
);

function contradiction(key: string, item: Item, invariant: Invariant, response: ReceivedResponse): RelationFailure {
  const { property, other } = invariant;
  const nameOf = (pointer: Pointer): string => parsePointer(pointer).join('.');
  const textAt = (pointer: Pointer): string => JSON.stringify(valueAt(item, pointer));
  const expected = `${nameOf(property)} of ${key} ${requirementOf(invariant)} its ${nameOf(other)} ${textAt(other)}`;
  return new RelationFailure(expected, textAt(property), [response]);
}

/** A member that holds a path in every example of the document: a fixed path, or one with the key of its item. */
interface PathPattern {
  readonly name: string;
  pathFor(key: string): string;
}

const responseItemPaths = listRelation(
  'response-item-paths',
  "A path in an item follows the document's examples, with the item's own key if they have one.",
  async (environment) => {
    const patterns = pathPatterns(environment);
    if (patterns.length === 0) throw new NotChecked("the items of the document's examples have no path");
    for (const { response, items } of pagesOf(environment)) {
      for (const item of items) {
        for (const { name, pathFor } of patterns) {
          expectPath(response, name, pathFor(environment.reader.keyOf(item)), member(item, name));
        }
      }
    }
  },
);

function pathPatterns({ document, list, reader }: CheckEnvironment): PathPattern[] {
  const items = examplesOf(document, list).flatMap((body) => (valueAt(body, list.items) as Item[] | undefined) ?? []);
  const [first] = items;
  if (!first || new Set(reader.keysOf(items)).size < 2) return [];
  return pathsIn(first)
    .map(([name, path]): PathPattern => {
      const [before, after] = path.split(reader.keyOf(first));
      return { name, pathFor: (key) => (after === undefined ? path : `${before}${key}${after}`) };
    })
    .filter(({ name, pathFor }) => items.every((item) => member(item, name) === pathFor(reader.keyOf(item))));
}

const responseBodyPaths = listRelation(
  'response-body-paths',
  "A path beside the items that is the same in all of the document's examples is the same on every page.",
  async (environment) => {
    const { document, list } = environment;
    const [first, ...others] = examplesOf(document, list);
    const paths = pathsIn(first).filter(
      ([name, path]) =>
        list.page.first?.pointer !== `/${name}` &&
        list.page.next?.pointer !== `/${name}` &&
        others.every((other) => member(other, name) === path),
    );
    if (paths.length === 0 || others.length === 0) throw new NotChecked("the document's examples have no such path");
    for (const { response } of pagesOf(environment)) {
      for (const [name, path] of paths) expectPath(response, name, path, member(response.json, name));
    }
  },
);

/** The members of an object that are paths. */
function pathsIn(object: unknown): [string, string][] {
  return entriesOf(object).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && value.startsWith('/') ? [[name, value]] : [],
  );
}

function expectPath(response: ReceivedResponse, name: string, path: string, got: unknown): void {
  if (got !== path) throw new RelationFailure(`${name} ${path}`, JSON.stringify(got) ?? `no ${name}`, [response]);
}

export const responseRelations: readonly Relation[] = [
  responseSchema,
  responseMediaType,
  responseKeys,
  responseItems,
  consistentItems,
  responseItemPaths,
  responseBodyPaths,
];
