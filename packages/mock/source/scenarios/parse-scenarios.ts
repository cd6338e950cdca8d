import { cutText } from '../cut-text.ts';
import { Scenario } from './scenario.ts';
import { ScenarioError } from './scenario-error.ts';

const maximumScenarios = 100;

/**
 * Reads scenarios, such as `latency; milliseconds=500, unavailable; times=2`.
 *
 * @throws {ScenarioError} if there are more than 100, a name or a parameter is unknown, or a value is invalid.
 */
export function parseScenarios(text: string): Scenario[] {
  const parts = text.split(',');
  if (parts.length > maximumScenarios) {
    throw new ScenarioError(
      `There must be at most ${maximumScenarios} scenarios in a header or option; given: ${parts.length}.`,
    );
  }
  return parts.map((part) => {
    const [name = '', ...parameters] = part.split(';').map((word) => word.trim());
    return new Scenario(name, Object.fromEntries(parameters.map(parseParameter)));
  });
}

function parseParameter(text: string): [name: string, value: number] {
  const equals = text.indexOf('=');
  const [name, value] = equals < 0 ? [text, ''] : [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
  if (/^\d+$/.test(value)) return [name, Number(value)];
  throw new ScenarioError(
    `${cutText(name, 100) || 'A parameter'} must be a whole number, as in times=2; given: ${cutText(value, 100) || 'nothing'}.`,
  );
}
