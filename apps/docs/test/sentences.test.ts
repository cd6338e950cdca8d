import { fileURLToPath } from 'node:url';
import type { Filter, Invariant, ListDescriptor } from '@conoha-images/document';
import { readDescription } from '@conoha-images/document/node';
import { standardDescription } from '@conoha-images/spec/description';
import { expect, test } from 'vitest';
import { sentences } from '../build/sentences/sentences.ts';
import type { Sentences } from '../build/sentences/wording.ts';

const documents = [
  'packages/document/examples/books.yaml',
  'test/openstack/volumes.yaml',
  'test/openstack/servers.yaml',
].map((path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url)));

const lists: readonly ListDescriptor[] = [
  ...standardDescription.lists,
  ...(await Promise.all(documents.map(readDescription))).flatMap((description) => description.lists),
];

/** Words of HTTP and of the vocabulary, which no document needs to name. */
const known = ['asc', 'desc', 'href', 'rel'];

/** The names and values in sentences: what stands in backticks. */
function codesOf(texts: readonly string[]): string[] {
  return texts.flatMap((text) => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code));
}

/** All texts in a descriptor, with pointers as names. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)]);
  }
  return [String(value).replace(/^\//, '').replaceAll('/', '.')];
}

/** The numbers in sentences except 1, which one language writes and the other does not. */
function numbersOf(texts: readonly string[]): string[] {
  const numbers = texts.flatMap((text) => text.replaceAll(/`[^`]+`/g, '').match(/\d[\d,]*/g) ?? []);
  return numbers.filter((number) => number !== '1');
}

/** Each of them once, in an order that does not depend on the language. */
function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

function textsOf(list: ListDescriptor, { list: behaviors, filter, other }: Sentences): string[][] {
  return [
    ...behaviors(list).map((behavior) => [...behavior.sentences]),
    ...list.filters.map((part) => [...filter(part)]),
    // The reason is a sentence of the document.
    ...list.others.map((part) => [...other({ ...part, reason: '' })]),
  ];
}

test.each(lists)('the sentences on $operationId name the same things and numbers in both languages', (list) => {
  const [japanese, english] = [textsOf(list, sentences.ja), textsOf(list, sentences.en)];
  const factsOf = (texts: string[]) => ({ codes: sorted(codesOf(texts)), numbers: sorted(numbersOf(texts)) });
  expect(japanese.map(factsOf)).toEqual(english.map(factsOf));
});

test.each(lists)('the sentences on $operationId name only what its descriptor has', (list) => {
  const texts = new Set([...textsIn(list), ...known]);
  const codes = new Set(codesOf(textsOf(list, sentences.en).flat()));
  const parts = [...codes].flatMap((code) => code.split(/[:,=]/)).filter(Boolean);
  expect(parts.filter((part) => !texts.has(part))).toEqual([]);
});

test('each part of a list and of a filter changes a sentence', () => {
  const [list] = standardDescription.lists as readonly [ListDescriptor];
  const filter: Filter = {
    parameter: 'color',
    property: '/color',
    type: 'string',
    nullable: false,
    operators: ['eq'],
    prefixed: false,
    repeated: false,
  };
  const invariant: Invariant = {
    property: '/lent',
    operator: 'gte',
    other: '/acquired',
    type: 'date-time',
    nullable: false,
  };
  const filters: Partial<Filter>[] = [
    { property: '/tint' },
    { operators: ['neq'] },
    { operators: ['eq', 'in'], prefixed: true },
    { repeated: true },
    { repeated: true, joined: true },
    { required: true },
    { values: ['red'] },
    { values: ['red'], open: true },
    { ignoreCase: true },
    { wildcard: 'any' },
    { exclusive: ['red'] },
    { default: 'red' },
    { operators: ['gte'], type: 'integer' },
    { operators: ['gte'], type: 'date-time' },
  ];
  const pages: Partial<ListDescriptor['page']>[] = [
    { limit: 'count' },
    { marker: 'after' },
    { offset: 'skip' },
    { next: { pointer: '/more' } },
    { next: { pointer: '/next', absolute: true } },
    { next: { pointer: '/next', absence: 'null' } },
    { next: { pointer: '/links', rel: 'next' } },
    { first: { pointer: '/start' } },
    { default: 26 },
    { maximum: 1001 },
    { unknownMarker: 404 },
    { minimumLimit: 1 },
    { maximumLimit: 2000 },
  ];
  for (const words of Object.values(sentences)) {
    const texts = [
      ...filters.map((change) => words.filter({ ...filter, ...change }).join(' ')),
      words.filter(filter).join(' '),
    ];
    expect(new Set(texts).size).toBe(texts.length);
    const lists = [list, ...pages.map((change) => ({ ...list, page: { ...list.page, ...change } }))];
    const invariants: Partial<Invariant>[] = [
      { operator: 'eq' },
      { operator: 'neq' },
      { operator: 'gt' },
      { operator: 'lt' },
      { operator: 'lte' },
      { operator: 'gte', type: 'number' },
      { operator: 'lt', type: 'number' },
      { property: '/printed' },
      { other: '/printed' },
      { nullable: true },
    ];
    lists.push(
      ...invariants.map((change) => ({ ...list, invariants: [{ ...invariant, ...change }] })),
      { ...list, invariants: [invariant] },
      { ...list, invariants: [invariant, { ...invariant, operator: 'eq' }] },
    );
    const behaviors = lists.map((part) => JSON.stringify(words.list(part)));
    expect(new Set(behaviors).size).toBe(behaviors.length);
  }
});
