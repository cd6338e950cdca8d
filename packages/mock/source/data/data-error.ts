import type { Violation } from '@conoha-images/document';

/** How many violations the message has. */
const shown = 20;

/**
 * Thrown for data that violates the document. Its message names the data file, if there is one, and has the JSON pointers
 * of the first 20 invalid values and the number of the others.
 */
export class DataError extends Error {
  override readonly name = 'DataError';
  /** Every violation. */
  readonly violations: readonly Violation[];

  /** @param path The path of the data file. Undefined for data that a program made. */
  constructor(violations: readonly Violation[], path?: string) {
    const lines = violations.slice(0, shown).map(({ message }) => `- ${message}`);
    const hidden = violations.length - lines.length;
    if (hidden > 0) lines.push(`- and ${hidden.toLocaleString('en')} more.`);
    super(`The data ${path === undefined ? '' : `file ${path} `}violates the document:\n${lines.join('\n')}`);
    this.violations = violations;
  }
}
