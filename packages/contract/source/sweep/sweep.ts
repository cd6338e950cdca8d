import { Random } from '../cases/random.ts';
import { BudgetSpent, NotChecked, RelationFailure } from '../errors.ts';
import { type PageQuery, pageParameters } from '../model/list-query.ts';
import { Oracle } from '../model/oracle.ts';
import { rotated } from '../model/parameters.ts';
import { difference } from '../relations/support/difference.ts';
import type { CheckEnvironment } from '../relations/support/environment.ts';
import type { ReadPage } from '../target/page.ts';
import { type Explanation, explanationOf, explanationsWithin, isChecked, keyOf } from './explanations.ts';
import type { ContextLevel, FactorKind, FilterLevel, Level } from './factors.ts';
import { QuerySequence } from './query-sequence.ts';
import { type Case, isPlain, onLargestPage, smallerCases } from './smaller-cases.ts';
import type { SweepCoverage } from './sweep-queries.ts';

/** How many requests the relations after the sweep need. */
const reserve = 515;

/** The maximum number of requests to make failing queries smaller. */
const maximumShrinks = 400;

/** How often a query is sent again because the data has changed. */
const maximumAttempts = 3;

/** A failing query that is as small as it can be. */
interface Cause {
  readonly explanation: Explanation;
  readonly levels: readonly Level[];
  readonly failure: RelationFailure;
}

/** Sends the queries of a sweep, compares each page with what it should be, and explains those that differ. */
export class Sweep {
  readonly #environment: () => CheckEnvironment;
  readonly #kinds: ReadonlySet<FactorKind>;
  readonly #isEnd: (explanation: Explanation) => boolean;
  readonly #causes: Cause[] = [];
  /** The first failure that the profile explains. */
  #explained: Cause | undefined;
  /** The keys of the explanations that a query could have had. */
  readonly #met = new Set<string>();
  #sequence: QuerySequence | undefined;
  #coverage: SweepCoverage | undefined;
  #oracle: Oracle | undefined;
  #survey: CheckEnvironment['survey'] | undefined;
  #running: Promise<void> | undefined;
  #shrinks = 0;
  #end: BudgetSpent | NotChecked | undefined;

  /**
   * @param environment The target and what is known of its data, which may change during the sweep.
   * @param kinds The parts that queries are to have.
   * @param isEnd Whether a failure with this explanation ends the sweep.
   */
  constructor(
    environment: () => CheckEnvironment,
    kinds: ReadonlySet<FactorKind>,
    isEnd: (explanation: Explanation) => boolean = () => false,
  ) {
    this.#environment = environment;
    this.#kinds = kinds;
    this.#isEnd = isEnd;
  }

  /** How much was covered; undefined before the sweep. */
  get coverage(): SweepCoverage | undefined {
    return this.#coverage;
  }

