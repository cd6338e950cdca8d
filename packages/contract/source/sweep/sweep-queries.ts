import type { ListDescriptor } from '@conoha-images/document';
import { Random } from '../cases/random.ts';
import { allowsFilter } from '../cases/texts.ts';
import type { Oracle } from '../model/oracle.ts';
import type { Survey } from '../target/survey.ts';
import { type Covered, type Gains, PairCoverage, sumOf, TripleCoverage } from './coverage.ts';
import { type DecidingPair, DecidingPairs } from './deciding-pairs.ts';
import { type FactorKind, type FilterLevel, type Level, levelsOf } from './factors.ts';
import { itemsNeeded } from './items-needed.ts';
import { kindsOf } from './kinds.ts';
import { plainQueries } from './plain-queries.ts';
import { QueryMaker, type SweepQuery } from './query-maker.ts';
import type { Style, Wish } from './wish.ts';

/** The share of the queries that first meet each kind of value, and the share that is left for pairs that decide nothing. */
const kindShare = 0.62;
const restShare = 0.24;

/** How often values that find nothing are met again, beside other orders and positions, if there are queries left. */
const furtherRounds = 2;

/** Of so many queries with values of their own, one has only few filters; and of so many with a pair that decides. */
const sparse = { kinds: 4, pairs: 8 } as const;

/** How much more a pair that decides counts than one that is only sent. */
const decidingWeight = 4;

export interface SweepCoverage {
  /** Pairs of levels that were in one query. */
  readonly pairs: Covered;
  /**
   * Triples of a filter, an order and a position that were in one query, of which at least one decided what was on the
   * page. If the filter and the order are of the same property, the query was made for this triple.
   */
  readonly triples: Covered;
}

/**
 * The queries of a sweep: first every order and amount alone, then every kind of value, then levels that decide what is on
 * a page beside others, then every pair that is left, and at last triples. They end when nothing more can be met.
 */
export class SweepQueries implements Iterable<SweepQuery> {
  readonly levels: readonly Level[];
  readonly #oracle: Oracle;
  readonly #random: Random;
  readonly #count: number;
  readonly #maker: QueryMaker;
  readonly #pairs: PairCoverage;
  readonly #decidingPairs: DecidingPairs;
  readonly #triples: TripleCoverage;
  #made = 0;

  /**
   * @param kinds The parts that queries are to have.
   * @param count How many queries will be sent.
   */
  constructor(
    list: ListDescriptor,
    survey: Survey,
    oracle: Oracle,
    seed: number,
    kinds: ReadonlySet<FactorKind>,
    count: number,
  ) {
    this.levels = levelsOf(list, survey, seed, kinds);
    this.#oracle = oracle;
    this.#random = new Random(seed, 'sweep');
    this.#count = count;
    this.#maker = new QueryMaker(oracle, this.levels, this.#random);
    this.#pairs = new PairCoverage(this.levels, excludeEachOther);
    const finding = new Set(this.levels.filter((level) => level.kind !== 'filter' || finds(level, oracle)));
    const isWanted = ({ decider, other }: DecidingPair): boolean =>
      finding.has(other) && canDecide(decider) && !excludeEachOther(decider, other);
    this.#decidingPairs = new DecidingPairs(this.levels, isWanted, isRelated);
    this.#triples = new TripleCoverage(this.levels, haveOneProperty);
  }

