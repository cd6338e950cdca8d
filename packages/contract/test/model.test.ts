import { type ComparisonOperator, contradictions, type Filter, type Invariant } from '@conoha-images/document';
import { Listing } from '@conoha-images/listing';
import { listImages } from '@conoha-images/spec';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderMutants } from '../source/cases/mutants.ts';
import { Random } from '../source/cases/random.ts';
import { sampleQuery } from '../source/cases/sample-queries.ts';
import { condition, satisfies } from '../source/model/condition.ts';
import { keepsInvariant } from '../source/model/invariant.ts';
import { expectedItems, type PageQuery, pageParameters, parametersFor } from '../source/model/list-query.ts';
import { Oracle } from '../source/model/oracle.ts';
import { timeOf } from '../source/model/time.ts';
import { compareValues, valueNamed } from '../source/model/value.ts';
import type { Survey } from '../source/target/survey.ts';
import { imagesOf, unordered } from './any-images.ts';

test('the model lists the same items for a query as the mock, which shares no code with it', () => {
  const itemsAndQuery = imagesOf(1)
    .filter((items) => items.some(({ os_hidden }) => !os_hidden))
    .chain((items) => {
      const context = {
        parameters: [['visibility', 'all']] as const,
        items: items.filter(({ os_hidden }) => !os_hidden),
      };
      const survey: Survey = { plain: context, contexts: [context], items, failure: undefined };
      return fc.record({
        items: fc.constant(items),
        query: fc.nat().map((seed) => sampleQuery(listImages, survey, new Random(seed, 'query'))),
      });
    });
  fc.assert(
    fc.property(itemsAndQuery, ({ items, query }) => {
      const listing = new Listing(listImages, items);
      const parameters = [...parametersFor(listImages, query), ['limit', '1000'] as const];
      const { positions } = listing.page(parameters.map(([name, value]) => [name, value]));
      const expected = expectedItems(listImages, query).map(({ id }) => id);
      expect(positions.map((position) => items[position]?.id)).toEqual(expected);
    }),
    { numRuns: 1_000 },
  );
});

test('the oracle cuts the same page as the mock after any marker and offset, and counts the items that follow', () => {
  // The image list has no offset, so a list with one is derived from it.
  const list = { ...listImages, page: { ...listImages.page, offset: 'skip', minimumOffset: 0 } };
  const drawn = fc.record({
    items: imagesOf(1),
    seed: fc.nat(),
    marker: fc.option(fc.nat(29), { nil: undefined }),
    offset: fc.option(fc.nat(12), { nil: undefined }),
    limit: fc.option(fc.nat(32), { nil: undefined }),
  });
  fc.assert(
    fc.property(drawn, ({ items: all, seed, marker: place, offset, limit }) => {
      const items = all.map((item) => ({ ...item, os_hidden: false }));
      const context = { parameters: [['visibility', 'all']] as const, items };
      const survey: Survey = { plain: context, contexts: [context], items, failure: undefined };
      const query: PageQuery = {
        ...sampleQuery(list, survey, new Random(seed, 'query')),
        marker: place === undefined ? undefined : items[place % items.length],
        offset,
        limit,
      };
      const listing = new Listing(list, items);
      const oracle = new Oracle(list, items);
      const { positions } = listing.page(pageParameters(list, query).map(([name, value]) => [name, value]));
      // Earlier pages must not matter: a misread order may be written with the same parameters.
      const { shared: _, ...undirected } = query.order ?? { syntax: 'key', terms: [] };
      for (const order of orderMutants(undirected, list)) oracle.page({ ...query, order });
      const page = oracle.page(query);
      expect(page.items.map((item) => item['id'])).toEqual(positions.map((position) => items[position]?.id));
      const rest = oracle.page({ ...query, limit: 1_000 });
      expect(page.following).toBe(rest.items.length - page.items.length);
      expect(oracle.sorted(oracle.found(query), query.order)).toEqual(expectedItems(list, query));
    }),
    { numRuns: 1_000 },
  );
});

test('the model ignores the case of ASCII letters if the filter says so, and only then', () => {
  const hidden: Filter = {
    parameter: 'os_hidden',
    property: '/os_hidden',
    type: 'boolean',
    nullable: false,
    operators: ['eq'],
    prefixed: false,
    repeated: false,
  };
  const kind: Filter = { ...hidden, parameter: 'kind', property: '/kind', type: 'string', values: ['été', 'any'] };
  const item = { os_hidden: true, kind: 'été' };
  const isFound = (filter: Filter, text: string) => satisfies(item, condition(filter, 'eq', text));
  for (const [filter, text] of [
    [hidden, 'True'],
    [{ ...kind, wildcard: 'any' }, 'ANY'],
    [kind, 'éTé'],
  ] as const) {
    expect([isFound(filter, text), isFound({ ...filter, ignoreCase: true }, text)], text).toEqual([false, true]);
  }
  expect(isFound({ ...kind, ignoreCase: true }, 'ÉTÉ')).toBe(false);
});

test('the model compares texts by the bytes of their UTF-8', () => {
  const characters = fc.constantFrom('a', 'é', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{10ffff}');
  const texts = fc.oneof(fc.string({ unit: characters }), fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(texts, texts, texts, (start, a, b) => {
      const [one, other] = [start + a, start + b] as const;
      expect(Math.sign(compareValues(one, other))).toBe(Buffer.compare(Buffer.from(one), Buffer.from(other)));
    }),
    { numRuns: 1_000 },
  );
});

test('the model finds the same contradictions as the mock, which shares no code with it', () => {
  const properties = fc.constantFrom(
    { property: '/updated_at', other: '/created_at', type: 'date-time' } as const,
    { property: '/size', other: '/virtual_size', type: 'integer' } as const,
  );
  const operator = fc.constantFrom<ComparisonOperator>('eq', 'neq', 'gt', 'gte', 'lt', 'lte');
  fc.assert(
    fc.property(fc.array(unordered), properties, operator, (items, compared, operator) => {
      const invariant: Invariant = { ...compared, operator, nullable: true };
      const violations = contradictions({ items: '', invariants: [invariant] }, items);
      const found = [...items.entries()].filter(([, item]) => !keepsInvariant(item, invariant));
      expect(found.map(([index]) => `/${index}${compared.property}`)).toEqual(violations.map(({ path }) => path));
    }),
  );
});

test('the model writes an instant so that every offset means the same instant', () => {
  const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e15 }), offset, (microseconds, minutes) => {
      expect(valueNamed(timeOf(microseconds, minutes), 'date-time')).toBe(microseconds);
    }),
  );
});
