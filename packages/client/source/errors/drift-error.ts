import type { Drift } from '@conoha-images/spec/drift';
import { BaseError, kindOf } from './base-error.ts';

/** How many differences the message lists. */
const mostInMessage = 10;

/** The response differs from the document in a way that the option `strict` of `drift()` makes an error. */
export class DriftError extends BaseError {
  override readonly name = 'DriftError';
  /** All differences that are errors, also those that the message leaves out. */
  declare readonly drifts: readonly Drift[];

  constructor(drifts: readonly Drift[]) {
    const lines = drifts.slice(0, mostInMessage).map(({ pointer, kind }) => `- ${pointer}: ${kind}`);
    const others = drifts.length - mostInMessage;
    if (others > 0) lines.push(`- and ${others} more`);
    super(`The response differs from the document:\n${lines.join('\n')}`, { drifts });
  }
}

export function isDriftError(error: unknown): error is DriftError {
  return kindOf(error) === 'DriftError';
}