  get coverage(): SweepCoverage {
    return { pairs: this.#pairs.counts, triples: this.#triples.counts };
  }

  *[Symbol.iterator](): Iterator<SweepQuery> {
    for (const query of this.#queries()) {
      this.#made += 1;
      this.#maker.use(query);
      this.#pairs.meet(query.levels);
      this.#decidingPairs.meet(query.levels, query.decisive);
      this.#triples.meet(query.levels, query.decisive);
      yield query;
    }
  }

  *#queries(): Generator<SweepQuery> {
    yield* plainQueries(this.#oracle, this.levels, this.#random);
    const kinds = this.#everyKind();
    yield* first(kinds, Math.ceil(kindShare * this.#count));
    yield* first(this.#everyDecidingPair(), Math.ceil((1 - restShare) * this.#count) - this.#made);
    yield* this.#everyPair();
    yield* kinds;
    yield* this.#everyDecidingPair();
    for (let round = 0; round < furtherRounds; round += 1) yield* this.#everyKind();
    yield* this.#everyTriple();
  }

  /** Every kind of value that was not used yet, and those that find nothing beside other levels again. */
  *#everyKind(): Generator<SweepQuery> {
    const filters = this.levels.filter((level) => level.kind === 'filter');
    for (const [index, fixed] of kindsOf(filters, this.#oracle, this.#random).entries()) {
      if (this.#maker.usesOf(fixed) > 0 && fixed.isFinding && !fixed.isEnum) continue;
      const style = index % sparse.kinds === 0 ? 'sparse' : 'dense';
      const wish: Wish = { levels: [fixed.level], deciders: [fixed.level], fixed, source: fixed.source };
      // A list with the source may have no item from which the value tells it apart.
      const elsewhere: Wish = { ...wish, source: undefined };
      // A range at the limits of its type excludes nothing, and an item may be in a list that takes no such filter.
      const alone: Wish = { ...wish, deciders: [] };
      const query =
        this.#make(wish, style) ??
        (fixed.source && this.#make(elsewhere, style)) ??
        this.#make(alone, 'sparse') ??
        this.#make({ ...alone, source: undefined }, 'sparse');
      if (query) yield query;
    }
  }

  /** Levels that decide what is on a page, beside every other. */
  *#everyDecidingPair(): Generator<SweepQuery> {
    for (let pair = this.#decidingPairs.next(this.#random); pair; pair = this.#decidingPairs.next(this.#random)) {
      const { decider, other } = pair;
      const style = this.#random.below(sparse.pairs) === 0 ? 'sparse' : 'dense';
      const wish: Wish = { levels: [decider, other], deciders: [decider] };
      const query = this.#make(wish, style);
      if (query) yield query;
      this.#decidingPairs.close(pair);
    }
  }

  /** Every pair that was not sent: first those that need items around a place, because few queries meet them by chance. */
  *#everyPair(): Generator<SweepQuery> {
    const open = this.#random.shuffled(this.#pairs.open());
    const needsItems = (number: number): boolean =>
      this.#pairs.combination(number).some((level) => itemsNeeded(level) > 0);
    for (const number of [...open.filter(needsItems), ...open.filter((other) => !needsItems(other))]) {
      if (!this.#pairs.isOpen(number)) continue;
      const levels = this.#pairs.combination(number);
      const query = this.#maker.make({ levels, deciders: [] }, this.#pairs, 'full');
      if (query) yield query;
      this.#pairs.giveUp(number);
    }
  }

  /** Triples of a filter, an order and a position: those of related levels first, and each of these in its own query. */
  *#everyTriple(): Generator<SweepQuery> {
    const open = this.#random.shuffled(this.#triples.open());
    const partsOf = (number: number): Level[] =>
      ['order', 'filter'].flatMap(
        (kind) => this.#triples.combination(number).find((level) => level.kind === kind) ?? [],
      );
    const hasRule = (number: number): boolean => {
      const [decider, other] = partsOf(number);
      return decider !== undefined && other !== undefined && isRelated({ decider, other });
    };
    for (const number of [...open.filter(hasRule), ...open.filter((other) => !hasRule(other))]) {
      const levels = this.#triples.combination(number);
      const parts = partsOf(number);
      const alone = parts.map((level): Wish => ({ levels, deciders: [level] }));
      const telling = [parts, ...parts.slice(1).map((filter) => [filter])].map(
        (deciders): Wish => ({ levels, deciders, isTelling: true }),
      );
      for (const wish of this.#triples.isRelated(number) ? [...telling, ...alone] : alone) {
        if (!this.#triples.isOpen(number)) break;
        const query = this.#maker.make(wish, this.#triples, 'dense');
        if (!query) continue;
        yield query;
        this.#triples.cover(number);
      }
      this.#triples.giveUp(number);
    }
  }

  #make(wish: Wish, style: Style): SweepQuery | undefined {
    const decides = ({ kind }: Level): boolean => kind !== 'filter';
    const isDecider = (level: Level): boolean => style === 'sparse' || decides(level) || wish.deciders.includes(level);
    const gains: Gains = sumOf(this.#decidingPairs.gains(isDecider), this.#pairs, decidingWeight);
    return this.#maker.make(wish, gains, style);
  }
}

/** The first so many values. The generator can go on later. */
function* first<Value>(values: Generator<Value>, count: number): Generator<Value> {
  for (let left = count; left > 0; left -= 1) {
    const { value, done } = values.next();
    if (done) return;
    yield value;
  }
}

/** Whether no query can have two levels: a filter and a context that has its parameter. */
function excludeEachOther(a: Level, b: Level): boolean {
  const [context, filter] = a.kind === 'context' ? [a, b] : [b, a];
  return (
    context.kind === 'context' && filter.kind === 'filter' && !allowsFilter(filter.filter, context.context.parameters)
  );
}

/** Whether a level can be beside one that decides what is on a page: a filter must find items. */
function finds({ kinds }: FilterLevel, oracle: Oracle): boolean {
  return kinds.some((conditions) => conditions.some((condition) => oracle.matches(condition) !== 0n));
}

/** Whether a level can decide what is on a page. */
function canDecide(level: Level): boolean {
  if (level.kind === 'context') return !level.isPlain;
  if (level.kind === 'position') return level.position !== 'at the start';
  return level.kind !== 'offset' || level.amount !== 'none';
}

/** Whether a service probably has a rule for both: the default order beside a filter, or a filter and an order of one property. */
function isRelated({ decider, other }: DecidingPair): boolean {
  const isDefaultOrder = decider.kind === 'order' && decider.kinds.length === 0 && other.kind === 'filter';
  return isDefaultOrder || haveOneProperty(decider, other);
}

/** Whether a filter and an order, or two filters, are about the same property. */
function haveOneProperty(one: Level, other: Level): boolean {
  const property = propertyOf(one);
  return property !== undefined && property === propertyOf(other);
}

/** The property that a filter compares, or by which alone an order sorts. */
function propertyOf(level: Level): string | undefined {
  if (level.kind === 'filter') return level.filter.property;
  const [term, ...others] = level.kind === 'order' ? (level.kinds[0]?.[0]?.terms ?? []) : [];
  return others.length === 0 ? term?.key.property : undefined;
}
