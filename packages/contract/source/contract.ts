import { type Description, type ListDescriptor, type TokenPlace, tokenPlace } from '@conoha-images/document';
import { ResponseSchemas } from '@conoha-images/document/node';
import { standardDescription } from '@conoha-images/spec/description';
import { checkOptions, contractRules } from './check-options.ts';
import { checksOf, listIn, type PendingCheck } from './checks.ts';
import { BudgetSpent, NotChecked, NotRun, RelationFailure, VersionFailure } from './errors.ts';
import type { Item } from './model/value.ts';
import { type ContractOptions, integer, isLocal, pathOf, positive, validToken } from './options.ts';
import { findingOf, isExplained, type Profile } from './profile.ts';
import { redact } from './redact.ts';
import { bodyInspector } from './relations/http/body-faults.ts';
import type { CheckEnvironment } from './relations/support/environment.ts';
import type { Check, Relation } from './relations/support/relation.ts';
import type { Combinations, Failure, Result } from './results.ts';
import type { Explanation } from './sweep/explanations.ts';
import { Sweep } from './sweep/sweep.ts';
import { curlCommand } from './target/curl.ts';
import type { ReceivedResponse } from './target/messages.ts';
import { Reader } from './target/reader.ts';
import { Surveyor } from './target/surveyor.ts';
import { Target } from './target/target.ts';

/** How often the data may change during a run. Each time it is read again. */
const maximumChanges = 20;

/** How often a check is repeated if the data changes during it. */
const maximumAttempts = 3;

/** The checks of one list, and the target to check. */
export class Contract {
  readonly list: ListDescriptor;
  readonly checks: readonly PendingCheck[];
  readonly seed: number;
  readonly #options: ContractOptions;
  readonly #description: Description;
  readonly #tokenPlace: TokenPlace | undefined;
  readonly #target: Target;
  readonly #reader: Reader;
  readonly #schemas: ResponseSchemas;
  readonly #sweep: Sweep;
  readonly #responses: ReceivedResponse[] = [];
  readonly #surveyor: Surveyor;
  /** Whether a check has failed that ends the run. */
  #hasEnded = false;
  /** How many responses came before the last change of the data. */
  #outdated = 0;
  #changes = 0;

