import { serviceUrlOf } from './base-url.ts';
import { checkOptions } from './check-options.ts';
import type { ImageClient } from './generated/client.gen.ts';
import { operations } from './generated/operations.gen.ts';
import { accessOptions } from './http/conoha-fetch.ts';
import type { Token } from './http/token.ts';
import { callOptions, createList } from './list.ts';
import type { ClientOptions } from './options.ts';
import { createTransport, type ListPaths } from './transport.ts';
import type { OperationName } from './types.ts';

/** The names of its options. */
export const clientOptions = [...callOptions, ...accessOptions, 'baseUrl', 'middleware', 'check'];

/**
 * Creates a client of ConoHa's image list. It sends no request until a list is awaited or iterated.
 *
 * @throws {QueryError} if an option is unknown or invalid.
 * @see the README of this package
 */
export function createImageClient(options: ClientOptions): ImageClient {
  checkOptions(options, clientOptions);
  const transport = createTransport<ListPaths>({ ...options, baseUrl: serviceUrlOf(options.baseUrl) });
  const secrets: Token[] = [];
  const lists = Object.entries(operations).map(([name, operation]) => [
    name,
    createList(name as OperationName, operation, transport, options, secrets),
  ]);
  return Object.fromEntries(lists);
}
