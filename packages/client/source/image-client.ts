import { checkedUrl, filled } from './base-url.ts';
import { checkOptions, optionsOfClient } from './check-options.ts';
import { QueryError } from './errors/query-error.ts';
import { operations, service } from './generated/operations.gen.ts';
import { createList, type List } from './list.ts';
import type { ClientOptions } from './options.ts';
import type { OperationName } from './types.ts';

/** Every list of the document, by its `operationId`. */
export type ImageClient = { readonly [Name in OperationName]: List<Name> };

/**
 * A client of ConoHa's image list. It sends nothing before a list is awaited or gone through.
 *
 * @throws {QueryError} where an option is not valid.
 * @see packages/client/README.md
 */
export function createImageClient(options: ClientOptions): ImageClient {
  checkOptions(options, optionsOfClient);
  const { token, baseUrl } = Object(options) as Partial<ClientOptions>;
  if (!token) throw new QueryError('token', token, 'given');
  // As users have it from the catalogue of Keystone, it can end with the version that every path begins with.
  const url =
    baseUrl === undefined ? filled(service.url, options) : checkedUrl('baseUrl', baseUrl).replace(/\/v\d[\d.]*$/, '');
  const lists = Object.entries(operations).map(([name, operation]) => [
    name,
    createList(name as OperationName, operation, url, options),
  ]);
  return Object.fromEntries(lists);
}
