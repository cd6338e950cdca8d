import { Mock } from '@conoha-images/mock';
import { listImages } from '@conoha-images/spec';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Random } from '../source/cases/random.ts';
import { type Condition, satisfies } from '../source/model/condition.ts';
import { Oracle } from '../source/model/oracle.ts';
import { PairCoverage, TripleCoverage } from '../source/sweep/coverage.ts';
import { DecidingPairs } from '../source/sweep/deciding-pairs.ts';
import type { ContextLevel, FactorKind, Level } from '../source/sweep/factors.ts';
import { kindsOf } from '../source/sweep/kinds.ts';
import type { SweepQuery } from '../source/sweep/query-maker.ts';
import { type Case, smallerCases } from '../source/sweep/smaller-cases.ts';
import { SweepQueries } from '../source/sweep/sweep-queries.ts';
import { surveyed } from './surveyed.ts';

const survey = await surveyed(listImages, new Mock().fetch);

/** The queries of a sweep, and the sweep itself. */
function sweepOf(seed: number, count: number): { sweep: SweepQueries; queries: SweepQuery[] } {
  const kinds = new Set<FactorKind>(['context', 'filter', 'order', 'position', 'offset', 'limit']);
  const sweep = new SweepQueries(listImages, survey, new Oracle(listImages, survey.items), seed, kinds, count);
  const queries: SweepQuery[] = [];
  for (const query of sweep) {
    queries.push(query);
    if (queries.length === count) break;
  }
  return { sweep, queries };
}

/** Levels of several factors, of which only what coverage needs is there. */
const levels = fc
  .array(fc.constantFrom('filter a', 'filter b', 'filter c', 'order', 'position', 'limit'), {
    minLength: 2,
    maxLength: 14,
  })
  .map((factors) =>
    factors.map(
      (factor, id) =>
        ({ id, factor, kind: factor.split(' ')[0], name: `${factor} ${id}`, group: `${factor} ${id % 2}` }) as Level,
    ),
  );

describe('the count of what was covered', () => {
  /** What happens to a coverage: a query, whose levels are drawn by their numbers, or a combination that is given up. */
  const steps = fc.array(
    fc.oneof(fc.record({ meet: fc.array(fc.nat(13), { maxLength: 6 }) }), fc.record({ giveUp: fc.nat(60) })),
    { maxLength: 20 },
  );

  /** Queries, by the numbers of their levels, and which of these decide. */
  const queries = fc.array(
    fc.record({
      numbers: fc.array(fc.nat(13), { maxLength: 6 }),
      deciders: fc.uniqueArray(fc.nat(5), { maxLength: 6 }),
    }),
    { maxLength: 10 },
  );

  /** One level of each factor at most. */
  const queryOf = (all: readonly Level[], numbers: readonly number[]): Level[] => [
    ...new Map(numbers.flatMap((number) => all[number] ?? []).map((level) => [level.factor, level])).values(),
  ];

  test('pairs are counted once, never exceed what is possible, and are possible if a query meets them', () => {
    fc.assert(
      fc.property(levels, steps, (all, happened) => {
        const keyOf = (a: Level, b: Level): string => [a.id, b.id].toSorted().join(' & ');
        const coverage = new PairCoverage(all, () => false);
        const keys = new Set(
          all.flatMap((a) => all.filter(({ factor }) => factor !== a.factor).map((b) => keyOf(a, b))),
        );
        const met = new Set<string>();
        let givenUp = 0;
        for (const step of happened) {
          if ('meet' in step) {
            const query = queryOf(all, step.meet);
            coverage.meet(query);
            for (const a of query) for (const b of query) if (a !== b) met.add(keyOf(a, b));
          } else {
            const open = coverage.open();
            const number = open[step.giveUp % Math.max(1, open.length)];
            if (number !== undefined) coverage.giveUp(number);
            if (number !== undefined) givenUp += 1;
          }
          const { covered, possible, all: size } = coverage.counts;
          expect([covered, size]).toEqual([met.size, keys.size]);
          expect(possible).toBeGreaterThanOrEqual(Math.max(covered, size - givenUp));
          expect(possible - covered).toBe(coverage.open().length);
        }
      }),
    );
  });

  test('a query meets a triple of a filter, an order and a position if one part decides, and two of them are not related', () => {
    const areRelated = (filter: Level, order: Level): boolean => (filter.id + order.id) % 2 === 0;
    fc.assert(
      fc.property(levels, queries, (all, happened) => {
        const coverage = new TripleCoverage(all, areRelated);
        const of = (some: readonly Level[], kind: string): Level[] => some.filter((level) => level.kind === kind);
        const triples = (some: readonly Level[]): [Level, Level, Level][] =>
          of(some, 'filter').flatMap((filter) =>
            of(some, 'order').flatMap((order) =>
              of(some, 'position').map((position): [Level, Level, Level] => [filter, order, position]),
            ),
          );
        const keyOf = (triple: readonly Level[]): string => triple.map(({ id }) => id).join();
        const met = new Set<string>();
        for (const { numbers, deciders } of happened) {
          const query = queryOf(all, numbers);
          const decisive = query.filter((_, index) => deciders.includes(index));
          coverage.meet(query, decisive);
          for (const triple of triples(query)) {
            const [filter, order] = triple;
            const isDecided = triple.some((level) => decisive.includes(level));
            if (isDecided && !areRelated(filter, order)) met.add(keyOf(triple));
          }
        }
        expect(coverage.counts).toEqual({ covered: met.size, possible: triples(all).length, all: triples(all).length });
      }),
    );
  });
});

