import { baseUrlOf } from './base-url.ts';
import { checkOptions, clientOptions } from './check-options.ts';
import { QueryError } from './errors/query-error.ts';
import { endpoint, operations } from './generated/operations.gen.ts';
import type { ImageClient } from './generated/types.gen.ts';
import { createList } from './list.ts';
import type { ClientOptions } from './options.ts';
import type { OperationName } from './types.ts';

/**
 * Creates a client of ConoHa's image list. It sends no request until a list is awaited or iterated.
 *
 * @throws {QueryError} if an option is unknown or invalid.
 * @see the README of this package
 */
export function createImageClient(options: ClientOptions): ImageClient {
  checkOptions(options, clientOptions);
  const { token, baseUrl = endpoint.url } = Object(options) as Partial<ClientOptions>;
  if (!token) throw new QueryError('token', 'must be a string, a Token or a function', token);
  // A URL from Keystone's catalogue may end with the version, with which every path of the document begins.
  const url = baseUrlOf('baseUrl', baseUrl).replace(/\/v\d[\d.]*$/, '');
  const lists = Object.entries(operations).map(([name, operation]) => [
    name,
    createList(name as OperationName, operation, url, options),
  ]);
  return Object.fromEntries(lists);
}
