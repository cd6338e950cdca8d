import { type Description, type ListDescriptor, tokenPlace } from '@conoha-images/document';
import { ResponseSchemas } from '@conoha-images/document/node';
import { standardDescription } from '@conoha-images/spec/description';
import { Broken, BudgetSpent, NotChecked, NotRun } from './broken.ts';
import { curlLine } from './curl.ts';
import { type ContractOptions, isLocal, pathOf, positive, tokenIn, wholeNumber } from './options.ts';
import { inShort, Reader } from './pages.ts';
import { listIn, type Planned, plan } from './plan.ts';
import { findingOf } from './profile.ts';
import type { About } from './relations/index.ts';
import type { Check } from './relations/relation.ts';
import type { Session } from './session.ts';
import { type Survey, surveyOf } from './survey.ts';
import { type Answer, Target } from './target.ts';
import { canonical, type Item } from './value.ts';

/** A relation that does not hold, and what shows it. */
export interface Failure {
  readonly expected: string;
  readonly got: string;
  /** Lines for a shell that show it. In place of a token they have the name of a variable. */
  readonly curl: readonly string[];
}

/** What became of one check. */
export interface Result {
  readonly about: About;
  readonly relation: string;
  /** What of the list it is for, such as a parameter. */
  readonly of?: string;
  readonly sentence: string;
  /** `known`: it is broken, and the profile knows why. */
  readonly status: 'held' | 'broken' | 'known' | 'not-checked';
  /** Why it is not checked, or what is known of it. */
  readonly reason?: string;
  /** What is known of it, by its heading in docs/glance-findings.md. */
  readonly finding?: string;
  readonly failure?: Failure;
  readonly requests: number;
  readonly milliseconds: number;
}

/** How often what is known of the data is read anew, because it changed while it was checked. */
const mostChanges = 3;

/** The checks of one list, and the target on which they are made. */
export class Contract {
  readonly list: ListDescriptor;
  readonly planned: readonly Planned[];
  readonly seed: number;
  readonly #options: ContractOptions;
  readonly #description: Description;
  readonly #target: Target;
  readonly #reader: Reader;
  readonly #answers: ResponseSchemas;
  readonly #seen: Answer[] = [];
  #surveys: { survey: Survey; secondSurvey: Survey | undefined } | undefined;
  #changes = 0;

