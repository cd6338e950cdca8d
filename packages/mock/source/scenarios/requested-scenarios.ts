import type { MockRequest } from '../http/messages.ts';
import { parseScenarios } from './parse-scenarios.ts';
import type { Scenario } from './scenario.ts';
import { ScenarioError } from './scenario-error.ts';
import type { ScenarioMemory } from './scenario-memory.ts';

/** The header in which a request names scenarios. */
export const scenarioHeader = 'mock-scenario';

/** How many different headers are remembered. */
const maximumHeaders = 1_000;

/** The memory of a scenario, in bytes: the object, its parameters and an empty map. */
const scenarioSize = 500;

/** The scenarios that requests name in their header. The same header always has the same scenarios, so `times` counts. */
export class RequestedScenarios {
  readonly #memory: ScenarioMemory;
  readonly #scenarios = new Map<string, readonly Scenario[]>();

  constructor(memory: ScenarioMemory) {
    this.#memory = memory;
  }

  /**
   * @throws {ScenarioError} if the header is invalid, if there have been 1,000 different headers, or if the memory is
   *   full.
   */
  of(request: MockRequest): readonly Scenario[] {
    const header = request.header(scenarioHeader);
    if (header === undefined) return [];
    const known = this.#scenarios.get(header);
    if (known) return known;
    if (this.#scenarios.size >= maximumHeaders) {
      throw new ScenarioError(
        `There must be at most ${maximumHeaders} different ${scenarioHeader} headers. Reset the mock.`,
      );
    }
    const scenarios = parseScenarios(header);
    this.#memory.take(2 * header.length + scenarioSize * scenarios.length);
    this.#scenarios.set(header, scenarios);
    return scenarios;
  }

  clear(): void {
    this.#scenarios.clear();
  }
}
