import type { ListDescriptor } from '@conoha-images/document';
import { Oracle } from '../model/oracle.ts';
import type { Survey } from '../target/survey.ts';
import type { FactorKind, Level } from './factors.ts';
import type { SweepQuery } from './query-maker.ts';
import { type SweepCoverage, SweepQueries } from './sweep-queries.ts';

/** How many sequences are kept. */
const keptSequences = 3;

/** What the queries of a sweep follow from. */
export interface SweepBasis {
  readonly list: ListDescriptor;
  readonly survey: Survey;
  readonly seed: number;
  /** The parts that queries are to have. */
  readonly kinds: ReadonlySet<FactorKind>;
  /** How many queries will be sent. */
  readonly count: number;
}

/** A query of a sweep, and what is covered when it is sent. */
interface Step {
  readonly query: SweepQuery;
  readonly coverage: SweepCoverage;
}

/**
 * The queries of a sweep in their order. They are made when they are needed, and kept: to make them takes longer than to
 * send them, and a program that checks the same data again, as a test suite does, gets the same ones.
 */
export class QuerySequence {
  /** The last sequences by what they follow from, the last one at the end. */
  static readonly #kept = new Map<string, QuerySequence>();

  readonly levels: readonly Level[];
  readonly #queries: SweepQueries;
  readonly #rest: Iterator<SweepQuery>;
  readonly #steps: Step[] = [];

  constructor({ list, survey, seed, kinds, count }: SweepBasis) {
    this.#queries = new SweepQueries(list, survey, new Oracle(list, survey.items), seed, kinds, count);
    this.#rest = this.#queries[Symbol.iterator]();
    this.levels = this.#queries.levels;
  }

  /** The queries of a sweep; kept ones if they follow from the same. Their items may be copies of the survey's. */
  static of(basis: SweepBasis): QuerySequence {
    const { list, survey, seed, kinds, count } = basis;
    const name = JSON.stringify([list, survey.contexts, seed, [...kinds], count]);
    const sequence = QuerySequence.#kept.get(name) ?? new QuerySequence(basis);
    QuerySequence.#kept.delete(name);
    QuerySequence.#kept.set(name, sequence);
    for (const oldest of [...QuerySequence.#kept.keys()].slice(0, -keptSequences)) QuerySequence.#kept.delete(oldest);
    return sequence;
  }

  /** The query with a number, from 0; undefined if there are no more. */
  step(number: number): Step | undefined {
    if (number === this.#steps.length) {
      const { value: query, done } = this.#rest.next();
      if (!done) this.#steps.push({ query, coverage: this.#queries.coverage });
    }
    return this.#steps[number];
  }

  /** What all queries cover, or those that were made so far. */
  get coverage(): SweepCoverage {
    return this.#queries.coverage;
  }
}
