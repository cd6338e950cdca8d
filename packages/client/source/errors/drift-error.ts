import type { Drift } from '../generated/drift.gen.ts';
import { BaseError } from './base-error.ts';

/** The answer is not what the document says, and the client is told to be strict about that. */
export class DriftError extends BaseError {
  override readonly name = 'DriftError';
  readonly drifts: readonly Drift[];

  constructor(drifts: readonly Drift[]) {
    super(`The answer is not what the document says:\n${drifts.map(inWords).join('\n')}`);
    this.drifts = drifts;
  }
}

export function isDriftError(error: unknown): error is DriftError {
  return error instanceof DriftError;
}

function inWords({ pointer, kind }: Drift): string {
  return `- ${pointer}: ${kind}`;
}