  /**
   * @param onRequest Called after each request, with the number of requests so far.
   * @throws {NotRun} if an option is invalid.
   */
  constructor(options: ContractOptions, onRequest?: (requests: number) => void) {
    checkOptions(options, contractRules);
    const { description = standardDescription, seed = Math.floor(Math.random() * 2 ** 31), baseUrl, token } = options;
    this.#options = options;
    this.#description = description;
    this.list = listIn(description, options.operationId);
    this.seed = integer('The seed', seed, 0);
    this.checks = checksOf(this.list, options.only);
    this.#tokenPlace = tokenPlace(description.document, this.list);
    const standardRate = isLocal(baseUrl) ? Number.POSITIVE_INFINITY : 10;
    if (token !== undefined && token === options.secondToken) {
      throw new NotRun('The second token must belong to another caller; given: the first token.');
    }
    this.#target = new Target({
      baseUrl,
      path: pathOf(this.list, options.pathParameters),
      place: this.#tokenPlace,
      tokens: { first: validToken('token', token), second: validToken('secondToken', options.secondToken) },
      fetch: options.fetch,
      inspect: bodyInspector(description.document, this.list),
      rate: positive('The rate', options.rate ?? standardRate),
      budget: integer('The budget', options.budget ?? 1_500, 1),
      timeout: integer('The timeout', options.timeout ?? 30_000, 1),
    });
    this.#target.onResponse = (response) => {
      this.#responses.push(response);
      onRequest?.(this.requests);
    };
    this.#reader = new Reader(this.list, this.#target);
    this.#surveyor = new Surveyor(this.#target, this.#reader);
    const kinds = this.checks.flatMap(({ relation }) => relation.kinds ?? []);
    this.#sweep = new Sweep(
      () => this.#environment(),
      new Set(kinds),
      (explanation) => options.bail === true && this.#hasCheck(explanation),
    );
    this.#schemas = new ResponseSchemas(description.document, this.list);
  }

  #hasCheck({ relation: name, subject }: Explanation): boolean {
    return this.checks.some(({ relation, check }) => relation.name === name && check.subject === subject);
  }

  /** Where the list is. */
  get url(): string {
    return this.#target.url;
  }

  /** How many pairs and triples of values the sweep has sent; undefined if no check needed it. */
  get combinations(): Combinations | undefined {
    return this.#sweep.coverage;
  }

  /** How many requests have been sent. */
  get requests(): number {
    return this.#target.requests;
  }

  /**
   * Reads the target's data. If it is not called, the first check does it.
   *
   * @throws {NotRun} if the target can't be reached, rejects the token, or has more data than the budget can read.
   */
  async open(): Promise<void> {
    if (!this.#surveyor.surveys) await this.#surveyor.survey();
  }

  get #profile(): Profile {
    return this.#options.profile ?? 'strict';
  }

  /** Every item that a caller can see. */
  get #items(): readonly Item[] {
    const { survey, secondSurvey } = this.#surveyor.surveys ?? {};
    return [...(survey?.items ?? []), ...(secondSurvey?.items ?? [])];
  }

  /** Makes a check. @throws {NotRun} as {@link open} does. */
  async run({ topic, relation, check }: PendingCheck): Promise<Result> {
    await this.open();
    const start = performance.now();
    const before = this.requests;
    const outcome = this.#hasEnded
      ? ({ status: 'not-checked', reason: 'an earlier check failed' } as const)
      : await this.#outcome(relation, check);
    this.#hasEnded ||= this.#options.bail === true && outcome.status === 'failed';
    return {
      topic,
      relation: relation.name,
      ...(check.subject !== undefined && { subject: check.subject }),
      sentence: relation.sentence,
      ...outcome,
      requests: this.requests - before,
      milliseconds: performance.now() - start,
    };
  }

  async #outcome(relation: Relation, check: Check): Promise<Pick<Result, 'status' | 'reason' | 'finding' | 'failure'>> {
    try {
      for (let attempt = 1; ; attempt += 1) {
        const failure = await this.#failureIn(check);
        if (!failure) return { status: 'held' };
        // The sweep has compared the data before and after its failures.
        const isConfirmed = relation.kinds !== undefined;
        if (isConfirmed || !(await this.#hasChanged(failure, attempt))) return this.#verdict(relation, failure);
      }
    } catch (error) {
      if (!(error instanceof NotChecked || error instanceof BudgetSpent)) throw error;
      return { status: 'not-checked', reason: error.message };
    }
  }

  async #failureIn(check: Check): Promise<RelationFailure | undefined> {
    try {
      await check.run(this.#environment());
      return undefined;
    } catch (error) {
      if (error instanceof RelationFailure) return error;
      throw error;
    }
  }

  #verdict({ level }: Relation, error: RelationFailure): Pick<Result, 'status' | 'reason' | 'finding' | 'failure'> {
    const failure = this.#failureOf(error);
    if (level === 'warning') return { status: 'warning', failure };
    const finding = findingOf(this.#profile, error, this.list, this.#items);
    return finding
      ? { status: 'known', finding: finding.name, reason: finding.sentence, failure }
      : { status: 'failed', failure };
  }

  /**
   * Whether the data has changed since it was read, so that a failure tells nothing. If so, it has been read again.
   *
   * @throws {NotChecked} if the data changes too fast, or if it may have changed and the budget does not allow reading it.
   */
  async #hasChanged(failure: RelationFailure, attempt: number): Promise<boolean> {
    try {
      if (!(await this.#surveyor.hasChanged(failure))) return false;
      if (attempt === maximumAttempts || this.#changes === maximumChanges) {
        throw new NotChecked('the data changes faster than it can be checked');
      }
      this.#changes += 1;
      this.#outdated = this.#responses.length;
      return (await this.#surveyor.survey()) !== 'implausible';
    } catch (error) {
      if (error instanceof NotChecked) throw error;
      if (!(error instanceof BudgetSpent || error instanceof NotRun)) throw error;
      const mayHaveChanged = this.#changes > 0 || failure instanceof VersionFailure;
      if (mayHaveChanged && !this.#surveyor.isErratic) throw new NotChecked(error.message);
      return false;
    }
  }

  #environment(): CheckEnvironment {
    const { surveys } = this.#surveyor;
    if (!surveys) throw new NotRun('The contract must be opened before a check is run.');
    return {
      document: this.#description.document,
      list: this.list,
      schemas: this.#schemas,
      target: this.#target,
      reader: this.#reader,
      responses: this.#responses,
      recentResponses: this.#responses.slice(this.#outdated),
      seed: this.seed,
      parallel: this.#options.parallel ?? isLocal(this.#options.baseUrl),
      sweep: this.#sweep,
      hasChanged: (failure) => this.#hasChanged(failure, 1),
      isKnown: (failure) => findingOf(this.#profile, failure, this.list, this.#items) !== undefined,
      isExplained: (failure) => isExplained(this.#profile, failure, this.list, this.#items),
      ...surveys,
    };
  }

  #failureOf({ expected, got, responses }: RelationFailure): Failure {
    const { first = 'TOKEN', second = 'SECOND_TOKEN' } = this.#options.tokenNames ?? {};
    const commands = responses.map(({ request: { ifNoneMatch, ...request } }) => {
      // It is a text of the service.
      const sent = { ...request, ifNoneMatch: ifNoneMatch === undefined ? undefined : this.#redacted(ifNoneMatch) };
      return curlCommand(sent, this.#tokenPlace, { first, second });
    });
    return {
      expected: this.#redacted(expected),
      got: this.#redacted(got),
      curl: [...new Set(commands)].slice(0, 3),
    };
  }

  /** A text without the tokens, which the service may have repeated. */
  #redacted(text: string): string {
    const { token = '', secondToken = '' } = this.#options;
    return [token, secondToken].filter((secret) => secret !== '').reduce(redact, text);
  }
}
