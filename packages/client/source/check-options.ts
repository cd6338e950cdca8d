import { QueryError } from './errors/query-error.ts';
import { present } from './query.ts';

/** The options of a request that may be repeated. */
export const retryOptions = ['timeout', 'retries', 'maxRetryDelay'];

/** Options that are numbers, 0 or greater. */
const numbers = [...retryOptions, 'deadline', 'maxItems'];

/** The options of a call. */
export const callOptions = [...numbers, 'prefetch', 'signal', 'properties'];

/** The options of a client. */
export const clientOptions = [
  ...callOptions,
  'token',
  'baseUrl',
  'fetch',
  'check',
  'onRequest',
  'onResponse',
  'onRetry',
];

/**
 * Rejects unknown options (a misspelt option would be ignored silently) and invalid numbers.
 *
 * @throws {QueryError} without the value of an unknown option, which may be a secret.
 */
export function checkOptions(options: unknown, names: readonly string[]): void {
  for (const [name, value] of Object.entries(present(options))) {
    if (!names.includes(name)) {
      throw new QueryError(name, `is unknown. Options: ${names.join(', ')}`, value, true);
    }
    if (numbers.includes(name)) checkNumber(name, value);
  }
}

/** @throws {QueryError} if the value is not a number, 0 or greater. */
export function checkNumber(name: string, value: unknown): void {
  if (!((value as number) >= 0 && typeof value === 'number')) {
    throw new QueryError(name, 'must be a number, 0 or greater', value);
  }
}