test('a pair of groups, of which one decides, is wanted until a query meets it or it is closed', () => {
  const decisive = fc.array(fc.record({ numbers: fc.array(fc.nat(13), { maxLength: 6 }), decider: fc.nat(5) }));
  fc.assert(
    fc.property(levels, decisive, fc.integer(), (all, happened, seed) => {
      const pairs = new DecidingPairs(
        all,
        ({ decider }) => decider.kind !== 'limit',
        ({ decider }) => decider.kind === 'order',
      );
      const groupOf = ({ kind, group, name }: Level): string => (kind === 'filter' ? group : name);
      const keyOf = (decider: Level, other: Level): string => `${groupOf(decider)} > ${groupOf(other)}`;
      const wanted = new Set(
        all
          .filter(({ kind }) => kind !== 'limit')
          .flatMap((a) => all.filter(({ factor }) => factor !== a.factor).map((b) => keyOf(a, b))),
      );
      for (const { numbers, decider: index } of happened) {
        const query = [
          ...new Map(numbers.flatMap((number) => all[number] ?? []).map((own) => [own.factor, own])).values(),
        ];
        const decider = query[index];
        if (!decider) continue;
        const met = query.map((other) => keyOf(decider, other));
        const isOpen = query.some((other) => other !== decider && pairs.isOpen({ decider, other }));
        expect(isOpen).toBe(met.some((key) => wanted.has(key)));
        pairs.meet(query, [decider]);
        for (const key of met) wanted.delete(key);
      }
      const random = new Random(seed, 'pairs');
      const ranks: boolean[] = [];
      for (let pair = pairs.next(random); pair; pair = pairs.next(random)) {
        expect(wanted.delete(keyOf(pair.decider, pair.other))).toBe(true);
        ranks.push(pair.decider.kind === 'order');
        pairs.close(pair);
      }
      expect([...wanted]).toEqual([]);
      expect(ranks).toEqual(ranks.toSorted((a, b) => Number(b) - Number(a)));
    }),
  );
});

