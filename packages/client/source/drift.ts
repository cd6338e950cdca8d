import { DriftError } from './errors/drift-error.ts';
import type { Drift, DriftFinder } from './generated/drift.gen.ts';
import * as finders from './generated/drifts.gen.ts';
import type { Check } from './options.ts';
import type { OperationName } from './types.ts';

export type { Drift } from './generated/drift.gen.ts';

export interface DriftOptions {
  /** Told of what is not as the document says, once for each page in which there is any. Default: nobody is. */
  readonly onDrift?: (drifts: readonly Drift[], operation: OperationName) => void;
  /** Which kinds of drift are errors: all of them, or these. Default: none. */
  readonly strict?: boolean | readonly Drift['kind'][];
}

/**
 * A check of every page, for the option `check` of a client: whether the answer is what the document says.
 *
 * Images can have properties of any name, as those who save an image can give it some. Each that the document does not
 * name is an `unknown-field`.
 *
 * @throws {DriftError} the check, where there is drift of a kind that is an error.
 * @see packages/client/README.md
 */
export function drift({ onDrift, strict = false }: DriftOptions = {}): Check {
  return (operation, body, redact) => {
    const find = (finders as Readonly<Record<OperationName, DriftFinder>>)[operation];
    const found = find(body).map(({ pointer, kind }) => ({ pointer: stepwise(pointer, redact), kind }));
    if (found.length > 0) onDrift?.(found, operation);
    const errors = found.filter(({ kind }) => (typeof strict === 'boolean' ? strict : strict.includes(kind)));
    if (errors.length > 0) throw new DriftError(errors);
  };
}

/** A pointer of what its steps become (RFC 6901): of a token with `/` in it, an escaped step has only the parts. */
function stepwise(pointer: string, change: (step: string) => string): string {
  return pointer.replace(/[^/]+/g, (step) =>
    change(step.replaceAll('~1', '/').replaceAll('~0', '~')).replaceAll('~', '~0').replaceAll('/', '~1'),
  );
}
