import { cutText } from '../cut-text.ts';
import type { MockRequest, MockResponse } from '../http/messages.ts';
import type { ListHandler } from '../list/list-handler.ts';
import { type Definition, definitions, type ScenarioName } from './definitions.ts';
import { ScenarioError } from './scenario-error.ts';
import type { ScenarioMemory } from './scenario-memory.ts';

/** The parameters of a scenario: whole numbers with a default. `times`: the number of requests it applies to. */
export type ScenarioParameters<Name extends ScenarioName> = {
  readonly [Parameter in keyof (typeof definitions)[Name]['parameters'] | 'times']?: number;
};

/** The longest delay of a timer, in milliseconds. */
const longestDelay = 2 ** 31 - 1;

/** The memory of a counted token beside its characters, in bytes: that of a place in a map. */
const countOverhead = 100;

/** A scenario with its parameters, and how often it has happened. */
export class Scenario {
  readonly #name: string;
  readonly #definition: Definition;
  readonly #parameters: Readonly<Record<string, number>>;
  #remaining: number;
  readonly #requests = new Map<string, number>();

  /** @throws {ScenarioError} if the name or a parameter is unknown, or a value is invalid. */
  constructor(name: string, parameters: Readonly<Record<string, number | undefined>> = {}) {
    if (!Object.hasOwn(definitions, name)) throw unknownName('The scenario', Object.keys(definitions), name);
    this.#name = name;
    this.#definition = definitions[name as ScenarioName];
    const defaults = { times: Number.POSITIVE_INFINITY, ...this.#definition.parameters };
    for (const [parameter, value] of Object.entries(parameters)) {
      if (!Object.hasOwn(defaults, parameter)) {
        throw unknownName(`A parameter of ${name}`, Object.keys(defaults), parameter);
      }
      checkValue(name, parameter, value);
    }
    this.#parameters = { ...defaults, ...(parameters as Record<string, number>) };
    this.#remaining = this.#number('times');
  }

  /** @throws {ScenarioError} if it changes the data of the mock. */
  requireNoData(): void {
    if (!this.#definition.changesData) return;
    const others = Object.entries<Definition>(definitions).flatMap(([name, definition]) =>
      definition.changesData ? [] : [name],
    );
    throw new ScenarioError(
      `With an upstream, the scenario must be one of ${others.join(', ')}; given: ${this.#name}, which changes data of the mock.`,
    );
  }

  /** Rejects with a {@link ScenarioError} if the memory is full. */
  apply(
    request: MockRequest,
    respond: () => Promise<MockResponse>,
    list: ListHandler | undefined,
    memory: ScenarioMemory,
  ): Promise<MockResponse> {
    return this.#definition.apply({
      request,
      respond,
      list,
      number: (parameter) => this.#number(parameter),
      happens: () => {
        this.#remaining -= 1;
        return this.#remaining >= 0;
      },
      countRequest: (token) => {
        const requests = this.#requests.get(token) ?? 0;
        if (requests === 0) memory.take(2 * token.length + countOverhead);
        this.#requests.set(token, requests + 1);
        return requests + 1;
      },
      remember: (bytes) => memory.take(bytes),
    });
  }

  /** Whether it can happen again, until it is reset. */
  get canHappen(): boolean {
    return this.#remaining > 0;
  }

  /** Forgets how often it has happened. */
  reset(): void {
    this.#remaining = this.#number('times');
    this.#requests.clear();
  }

  #number(parameter: string): number {
    return this.#parameters[parameter] ?? 0;
  }
}

function checkValue(name: string, parameter: string, value: number | undefined): void {
  const [minimum, maximum] = parameter === 'status' ? [400, 599] : [0, longestDelay];
  if (value !== undefined && Number.isInteger(value) && value >= minimum && value <= maximum) return;
  throw new ScenarioError(
    `${parameter} of ${name} must be a whole number from ${minimum} to ${maximum}; given: ${textOf(value)}.`,
  );
}

function textOf(value: unknown): string {
  return typeof value === 'number' ? String(value) : cutText(JSON.stringify(value) ?? 'nothing', 100);
}

function unknownName(subject: string, knownNames: readonly string[], name: string): ScenarioError {
  return new ScenarioError(
    `${subject} must be one of ${knownNames.join(', ')}; given: ${cutText(name, 100) || 'nothing'}.`,
  );
}
