import type { Drift } from '../generated/drift.gen.ts';
import { BaseError } from './base-error.ts';

/** How many drifts the message names. */
const mostInWords = 10;

/** The answer is not what the document says, and the client is told to be strict about that. */
export class DriftError extends BaseError {
  override readonly name = 'DriftError';
  /** All of them. */
  declare readonly drifts: readonly Drift[];

  constructor(drifts: readonly Drift[]) {
    const lines = drifts.slice(0, mostInWords).map(({ pointer, kind }) => `- ${pointer}: ${kind}`);
    const others = drifts.length - mostInWords;
    if (others > 0) lines.push(`- and ${others} more`);
    super(`The answer is not what the document says:\n${lines.join('\n')}`, { drifts });
  }
}

export function isDriftError(error: unknown): error is DriftError {
  return error instanceof DriftError;
}