describe('the queries of a sweep', () => {
  const first = sweepOf(1, 1_300);
  const others = [2, 3].map((seed) => sweepOf(seed, 1_300));

  test('the queries of any seed meet every possible pair of the same classes', () => {
    const names = first.sweep.levels.map(({ name }) => name);
    for (const { sweep } of [first, ...others]) {
      const { pairs } = sweep.coverage;
      expect(pairs.covered).toBe(pairs.possible);
      expect(pairs.covered / pairs.all).toBeGreaterThan(0.95);
      expect(sweep.levels.map(({ name }) => name)).toEqual(names);
    }
  });

  test('another seed may miss a pair only if one of its two parts depends on the items that a query finds', () => {
    const met = [first, ...others].map(({ queries }) => pairsIn(queries));
    const all = new Set(met.flatMap((pairs) => [...pairs]));
    const missed = [...all].filter((pair) => met.some((pairs) => !pairs.has(pair)));
    expect(missed.filter((pair) => !/position: (at a tie|after)|limit: (one fewer|as many)/.test(pair))).toEqual([]);
    expect(missed.length / all.size).toBeLessThan(0.02);
  });

  function pairsIn(queries: readonly SweepQuery[]): Set<string> {
    const pairs = new Set<string>();
    for (const query of queries) {
      const names = query.levels.map(({ name }) => name).toSorted();
      for (const [index, name] of names.entries())
        for (const other of names.slice(index + 1)) pairs.add(`${name} | ${other}`);
    }
    return pairs;
  }

  test('the queries of any seed show that nearly every kind of value is read rightly', () => {
    for (const [index, { sweep, queries }] of [first, ...others].entries()) {
      const filters = sweep.levels.filter((level) => level.kind === 'filter');
      const oracle = new Oracle(listImages, survey.items);
      const shown = new Set(queries.flatMap((query) => query.shown.map(({ level, kind }) => `${level.name} ${kind}`)));
      const kinds = kindsOf(filters, oracle, new Random(index, 'kinds')).map(
        ({ level, kind }) => `${level.name} ${kind}`,
      );
      expect(kinds.length).toBeGreaterThan(filters.length);
      expect(kinds.filter((kind) => !shown.has(kind)).length / kinds.length).toBeLessThan(0.05);
    }
  });

  test('a query has exactly the parts that its levels name, and the page depends on each part that decides', () => {
    const oracle = new Oracle(listImages, survey.items);
    for (const query of first.queries) {
      const filters = query.levels.filter((level) => level.kind === 'filter');
      expect(filters.length).toBe(query.conditions.length);
      const page = oracle.page(query).items;
      for (const [index, level] of filters.entries()) {
        const condition = query.conditions[index] as Condition;
        // A range that excludes nothing may decide by its bound.
        const excludes = query.context.items.some((item) => !satisfies(item, condition));
        if (!query.decisive.includes(level) || !excludes) continue;
        expect(oracle.page({ ...query, conditions: query.conditions.toSpliced(index, 1) }).items).not.toEqual(page);
      }
    }
  });

  test('the marker and the limit of a query are those of its levels', () => {
    const oracle = new Oracle(listImages, survey.items);
    for (const query of first.queries) {
      const { length: left } = oracle.page({ ...query, limit: listImages.page.maximum }).items;
      const listed = oracle.sorted(oracle.found(query), query.order);
      const [limit, position] = ['limit', 'position'].map(
        (kind) => query.levels.find((level) => level.kind === kind)?.name,
      );
      const limits: Readonly<Record<string, number | undefined>> = {
        'limit: none': undefined,
        'limit: zero': 0,
        'limit: one': 1,
        'limit: one fewer': left - 1,
        'limit: as many': left,
        'limit: one more': left + 1,
        'limit: the maximum': listImages.page.maximum,
      };
      if (limit !== undefined && limit in limits) expect(query.limit, limit).toBe(limits[limit]);
      expect(query.marker === undefined).toBe(position === 'position: at the start');
      if (position === 'position: after the last item') expect(left).toBe(0);
      if (query.marker) expect(!listed.includes(query.marker)).toBe(position?.endsWith('that the list lacks'));
    }
  });

  test('a failing query is made as small as the parts that matter, in few requests', () => {
    const isMore = (level: Level): boolean => !/: (no order|at the start|none|the plain list)$/.test(level.name);
    const plain = first.sweep.levels.find((level) => level.kind === 'context' && level.isPlain) as ContextLevel;
    const arbitrary = fc.nat(first.queries.length - 1).chain((index) => {
      const query = first.queries[index] as SweepQuery;
      return fc.tuple(
        fc.constant(query),
        fc.uniqueArray(fc.constantFrom(...query.levels.filter(isMore)), { minLength: 1, maxLength: 3 }),
      );
    });
    const has = (query: Case, { kind, factor }: Level): boolean => {
      if (kind === 'filter') return query.conditions.some(({ filter }) => filter.parameter === factor);
      if (kind === 'context') return query.context !== plain.context;
      return kind === 'position' ? query.marker !== undefined : query[kind] !== undefined;
    };
    fc.assert(
      fc.property(arbitrary, ([query, parts]) => {
        fc.pre(query.levels.filter(isMore).length > 0 && parts.every((part) => has(query, part)));
        let smallest: Case = query;
        let requests = 0;
        const fails = (smaller: Case): boolean => {
          requests += 1;
          return parts.every((part) => has(smaller, part));
        };
        for (let smaller: Case | undefined = query; smaller; ) {
          smallest = smaller;
          smaller = [...smallerCases(smallest, plain)].find(fails);
        }
        const left = smallest.levels.filter(isMore).map(({ factor }) => factor);
        // A filter with a wildcard needs the list that the wildcard widens.
        const needsContext = parts.some((part) => part.kind === 'filter' && part.filter.wildcard !== undefined);
        const kept = needsContext
          ? left.filter((factor) => factor !== 'context' || parts.some(({ kind }) => kind === 'context'))
          : left;
        expect(kept.toSorted()).toEqual(parts.map(({ factor }) => factor).toSorted());
        expect(smallest.conditions.length).toBe(parts.filter(({ kind }) => kind === 'filter').length);
        expect(requests).toBeLessThan(200);
      }),
    );
  });
});
