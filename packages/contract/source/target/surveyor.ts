import { BudgetSpent, NotRun, RelationFailure } from '../errors.ts';
import type { Context } from '../model/list-query.ts';
import { hasParameter, type Parameters, parametersOf } from '../model/parameters.ts';
import { type Change, History } from './history.ts';
import { type Caller, type ReceivedResponse, summaryOf } from './messages.ts';
import type { Reader } from './reader.ts';
import { largestContext, type Survey, surveyOf } from './survey.ts';
import type { Target } from './target.ts';

/** What both callers can see. */
export interface Surveys {
  readonly survey: Survey;
  /** Undefined without a second token. */
  readonly secondSurvey: Survey | undefined;
}

/** How often a list is read if its data changes while it is read. */
const maximumAttempts = 3;

/** Reads the target's data, and reads it again to find out whether it has changed. */
export class Surveyor {
  readonly #target: Target;
  readonly #reader: Reader;
  readonly #history: History;
  #surveys: Surveys | undefined;
  /** Whether all lists of the last survey were there at the same time. */
  #isConfirmed = false;

  constructor(target: Target, reader: Reader) {
    this.#target = target;
    this.#reader = reader;
    this.#history = new History(reader);
  }

  /** Whether a list has changed as no change of its data explains. */
  get isErratic(): boolean {
    return this.#history.isErratic;
  }

  /** The last survey; undefined before the first one. */
  get surveys(): Surveys | undefined {
    return this.#surveys;
  }

  /**
   * Reads everything that the callers can see, as if nothing had been read.
   *
   * @returns How it differs from what was read before.
   * @throws {NotRun} if there is no list, a token is rejected, or the budget is too small.
   */
  async survey(): Promise<Change> {
    this.#reader.forget();
    try {
      const survey = await this.#surveyOf('first');
      const secondSurvey = this.#target.hasSecondToken ? await this.#surveyOf('second') : undefined;
      this.#surveys = { survey, secondSurvey };
    } catch (error) {
      if (!(error instanceof BudgetSpent)) throw error;
      throw new NotRun(`${error.message} It is too small for this list: raise it.`);
    }
    this.#isConfirmed = false;
    return worst(
      this.#callers().flatMap(([caller, { contexts, failure }]) =>
        contexts
          // If a list can't be read, it counts as empty, although it may have items.
          .filter(({ items }) => items.length > 0 || failure === undefined)
          .map(({ parameters, items }) => this.#history.add(nameOf(caller, parameters), items)),
      ),
    );
  }

  /**
   * Whether the data that a failure is about has changed since the last survey.
   *
   * @throws {BudgetSpent}
   */
  async hasChanged({ responses }: RelationFailure): Promise<boolean> {
    const isOfSecond = responses.some(({ request }) => request.caller === 'second');
    const changes: Change[] = [];
    for (const [caller, survey] of this.#callers()) {
      if (this.#isConfirmed && caller === 'second' && !isOfSecond) continue;
      for (const { parameters } of this.#isConfirmed ? telling(survey) : survey.contexts) {
        const items = await this.#again(parameters, caller);
        if (items) changes.push(this.#history.add(nameOf(caller, parameters), items));
        if (changes.at(-1) === 'implausible') return false;
      }
    }
    const change = worst(changes);
    if (change === 'none') this.#isConfirmed = true;
    return change === 'plausible';
  }

  #callers(): [Caller, Survey][] {
    const { survey, secondSurvey } = this.#surveys ?? {};
    return [
      ...(survey ? [['first', survey] as [Caller, Survey]] : []),
      ...(secondSurvey ? [['second', secondSurvey] as [Caller, Survey]] : []),
    ];
  }

  async #surveyOf(caller: 'first' | 'second'): Promise<Survey> {
    for (let attempt = 1; ; attempt += 1) {
      const survey = await surveyOf(this.#reader, caller);
      const [response] = survey.failure?.responses ?? [];
      if (attempt === maximumAttempts || !response || !this.#rejectsMarker(response)) {
        this.#requireList(survey, caller);
        return survey;
      }
      this.#reader.forget();
    }
  }

  /** Whether a page was rejected although the page before it had its marker. The item may have been deleted meanwhile. */
  #rejectsMarker({ status, request }: ReceivedResponse): boolean {
    return status >= 400 && status < 500 && hasParameter(parametersOf(request.url), this.#reader.list.page.marker);
  }

  /** Reads a list again; undefined if it can't be read: changed data is not the reason. */
  async #again(parameters: Parameters, caller: Caller): Promise<Context['items'] | undefined> {
    for (let attempt = 1; attempt < maximumAttempts; attempt += 1) {
      try {
        return await this.#reader.again(parameters, caller);
      } catch (error) {
        if (!(error instanceof RelationFailure)) throw error;
      }
    }
    return undefined;
  }

  /** @throws {NotRun} if there is no list, or the token may not read it. */
  #requireList({ failure, items }: Survey, caller: 'first' | 'second'): void {
    // If a list has an item, it exists, whatever else fails.
    const [response] = items.length === 0 ? (failure?.responses ?? []) : [];
    const { url } = this.#target;
    if (response?.status === 404) {
      const hint = `The base URL must end before ${this.#reader.list.path}.`;
      throw new NotRun(`There is no list at ${url}: ${summaryOf(response)}. ${hint}`);
    }
    if (response?.status !== 401 && response?.status !== 403) return;
    const token = caller === 'first' ? 'the token' : 'the second token';
    const problem = this.#target.hasToken(caller) ? `rejects ${token}` : 'requires a token, but there is none';
    throw new NotRun(`${url} ${problem}: ${summaryOf(response)}.`);
  }
}

/** Lists that show almost every change: the plain one, and those that have the items that no earlier list has. */
function telling(survey: Survey): Context[] {
  const all = [survey.plain, largestContext(survey), ...survey.contexts];
  const seen = new Set<unknown>();
  return [...new Set(all)].filter(({ items }, index) => {
    const texts = items.map((item) => JSON.stringify(item));
    const hasNew = texts.some((text) => !seen.has(text));
    for (const text of texts) seen.add(text);
    return index === 0 || hasNew;
  });
}

function nameOf(caller: Caller, parameters: Parameters): string {
  return JSON.stringify([caller, parameters]);
}

function worst(changes: readonly Change[]): Change {
  return (['implausible', 'plausible'] as const).find((change) => changes.includes(change)) ?? 'none';
}
