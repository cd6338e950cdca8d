import { describe, expect, test } from 'vitest';
import type { Change } from '../../scripts/breaking/change.ts';
import { compareEvidence } from '../../scripts/breaking/evidence.ts';

type Row<Part> = [change: string, before: Part, after: Part, rating: Change['rating'], message: string];

describe('compareEvidence', () => {
  const book = (evidence: unknown): object => ({
    'x-sources': { publisher: {}, librarian: {}, reader: {} },
    components: {
      schemas: { Book: { properties: { isbn: { ...(evidence !== undefined && { 'x-evidence': evidence }) } } } },
    },
  });

  test.each<Row<unknown>>([
    [
      'a weaker source',
      'publisher',
      'reader',
      'warning',
      'The evidence is weaker: `x-evidence` changed from `publisher` to `reader`.',
    ],
    ['a stronger source', 'reader', 'publisher', 'compatible', '`x-evidence` changed from `reader` to `publisher`.'],
    [
      'a removed source, if a stronger one is left',
      ['publisher', 'reader'],
      'publisher',
      'compatible',
      '`x-evidence` changed from `["publisher","reader"]` to `publisher`.',
    ],
    [
      'a removed source, if a weaker one is left',
      ['publisher', 'reader'],
      'reader',
      'warning',
      'The evidence is weaker: `x-evidence` changed from `publisher, reader` to `reader`.',
    ],
    [
      'removed evidence',
      'reader',
      undefined,
      'warning',
      'The evidence is weaker: `x-evidence` was removed; it was `reader`.',
    ],
    [
      'an unknown source',
      'reader',
      'rumour',
      'warning',
      'The evidence is weaker: `x-evidence` changed from `reader` to `rumour`.',
    ],
    [
      'a weaker source of one value',
      { publisher: ['a', 'b'] },
      { publisher: ['a'], reader: ['b'] },
      'warning',
      'The evidence of “b” is weaker: `x-evidence` changed from `publisher` to `reader`.',
    ],
    [
      'a value that had the evidence of all others',
      'publisher',
      { publisher: true, reader: 'its age' },
      'warning',
      'The evidence of “its age” is weaker: `x-evidence` changed from `publisher` to `reader`.',
    ],
    [
      'a claim that lost its strongest source',
      { publisher: 'its age', reader: true },
      { reader: true },
      'warning',
      'The evidence is weaker: `x-evidence` changed from `publisher, reader` to `reader`.',
    ],
  ])('reports %s', (_, before, after, rating, message) => {
    const place = 'schema Book › property isbn';
    expect(compareEvidence(book(before), book(after))).toEqual([{ rating, place, message }]);
  });

  test('ranks the sources of documents without a table', () => {
    const documents = ['seed', 'observed'].map((source) => ({ info: { 'x-evidence': source } })) as [object, object];
    expect(compareEvidence(...documents)).toMatchObject([{ rating: 'warning', place: 'info' }]);
    expect(compareEvidence(...(documents.reverse() as [object, object]))).toMatchObject([{ rating: 'compatible' }]);
  });

  test.each<Row<object>>([
    [
      'a source that is not official any more',
      { publisher: { official: true }, reader: {} },
      { publisher: {}, reader: {} },
      'warning',
      '`official` of the source `publisher` was removed; it was `true`.',
    ],
    [
      'a source that became observed',
      { publisher: {}, reader: {} },
      { publisher: {}, reader: { observed: true } },
      'warning',
      '`observed` of the source `reader` was added: `true`.',
    ],
    [
      'a removed source',
      { publisher: {}, reader: {} },
      { publisher: {} },
      'warning',
      'The source `reader` was removed.',
    ],
    [
      'another order, with the sources that moved',
      { publisher: {}, librarian: {}, critic: {}, reader: {} },
      { publisher: {}, critic: {}, author: {}, librarian: {}, reader: {} },
      'warning',
      'The order of the sources changed from `librarian, critic` to `critic, librarian`.',
    ],
  ])('reports %s', (_, before, after, rating, message) => {
    const changes = compareEvidence({ 'x-sources': before }, { 'x-sources': after });
    expect(changes).toEqual([{ rating, place: 'x-sources', message }]);
  });

  test('does not report an added source', () => {
    expect(compareEvidence({ 'x-sources': { reader: {} } }, { 'x-sources': { author: {}, reader: {} } })).toEqual([]);
  });

  const official = { official: true };
  const observed = { observed: true };

  test.each<[claim: string, sources: object, before: unknown, after: unknown, rating: Change['rating']]>([
    [
      'an official source above those that precede it',
      { reader: {}, publisher: official },
      'publisher',
      'reader',
      'warning',
    ],
    ['an observed source above those that precede it', { reader: {}, visit: observed }, 'visit', 'reader', 'warning'],
    [
      'an official source above an observed one',
      { visit: observed, publisher: official },
      'publisher',
      'visit',
      'warning',
    ],
    ['sources of one kind by the table', { reader: {}, critic: {} }, 'critic', 'reader', 'compatible'],
  ])('ranks %s', (_, sources, before, after, rating) => {
    const [one, other] = [before, after].map((evidence) => ({ ...book(evidence), 'x-sources': sources }));
    expect(compareEvidence(one ?? {}, other ?? {})).toMatchObject([{ rating }]);
  });

  test.each<[document: string, sources: object, rating: Change['rating']]>([
    ['base by its own table', { reader: {}, publisher: {} }, 'warning'],
    ['revision by its own table', { reader: official, publisher: official }, 'compatible'],
  ])('ranks the claims of the %s', (_, sources, rating) => {
    const base = { ...book(['publisher', 'reader']), 'x-sources': { reader: {}, publisher: official } };
    const revision = { ...book('reader'), 'x-sources': sources };
    expect(compareEvidence(base, revision)).toMatchObject([{ place: 'x-sources' }, { rating }]);
  });

  test('ranks a claim on a removed source by the table that had it', () => {
    const base = { ...book('librarian'), 'x-sources': { publisher: {}, librarian: {}, reader: {} } };
    const sources = { author: {}, publisher: {}, reader: {} };
    const [weaker, stronger] = ['reader', 'publisher'].map((source) => ({ ...book(source), 'x-sources': sources }));
    expect(compareEvidence(base, weaker ?? {})).toMatchObject([{ place: 'x-sources' }, { rating: 'warning' }]);
    expect(compareEvidence(base, stronger ?? {})).toMatchObject([{ place: 'x-sources' }, { rating: 'compatible' }]);
  });

  test('does not take a claim for weaker because a source was added before its own', () => {
    const base = { ...book(['librarian', 'reader']), 'x-sources': { librarian: {}, reader: {} } };
    const revision = { ...book('librarian'), 'x-sources': { author: {}, librarian: {}, reader: {} } };
    expect(compareEvidence(base, revision)).toMatchObject([{ rating: 'compatible' }]);
  });

  test('compares nothing if only one document has a table of sources', () => {
    expect(compareEvidence({ info: { 'x-evidence': 'seed' } }, book('reader'))).toMatchObject([
      { rating: 'warning', place: 'x-sources' },
    ]);
  });
});
