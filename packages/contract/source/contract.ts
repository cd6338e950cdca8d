import { type Description, standardDescription, tokenPlace } from '@conoha-images/description';
import { AnswerSchemas } from '@conoha-images/description/read';
import type { ListDescriptor } from '@conoha-images/vocabulary';
import { Broken, BudgetSpent, NotChecked, NotRun } from './broken.ts';
import { curlLine, type TokenNames } from './curl.ts';
import { inShort, Reader } from './pages.ts';
import { findingOf, type Profile } from './profile.ts';
import { type About, relationNames, relations } from './relations/index.ts';
import type { Check, Relation } from './relations/relation.ts';
import type { Session } from './session.ts';
import { type Survey, surveyOf } from './survey.ts';
import { type Answer, Target } from './target.ts';

export interface ContractOptions {
  /** Where the service is, such as `https://image-service.c3j1.conoha.io`; the path of the list comes after it. */
  readonly baseUrl: string;
  /** Sent where the document has it, and nowhere else: no report and no error has it. Default: none. */
  readonly token?: string | undefined;
  /** The token of another caller, who has items of his own. Without it, what two callers see is not checked. */
  readonly secondToken?: string | undefined;
  /** What the service should be. Default: the document of ConoHa's image list. */
  readonly description?: Description;
  /** Which of the document's lists, by its operationId. Default: the first. */
  readonly operationId?: string | undefined;
  /** The values of the parameters in the list's path, by name. */
  readonly pathParameters?: Readonly<Record<string, string>>;
  /** `glance`: what OpenStack Glance is known to break does not count (docs/glance-findings.md). Default: strict. */
  readonly profile?: Profile;
  /** Which cases are drawn: the same seed draws the same from the same data. Default: a random one, which the report has. */
  readonly seed?: number | undefined;
  /** Names of relations. Default: all. */
  readonly only?: readonly string[];
  /** Requests a second. Default: 10; on this machine, as many as it answers. */
  readonly rate?: number | undefined;
  /** The most requests. Default: 1,500. */
  readonly budget?: number | undefined;
  /** How long one answer may take, in milliseconds. Default: 30,000. */
  readonly timeout?: number | undefined;
  /** Default: the global one. */
  readonly fetch?: typeof globalThis.fetch;
  /** What the environment variables that hold the tokens are called in the curl lines. Default: TOKEN and SECOND_TOKEN. */
  readonly tokenNames?: Partial<TokenNames>;
}

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

/** A check that is to be made. */
export interface Planned {
  readonly about: About;
  readonly relation: Relation;
  readonly check: Check;
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
  readonly #answers: AnswerSchemas;
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
    this.#answers = new AnswerSchemas(description.document, this.list);
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
      if (JSON.stringify(await this.#reader.again(parameters)) === JSON.stringify(items)) return false;
      this.#reader.forget();
      const now = await this.#survey();
      this.#reader.forget();
      // A service that gives something else each time has not been changed: it is broken.
      if (JSON.stringify(await this.#survey()) !== JSON.stringify(now)) return false;
      this.#surveys = now;
      this.#seen.length = 0;
      this.#changes += 1;
      return true;
    } catch (error) {
      if (error instanceof Broken || error instanceof BudgetSpent || error instanceof NotRun) return false;
      throw error;
    }
  }

  async #survey(): Promise<{ survey: Survey; secondSurvey: Survey | undefined }> {
    try {
      const survey = await surveyOf(this.#reader);
      const [refused] = survey.failure?.shownBy ?? [];
      if (refused && (refused.status === 401 || refused.status === 403)) {
        throw new NotRun(`${this.url} refuses the token: ${inShort(refused)}.`);
      }
      return { survey, secondSurvey: this.#target.hasSecondToken ? await surveyOf(this.#reader, 'second') : undefined };
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

function plan(list: ListDescriptor, only: readonly string[] | undefined): Planned[] {
  const all = (Object.keys(relations) as About[]).flatMap((about) =>
    relations[about].flatMap((relation) => relation.checks(list).map((check) => ({ about, relation, check }))),
  );
  for (const name of only ?? []) {
    if (!relationNames.includes(name)) {
      throw new NotRun(`A relation must be one of ${relationNames.join(', ')}; given: ${name}.`);
    }
  }
  return only ? all.filter(({ relation }) => only.includes(relation.name)) : all;
}

function listIn({ lists }: Description, operationId: string | undefined): ListDescriptor {
  const found = operationId === undefined ? lists[0] : lists.find((list) => list.operationId === operationId);
  if (found) return found;
  const names = lists.map((list) => list.operationId).join(', ');
  throw new NotRun(
    lists.length === 0
      ? 'The document has no list: no GET operation has an x-list.'
      : `The list must be one of ${names}; given: ${operationId}.`,
  );
}

function pathOf({ path }: ListDescriptor, parameters: ContractOptions['pathParameters'] = {}): string {
  return path.replaceAll(/\{([^}]*)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined || value === '')
      throw new NotRun(`The path ${path} needs a value for ${name}; given: none.`);
    return encodeURIComponent(value);
  });
}

function isLocal(baseUrl: string): boolean {
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    throw new NotRun(`The base URL must be one with http: or https:; given: ${baseUrl || 'nothing'}.`);
  }
  const { username, search, hash, hostname } = new URL(baseUrl);
  if (username + search + hash !== '') throw new NotRun('The base URL must have no user, query or fragment.');
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}

/** A token as a header takes it. What is wrong with one is said without it. */
function tokenIn(name: string, token: string | undefined): string | undefined {
  if (token === undefined || /^[\x21-\x7e]+$/.test(token)) return token;
  throw new NotRun(
    `${name} must be a token of visible ASCII characters; given: ${token === '' ? 'nothing' : 'others'}.`,
  );
}

function wholeNumber(what: string, value: number, least: number): number {
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new NotRun(`${what} must be a whole number, ${least} or greater; given: ${value}.`);
}

function positive(what: string, value: number): number {
  if (value > 0) return value;
  throw new NotRun(`${what} must be greater than 0; given: ${value}.`);
}
