/** Thrown for an unknown scenario or parameter, or an invalid value. Its message says what was given and what is allowed. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
}
