import { QueryError } from './errors/query-error.ts';
import { present } from './query.ts';

/** Options that limit how often a request is repeated, and how long it takes. */
export const timeOptions = ['timeout', 'retries', 'maxRetryDelay', 'deadline'];

/** Options that are numbers, 0 or greater. */
const numbers = [...timeOptions, 'maxItems', 'maxBodySize', 'renewBefore'];

/** Options that are functions. */
const functions = ['fetch', 'check', 'onRequest', 'onResponse', 'onRetry'];

/**
 * Rejects unknown options (a misspelt option would be ignored silently) and invalid values.
 *
 * @throws {QueryError} without the value of an unknown option, which may be a secret.
 */
export function checkOptions(options: unknown, names: readonly string[]): void {
  if (options !== undefined && typeof options !== 'object')
    throw new QueryError('options', 'must be an object', options, true);
  for (const [name, value] of Object.entries(present(options))) {
    if (!names.includes(name)) {
      throw new QueryError(name, `is unknown. Options: ${names.join(', ')}`, value, true);
    }
    if (numbers.includes(name)) checkNumber(name, value);
    if (functions.includes(name) && typeof value !== 'function') {
      throw new QueryError(name, 'must be a function', value, true);
    }
    if (name === 'signal' && typeof Object(value).aborted !== 'boolean') {
      throw new QueryError(name, 'must be an AbortSignal', value, true);
    }
  }
  if (names.includes('token') && !Object(options).token) {
    throw new QueryError('token', 'must be a string that is not empty, a Token or a function', Object(options).token);
  }
}

/** @throws {QueryError} if the value is not a number, 0 or greater. */
export function checkNumber(name: string, value: unknown): void {
  if (!((value as number) >= 0 && typeof value === 'number')) {
    throw new QueryError(name, 'must be a number, 0 or greater', value);
  }
}
