import { type Description, type ListDescriptor, type TokenPlace, tokenPlace } from '@conoha-images/document';
import { ResponseSchemas } from '@conoha-images/document/node';
import { standardDescription } from '@conoha-images/spec/description';
import { checksOf, listIn, type PendingCheck } from './checks.ts';
import { BudgetSpent, NotChecked, NotRun, RelationFailure } from './errors.ts';
import { canonicalText, type Item } from './model/value.ts';
import { type ContractOptions, integer, isLocal, pathOf, positive, validToken } from './options.ts';
import { findingOf } from './profile.ts';
import { redact } from './redact.ts';
import type { CheckEnvironment } from './relations/support/environment.ts';
import type { Check } from './relations/support/relation.ts';
import type { Failure, Result } from './results.ts';
import { curlCommand } from './target/curl.ts';
import { type ReceivedResponse, summaryOf } from './target/messages.ts';
import { Reader } from './target/reader.ts';
import { type Survey, surveyOf } from './target/survey.ts';
import { Target } from './target/target.ts';

/** How often the data may change during a run. Each time it is read again. */
const maximumChanges = 3;

type Surveys = Pick<CheckEnvironment, 'survey' | 'secondSurvey'>;

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
  readonly #responses: ReceivedResponse[] = [];
  #surveys: Surveys | undefined;
  #changes = 0;

  /** @throws {NotRun} if an option is invalid. */
  constructor(options: ContractOptions) {
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
      fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
      rate: positive('The rate', options.rate ?? standardRate),
      budget: integer('The budget', options.budget ?? 1_500, 1),
      timeout: integer('The timeout', options.timeout ?? 30_000, 1),
    });
    this.#target.onResponse = (response) => this.#responses.push(response);
    this.#reader = new Reader(this.list, this.#target);
    this.#schemas = new ResponseSchemas(description.document, this.list);
  }

  /** Where the list is. */
  get url(): string {
    return this.#target.url;
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
    this.#surveys ??= await this.#survey();
  }

  /** Makes a check. @throws {NotRun} as {@link open} does. */
  async run({ topic, relation, check }: PendingCheck): Promise<Result> {
    await this.open();
    const start = performance.now();
    const before = this.requests;
    const outcome = await this.#outcome(check);
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

  async #outcome(check: Check): Promise<Pick<Result, 'status' | 'reason' | 'finding' | 'failure'>> {
    try {
      await check.run(this.#environment());
      return { status: 'held' };
    } catch (error) {
      if (error instanceof NotChecked || error instanceof BudgetSpent) {
        return { status: 'not-checked', reason: error.message };
      }
      if (!(error instanceof RelationFailure)) throw error;
      if (await this.#hasChanged()) return this.#outcome(check);
      const failure = this.#failureOf(error);
      const finding = findingOf(this.#options.profile ?? 'strict', error.responses, this.list);
      return finding
        ? { status: 'known', finding: finding.name, reason: finding.sentence, failure }
        : { status: 'failed', failure };
    }
  }

  /** Whether the data has changed and is stable again. If so, it has been read again. */
  async #hasChanged(): Promise<boolean> {
    if (!this.#surveys || this.#changes >= maximumChanges) return false;
    try {
      const { parameters, items } = this.#surveys.survey.plain;
      if (this.#textOf(await this.#reader.again(parameters)) === this.#textOf(items)) return false;
      this.#reader.forget();
      const surveys = await this.#survey();
      this.#reader.forget();
      const again = await this.#survey();
      // If every request lists something else, the data did not change: the service is wrong.
      const [text, otherText] = [surveys, again].map(({ survey: { contexts } }) =>
        contexts.map((context) => this.#textOf(context.items)).join(),
      );
      if (text !== otherText) return false;
      this.#surveys = surveys;
      this.#responses.length = 0;
      this.#changes += 1;
      return true;
    } catch (error) {
      if (error instanceof RelationFailure || error instanceof BudgetSpent || error instanceof NotRun) return false;
      throw error;
    }
  }

  #textOf(items: readonly Item[]): string {
    return items.map((item) => canonicalText(item, this.list)).join();
  }

  /** @throws {NotRun} if there is no list, or the token may not read it. */
  #requireList({ failure, items }: Survey, token: string | undefined): void {
    // If a list has an item, it exists, whatever else fails.
    const [response] = items.length === 0 ? (failure?.responses ?? []) : [];
    if (response?.status === 404) {
      const hint = `The base URL must end before ${this.list.path}.`;
      throw new NotRun(`There is no list at ${this.url}: ${summaryOf(response)}. ${hint}`);
    }
    if (response?.status !== 401 && response?.status !== 403) return;
    const problem = token === undefined ? 'requires a token, but there is none' : `rejects ${token}`;
    throw new NotRun(`${this.url} ${problem}: ${summaryOf(response)}.`);
  }

  async #survey(): Promise<Surveys> {
    try {
      const survey = await surveyOf(this.#reader);
      this.#requireList(survey, this.#options.token === undefined ? undefined : 'the token');
      if (!this.#target.hasSecondToken) return { survey, secondSurvey: undefined };
      const secondSurvey = await surveyOf(this.#reader, 'second');
      this.#requireList(secondSurvey, 'the second token');
      return { survey, secondSurvey };
    } catch (error) {
      if (!(error instanceof BudgetSpent)) throw error;
      throw new NotRun(`${error.message} It is too small for this list: raise it.`);
    }
  }

  #environment(): CheckEnvironment {
    if (!this.#surveys) throw new NotRun('The contract must be opened before a check is run.');
    return {
      document: this.#description.document,
      list: this.list,
      schemas: this.#schemas,
      target: this.#target,
      reader: this.#reader,
      responses: this.#responses,
      seed: this.seed,
      ...this.#surveys,
    };
  }

  #failureOf({ expected, got, responses }: RelationFailure): Failure {
    const { first = 'TOKEN', second = 'SECOND_TOKEN' } = this.#options.tokenNames ?? {};
    const commands = responses.map(({ request }) => curlCommand(request, this.#tokenPlace, { first, second }));
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
