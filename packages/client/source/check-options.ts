import { QueryError } from './errors/query-error.ts';
import { endpoint } from './generated/operations.gen.ts';
import { present } from './query.ts';

/** The options of a request that may be repeated. */
export const retryOptions = ['timeout', 'retries', 'maxRetryDelay'];

const timeOptions = [...retryOptions, 'deadline'];

/** The options of `conohaFetch`. */
export const fetchOptions = [...timeOptions, 'token', 'fetch', 'maxBodySize', 'onRequest', 'onResponse', 'onRetry'];

/** The options of `createFetchClient`. */
export const fetchClientOptions = [...fetchOptions, 'baseUrl', 'headers', 'middleware'];

/** The options of a call. */
export const callOptions = [...timeOptions, 'maxItems', 'prefetch', 'signal', 'headers', 'properties'];

/** The options of a client. */
export const clientOptions = [...new Set([...callOptions, ...fetchClientOptions, 'check'])];

/** Options that are numbers, 0 or greater. */
const numbers = [...timeOptions, 'maxItems', 'maxBodySize'];

/**
 * Rejects unknown options (a misspelt option would be ignored silently) and invalid values.
 *
 * @throws {QueryError} without the value of an unknown option, which may be a secret.
 */
export function checkOptions(options: unknown, names: readonly string[]): void {
  for (const [name, value] of Object.entries(present(options))) {
    if (!names.includes(name)) {
      throw new QueryError(name, `is unknown. Options: ${names.join(', ')}`, value, true);
    }
    if (numbers.includes(name)) checkNumber(name, value);
    if (name === 'headers') checkHeaders(value);
    if (name === 'middleware') checkMiddleware(value);
  }
  if (names.includes('token') && !Object(options).token) {
    throw new QueryError('token', 'must be a string, a Token or a function', Object(options).token);
  }
}

/** @throws {QueryError} if the value is not a number, 0 or greater. */
export function checkNumber(name: string, value: unknown): void {
  if (!((value as number) >= 0 && typeof value === 'number')) {
    throw new QueryError(name, 'must be a number, 0 or greater', value);
  }
}

/** @throws {QueryError} without the values, which may be secrets. */
function checkHeaders(value: unknown): void {
  let headers: Headers;
  try {
    headers = new Headers(value as Headers);
  } catch {
    throw new QueryError('headers', 'must be names and values of HTTP headers', value, true);
  }
  if (headers.has(endpoint.tokenHeader)) {
    throw new QueryError('headers', `must not have ${endpoint.tokenHeader}, which is the option token`, value, true);
  }
}

/** @throws {QueryError} */
function checkMiddleware(value: unknown): void {
  const isValid = (part: unknown): boolean =>
    ['onRequest', 'onResponse', 'onError'].some((name) => name in Object(part));
  if (!(Array.isArray(value) && value.every(isValid))) {
    throw new QueryError(
      'middleware',
      'must be an array of objects with onRequest, onResponse or onError',
      value,
      true,
    );
  }
}
