import { QueryError } from './errors/query-error.ts';
import { service } from './generated/operations.gen.ts';
import { present } from './query.ts';

/** Those that are numbers, of which none is less than 0. */
const numbers = ['timeout', 'retries', 'maxRetryDelay', 'deadline', 'maxItems'];

export const optionsOfAttempts = numbers.slice(0, 3);

/** The options of one call. */
export const optionsOfCall = [...numbers, 'prefetch', 'signal', 'properties'];

/** The options of a client. */
export const optionsOfClient = [
  ...optionsOfCall,
  ...['token', 'baseUrl', 'fetch', 'check', 'onRequest', 'onResponse', 'onRetry'],
  ...Object.keys(service.variables),
];

/**
 * Refuses an option that nobody would read, as it is misspelt or belongs elsewhere, and a number that is none.
 *
 * @throws {QueryError} which says no value that may be a secret.
 */
export function checkOptions(options: unknown, names: readonly string[]): void {
  for (const [name, value] of Object.entries(present(options))) {
    if (!names.includes(name)) throw new QueryError(name, typeof value, `one of the options ${names.join(', ')}`);
    if (numbers.includes(name)) checkNumber(name, value);
  }
}

export function checkNumber(name: string, value: unknown): void {
  if (!((value as number) >= 0 && typeof value === 'number')) throw new QueryError(name, value, 'a number from 0');
}
