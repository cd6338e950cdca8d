import { QueryError } from './errors/query-error.ts';
import { operations, service } from './generated/operations.gen.ts';
import { createList, type List } from './list.ts';
import type { ClientOptions } from './options.ts';
import { Token } from './token.ts';
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
  const { token, baseUrl } = Object(options) as Partial<ClientOptions>;
  if (!(typeof token === 'string' || typeof token === 'function' || token instanceof Token)) {
    throw new QueryError('token', typeof token, 'a string, a Token or a function that gives one');
  }
  const url = baseUrl === undefined ? documented(options) : checked(baseUrl);
  const lists = Object.entries(operations).map(([name, operation]) => [
    name,
    createList(name as OperationName, operation, url, options),
  ]);
  return Object.fromEntries(lists);
}

/** The document's URL of the service, with its variables filled in. */
function documented(options: object): string {
  return service.url.replace(/\{(\w+)\}/g, (_, name: keyof typeof service.variables) => {
    const values: readonly string[] = service.variables[name];
    const { [name]: value = values[0] } = options as Record<string, string | undefined>;
    if (value === undefined || !values.includes(value)) {
      throw new QueryError(name, value, `one of ${values.join(', ')} (or use baseUrl)`);
    }
    return value;
  });
}

/** A URL of the service as users have it, such as from the catalogue of Keystone, which may end with `/` or `/v2`. */
function checked(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    // What was given is not said: there may be a password in it.
    throw new QueryError('baseUrl', typeof baseUrl, 'an http or https URL without user, query and fragment');
  }
  const base = url.href.replace(/\/+$/, '');
  const [version] = Object.values(operations).map(({ path }) => path.replace(/(?<=.)\/.*/, ''));
  return version !== undefined && base.endsWith(version) ? base.slice(0, -version.length) : base;
}
