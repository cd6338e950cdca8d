import type { Drift, DriftFinder } from '@conoha-images/spec/drift';
import * as finders from '@conoha-images/spec/drift';
import { DriftError } from './errors/drift-error.ts';
import { QueryError } from './errors/query-error.ts';
import type { Check } from './options.ts';
import type { OperationName } from './types.ts';

export type { Drift } from '@conoha-images/spec/drift';

export interface DriftOptions {
  /** Called once for each page that differs from the document. Default: not called. */
  readonly onDrift?: (drifts: readonly Drift[], operation: OperationName) => void;
  /** Which kinds of drift are errors: `true` for all, or a list of kinds. Default: `false`. */
  readonly strict?: boolean | readonly Drift['kind'][];
}

/** Every kind, so that a misspelt one is not ignored silently. */
const kinds = Object.keys({
  'unknown-field': 0,
  'missing-field': 0,
  'new-value': 0,
  'wrong-value': 0,
} satisfies Record<Drift['kind'], 0>);

/**
 * A check for the option `check` of a client. It compares every page with the document.
 *
 * Images may have properties of any name, as whoever saves an image can add some. A property that the document does not
 * name is reported as `unknown-field`.
 *
 * @throws {QueryError} if an option is unknown or invalid.
 * @throws {DriftError} The check throws it if the page has drift of a kind that `strict` makes an error.
 * @see the README of this package
 */
export function drift({ onDrift, strict = false, ...others }: DriftOptions = {}): Check {
  const [unknown] = Object.keys(others);
  if (unknown) throw new QueryError(unknown, 'is unknown. Options: onDrift, strict');
  if (typeof (onDrift ?? drift) !== 'function') {
    throw new QueryError('onDrift', 'must be a function', onDrift);
  }
  if (typeof strict !== 'boolean' && !(Array.isArray(strict) && strict.every((kind) => kinds.includes(kind)))) {
    throw new QueryError('strict', `must be a boolean or an array of ${kinds.join(', ')}`, strict);
  }
  return (operation, body, redact) => {
    const find = (finders as Readonly<Record<OperationName, DriftFinder>>)[operation];
    const found = find(body).map(({ pointer, kind }) => ({ pointer: mapPointer(pointer, redact), kind }));
    if (found.length > 0) onDrift?.(found, operation);
    const errors = found.filter(({ kind }) => (typeof strict === 'boolean' ? strict : strict.includes(kind)));
    if (errors.length > 0) throw new DriftError(errors);
  };
}

/** Changes each name in a JSON Pointer (RFC 6901). The names are unescaped first: a token with `/` is escaped in them. */
function mapPointer(pointer: string, change: (name: string) => string): string {
  return pointer.replace(/[^/]+/g, (name) =>
    change(name.replaceAll('~1', '/').replaceAll('~0', '~')).replaceAll('~', '~0').replaceAll('/', '~1'),
  );
}
