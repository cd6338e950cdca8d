import type { Violation } from '@conoha-images/document';

/** Thrown for data that violates the document. Its message has the JSON pointer of each invalid value. */
export class DataError extends Error {
  override readonly name = 'DataError';
  readonly violations: readonly Violation[];

  constructor(violations: readonly Violation[]) {
    super(`The data violates the document:\n${violations.map(({ message }) => `- ${message}`).join('\n')}`);
    this.violations = violations;
  }
}