  /** @throws {NotRun} where an option is no such thing. */
  constructor(options: ContractOptions) {
    const { description = standardDescription, seed = Math.floor(Math.random() * 2 ** 31), baseUrl, token } = options;
    this.#options = options;
    this.#description = description;
    this.list = listIn(description, options.operationId);
    this.seed = wholeNumber('The seed', seed, 0);
    this.planned = plan(this.list, options.only);
    const place = tokenPlace(description.document, this.list);
    const local = isLocal(baseUrl);
    if (token !== undefined && token === options.secondToken) {
      throw new NotRun('The second token must be that of another caller; given: the first.');
    }
    this.#target = new Target({
      ...{ baseUrl, place, path: pathOf(this.list, options.pathParameters) },
      tokens: { first: tokenIn('token', token), second: tokenIn('secondToken', options.secondToken) },
      fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
      rate: positive('The rate', options.rate ?? (local ? Number.POSITIVE_INFINITY : 10)),
      budget: wholeNumber('The budget', options.budget ?? 1_500, 1),
      timeout: wholeNumber('The timeout', options.timeout ?? 30_000, 1),
    });
    this.#target.onAnswer = (answer) => this.#seen.push(answer);
    this.#reader = new Reader(this.list, this.#target);
    this.#answers = new ResponseSchemas(description.document, this.list);
  }

  /** Where the list is that is checked. */
  get url(): string {
    return this.#target.url;
  }

  /** How many requests have been sent. */
  get requests(): number {
    return this.#target.requests;
  }

  /**
   * Reads what the target has. The first check does it otherwise.
   *
   * @throws {NotRun} where the target can't be reached, refuses the token, or has more than the budget can read.
   */
  async open(): Promise<void> {
    this.#surveys ??= await this.#survey();
  }

  /** Makes a check. @throws {NotRun} */
  async run({ about, relation, check }: Planned): Promise<Result> {
    await this.open();
    const [start, before] = [performance.now(), this.requests];
    const named = {
      ...{ about, relation: relation.name, sentence: relation.sentence },
      ...(check.of !== undefined && { of: check.of }),
    };
    const outcome = await this.#outcome(check);
    return {
      ...named,
      ...outcome,
      requests: this.requests - before,
      milliseconds: performance.now() - start,
    };
  }

  async #outcome(check: Check): Promise<Pick<Result, 'status' | 'reason' | 'finding' | 'failure'>> {
    try {
      await check.run(this.#session());
      return { status: 'held' };
    } catch (error) {
      if (error instanceof NotChecked) return { status: 'not-checked', reason: error.message };
      if (error instanceof BudgetSpent) return { status: 'not-checked', reason: error.message };
      if (!(error instanceof Broken)) throw error;
      if (await this.#hasChanged()) return this.#outcome(check);
      const failure = this.#failureOf(error);
      const finding = findingOf(this.#options.profile ?? 'strict', error.shownBy, this.list);
      return finding
        ? { status: 'known', finding: finding.name, reason: finding.sentence, failure }
        : { status: 'broken', failure };
    }
  }

  /** Whether the data is other than it was read, and stays so. Then what is known of it has been read anew. */
  async #hasChanged(): Promise<boolean> {
    const known = this.#surveys;
    if (!known || this.#changes >= mostChanges) return false;
    try {
      const { parameters, items } = known.survey.plain;
      if (this.#textOf(await this.#reader.again(parameters)) === this.#textOf(items)) return false;
      this.#reader.forget();
      const now = await this.#survey();
      this.#reader.forget();
      // A service that gives something else each time has not been changed: it is broken.
      const again = await this.#survey();
      const texts = [now, again].map(({ survey }) =>
        survey.contexts.map(({ items: each }) => this.#textOf(each)).join(),
      );
      if (texts[0] !== texts[1]) return false;
      this.#surveys = now;
      this.#seen.length = 0;
      this.#changes += 1;
      return true;
    } catch (error) {
      if (error instanceof Broken || error instanceof BudgetSpent || error instanceof NotRun) return false;
      throw error;
    }
  }

  #textOf(items: readonly Item[]): string {
    return items.map((item) => canonical(item, this.list)).join();
  }

  /** @throws {NotRun} where what was asked for is no list, or not for who has this token. */
  #expectList({ failure, items }: Survey, token: string | undefined): void {
    // Where there is an item, there is a list, whatever else fails.
    const [answer] = items.length === 0 ? (failure?.shownBy ?? []) : [];
    if (answer?.status === 404) {
      const before = `The base URL is what comes before ${this.list.path}.`;
      throw new NotRun(`There is no list at ${this.url}: ${inShort(answer)}. ${before}`);
    }
    if (answer?.status !== 401 && answer?.status !== 403) return;
    const what = token === undefined ? 'asks for a token, and none was given' : `refuses ${token}`;
    throw new NotRun(`${this.url} ${what}: ${inShort(answer)}.`);
  }

  async #survey(): Promise<{ survey: Survey; secondSurvey: Survey | undefined }> {
    try {
      const survey = await surveyOf(this.#reader);
      this.#expectList(survey, this.#options.token === undefined ? undefined : 'the token');
      if (!this.#target.hasSecondToken) return { survey, secondSurvey: undefined };
      const secondSurvey = await surveyOf(this.#reader, 'second');
      this.#expectList(secondSurvey, 'the second token');
      return { survey, secondSurvey };
    } catch (error) {
      if (!(error instanceof BudgetSpent)) throw error;
      throw new NotRun(`${error.message} The list is too long for it: give a greater one.`);
    }
  }

  #session(): Session {
    if (!this.#surveys) throw new NotRun('The contract must be opened first.');
    return {
      ...{ document: this.#description.document, list: this.list, answers: this.#answers, target: this.#target },
      ...{ reader: this.#reader, seen: this.#seen, seed: this.seed, ...this.#surveys },
    };
  }

  #failureOf({ expected, got, shownBy }: Broken): Failure {
    const { first = 'TOKEN', second = 'SECOND_TOKEN' } = this.#options.tokenNames ?? {};
    const place = tokenPlace(this.#description.document, this.list);
    const lines = shownBy.map(({ sent }) => curlLine(sent, place, { first, second }));
    return { ...this.#redacted({ expected, got }), curl: [...new Set(lines)].slice(0, 3) };
  }

  /** What a service has said, without a token that it may have repeated. */
  #redacted<Texts extends Readonly<Record<string, string>>>(texts: Texts): Texts {
    const secrets = [this.#options.token, this.#options.secondToken].filter(
      (token) => token !== undefined && token !== '',
    );
    const clean = (text: string): string =>
      secrets.reduce<string>((cleaned, secret) => cleaned.replaceAll(secret ?? '', '[redacted]'), text);
    return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, clean(text)])) as Texts;
  }
}