  /**
   * Checks a relation. The first check sends the queries of all of them.
   *
   * @throws {RelationFailure} if a query shows that it does not hold.
   * @throws {NotChecked} if no query could show it.
   */
  async check(explanation: Explanation): Promise<void> {
    this.#running ??= this.#run();
    await this.#running;
    const key = keyOf(explanation);
    const causes = [...this.#causes, ...(this.#explained ? [this.#explained] : [])];
    const cause = causes.find((known) => keyOf(known.explanation) === key);
    if (cause) throw cause.failure;
    if (this.#met.has(key)) return;
    const others = this.#causes.length > 0 ? ', or each of them fails for another reason' : '';
    throw this.#end ?? new NotChecked(`no query that the data allows would show it${others}`);
  }

  async #run(): Promise<void> {
    const { list, survey, seed, target } = this.#environment();
    const count = target.left - Math.min(reserve, Math.floor(target.left / 2));
    const end = target.requests + count;
    const sequence = QuerySequence.of({ list, survey, seed, kinds: this.#kinds, count });
    this.#sequence = sequence;
    this.#coverage = sequence.coverage;
    const random = new Random(seed, 'order of parameters');
    try {
      for (let number = 0; target.requests < end; number += 1) {
        const step = sequence.step(number);
        this.#coverage = step?.coverage ?? sequence.coverage;
        if (!step) return;
        const { query } = step;
        const isRight = await this.#isRight(query, random.below(100));
        if (this.#hasEnded()) throw new NotChecked('a query before those of this check failed');
        if (!isRight) continue;
        for (const explanation of explanationsWithin(list, query.levels, query.decisive))
          this.#met.add(keyOf(explanation));
      }
    } catch (error) {
      if (!(error instanceof BudgetSpent || error instanceof NotChecked)) throw error;
      this.#end = error;
    }
  }

  #hasEnded(): boolean {
    const { isKnown } = this.#environment();
    return this.#causes.some(({ failure, explanation }) => this.#isEnd(explanation) && !isKnown(failure));
  }

  /** What the target's data says at this moment. */
  #currentOracle(): Oracle {
    const { list, survey } = this.#environment();
    if (!this.#oracle || this.#survey !== survey) this.#oracle = new Oracle(list, survey.items);
    this.#survey = survey;
    return this.#oracle;
  }

  /** Whether the response to a query is right. If it is not, and no known cause explains it, its cause is found. */
  async #isRight(query: Case, rotation: number): Promise<boolean> {
    for (let attempt = 0; attempt < maximumAttempts; attempt += 1) {
      const failure = await this.#difference(query, rotation);
      if (!failure) return true;
      if (this.#isKnown(query)) return false;
      if (this.#environment().isExplained(failure)) {
        this.#explained ??= { explanation: explanationOf(this.#environment().list, query.levels), levels: [], failure };
        return false;
      }
      if (await this.#environment().hasChanged(failure)) continue;
      const cause = await this.#smallest(query, failure);
      // While the query was made smaller, the data may have changed too.
      if (cause.failure !== failure && (await this.#environment().hasChanged(cause.failure))) continue;
      this.#causes.push(cause);
      return false;
    }
    return false;
  }

  #isKnown(query: Case): boolean {
    return this.#causes.some(({ levels }) => includes(query.levels, levels));
  }

  /** How the response to a query differs from what it should be; undefined if it does not, or its marker is gone. */
  async #difference(query: PageQuery, rotation = 0): Promise<RelationFailure | undefined> {
    const { list, reader } = this.#environment();
    const current = this.#current(query);
    if (!current) return undefined;
    try {
      const page = await reader.page(rotated(pageParameters(list, current), rotation));
      this.#compare(current, page);
      return undefined;
    } catch (error) {
      if (error instanceof RelationFailure) return error;
      throw error;
    }
  }

  /** The same query for the data as it is now; undefined if its marker is gone. */
  #current(query: PageQuery): PageQuery | undefined {
    const { survey } = this.#environment();
    const oracle = this.#currentOracle();
    const name = JSON.stringify(query.context.parameters);
    const context = survey.contexts.find(({ parameters }) => JSON.stringify(parameters) === name) ?? survey.plain;
    const marker = query.marker && oracle.itemWith(oracle.keyOf(query.marker));
    return query.marker && !marker ? undefined : { ...query, context, marker };
  }

  /** @throws {RelationFailure} if a page is not what it should be. */
  #compare(query: PageQuery, { items, next, response }: ReadPage): void {
    const { list, reader } = this.#environment();
    const oracle = this.#currentOracle();
    // If the document has no default size, a page without a limit may end anywhere.
    const expected = oracle.page(query, items.length);
    const keys = reader.keysOf(expected.items);
    const got = reader.keysOf(items);
    const all = list.order ? [] : reader.keysOf(oracle.sorted(oracle.found(query), undefined));
    const found = difference(list.order ? keys : anyOf(all, got, keys.length), got);
    const compared = { expected: expected.items, got: items, inOrder: list.order !== undefined };
    if (found) throw new RelationFailure(found[0], found[1], [response], compared);
    if (
      list.page.next === undefined || items.length === 0
        ? next === undefined
        : next !== undefined || expected.following === 0
    )
      return;
    throw items.length === 0
      ? new NextFailure('no next link on a page without items', JSON.stringify(next), [response])
      : new NextFailure(`a next link, because ${expected.following} items follow`, 'no next link', [response]);
  }

  /** Makes a failing query as small as it can be, and explains it. */
  async #smallest(query: Case, failure: RelationFailure): Promise<Cause> {
    const { levels = [] } = this.#sequence ?? {};
    const plain = levels.find((level) => level.kind === 'context' && level.isPlain) as ContextLevel;
    const largest = levels.find((level) => level.kind === 'limit' && level.amount === 'the maximum');
    let smallest: Case = query;
    let found = failure;
    const firstOf = ({ context }: Case) => this.#currentOracle().page({ context, conditions: [] }).items[0];
    const again = (candidates: Iterable<Case>) => this.#firstFailing(candidates);
    const whole = onLargestPage(query, this.#environment().reader.largest, largest);
    for (
      let smaller = (await again([whole])) ?? (await again(smallerCases(query, plain, firstOf)));
      smaller;
      smaller = await again(smallerCases(smallest, plain, firstOf))
    ) {
      smallest = smaller.query;
      found = smaller.failure;
    }
    const { list } = this.#environment();
    const named = this.#explanationOf(smallest, found);
    // Every failure must be reported, so a part that no check is about belongs to the check of everything.
    const explanation: Explanation = isChecked(list, named) ? named : { relation: 'combined-query' };
    return { explanation, levels: this.#partsOf(smallest, explanation), failure: found };
  }

  async #firstFailing(candidates: Iterable<Case>): Promise<{ query: Case; failure: RelationFailure } | undefined> {
    for (const query of candidates) {
      if (this.#shrinks >= maximumShrinks) return undefined;
      // It fails for a reason that the original query does not have.
      if (this.#isKnown(query)) continue;
      this.#shrinks += 1;
      const failure = await this.#difference(query);
      if (failure && !this.#environment().isExplained(failure)) return { query, failure };
    }
    return undefined;
  }

  /** The parts that requests with the same cause have. Those of a request without any part lack an order or a limit. */
  #partsOf({ levels }: Case, { relation }: Explanation): readonly Level[] {
    const parts = levels.filter(isMore);
    const others = parts.filter((level) => level.kind !== 'limit' || level.amount !== 'the maximum');
    if (parts.length > 0) return others.length > 0 ? others : parts;
    const kind: FactorKind = relation === 'order-sorts' ? 'order' : 'limit';
    return this.#sequence?.levels.filter((level) => level.kind === kind && !isMore(level)) ?? [];
  }

  #explanationOf({ levels, conditions }: Case, failure: RelationFailure): Explanation {
    const { list } = this.#environment();
    if (failure instanceof NextFailure) return { relation: 'next-follows' };
    const { expected, got } = failure.compared ?? {};
    const isFull = expected !== undefined && expected.length === got?.length;
    if (!levels.some(isMore) && list.order && isFull) {
      return { relation: 'order-sorts', subject: 'no order' };
    }
    const filters = levels.filter(({ kind }) => kind === 'filter');
    // A class of many values has times in several forms.
    const isTime = (level: Level, own = conditions[filters.indexOf(level)]): boolean =>
      own?.filter.type === 'date-time' && level.kind === 'filter' && level.form === 'value' && !isPlain(own);
    return explanationOf(
      list,
      levels.map((level) => (isTime(level) ? { ...(level as FilterLevel), form: 'time' } : level)),
    );
  }
}

/** Thrown if a page has a next link although it should not, or the reverse. */
class NextFailure extends RelationFailure {}

/** Some of the keys of a list without a promised order: those that a page has, and others if it has too few. */
function anyOf(all: readonly string[], got: readonly string[], count: number): string[] {
  const allowed = new Set(all);
  const kept = got.filter((key) => allowed.has(key));
  return [...kept, ...all.filter((key) => !kept.includes(key))].slice(0, count);
}

/** Whether a query with some levels has all parts of another. */
function includes(levels: readonly Level[], others: readonly Level[]): boolean {
  // Beside a filter, all orders and all markers have the same explanation.
  const isFiltered = others.some(({ kind }) => kind === 'filter');
  return others.every(
    (other) =>
      levels.some((level) => {
        if (other.kind === 'filter') return isLike(level, other);
        const isAlike = isFiltered && (other.kind === 'order' || other.kind === 'position');
        return isAlike ? level.kind === other.kind && isMore(level) : level.name === other.name;
      }) || lacks(levels, other),
  );
}

/** Whether another level stands for something that a request lacks, and a query with some levels lacks it too. */
function lacks(levels: readonly Level[], other: Level): boolean {
  return !isMore(other) && !levels.some((level) => level.kind === other.kind && isMore(level));
}

/** Whether a level has values of the same filter and operator as another. If the filter is repeated, the last may be one. */
function isLike(level: Level, other: FilterLevel): boolean {
  const isRepeated = level.kind === 'filter' && level.form === 'repeated' && level.factor === other.factor;
  return level.group === other.group || isRepeated;
}

/** Whether a level stands for something that a request has. */
function isMore(level: Level): boolean {
  switch (level.kind) {
    case 'context':
      return !level.isPlain;
    case 'order':
      return level.kinds.length > 0;
    case 'position':
      return level.position !== 'at the start';
    case 'filter':
      return true;
    default:
      return level.amount !== 'none';
  }
}
