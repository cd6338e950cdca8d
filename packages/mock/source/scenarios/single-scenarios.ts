import type { MockRequest } from '../http/messages.ts';
import { definitions } from './definitions.ts';
import { parseScenarios } from './parse-scenarios.ts';
import { scenarioHeader } from './requested-scenarios.ts';
import type { Scenario } from './scenario.ts';
import { ScenarioError } from './scenario-error.ts';

/** The scenarios of a mock that remembers nothing between requests: each request has its own. */
export class SingleScenarios {
  readonly #always: readonly string[];

  /**
   * @param always Scenarios for every request.
   * @throws {ScenarioError} if one is unknown or invalid, or depends on earlier requests.
   */
  constructor(always: readonly string[]) {
    this.#always = always;
    always.flatMap(parseSingle);
  }

  /** @throws {ScenarioError} if the header is invalid, or names a scenario that depends on earlier requests. */
  of(request: MockRequest): readonly Scenario[] {
    const header = request.header(scenarioHeader);
    return [...this.#always, ...(header === undefined ? [] : [header])].flatMap(parseSingle);
  }

  clear(): void {}
}

function parseSingle(text: string): Scenario[] {
  const scenarios = parseScenarios(text);
  const memory = scenarios.find((scenario) => scenario.memory !== undefined)?.memory;
  if (memory === undefined) return scenarios;
  const allowed = Object.entries(definitions).flatMap(([name, definition]) =>
    'remembers' in definition || 'changesData' in definition ? [] : [name],
  );
  throw new ScenarioError(
    `This mock remembers nothing between requests, so the scenario must be one of ${allowed.join(', ')}, without times; given: ${memory}.`,
  );
}
