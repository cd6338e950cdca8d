import { at, parsed } from './answer.ts';
import { BodyError } from './errors/body-error.ts';
import { isImageClientError, type NoAnswerError } from './errors/image-client-error.ts';
import { PageError } from './errors/page-error.ts';
import { QueryError } from './errors/query-error.ts';
import { isResponseError, type ResponseError } from './errors/response-error.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import { type Listing, listingOf, type Page, pageOf } from './page.ts';
import { type Pairs, pairsOf, present } from './query.ts';
import { request } from './request.ts';
import { urlOf } from './transport.ts';
import type { ErrorStatus, OperationName, Query } from './types.ts';

/** What became of a request: narrowed by `status`. */
export type Result<Name extends OperationName> =
  | { readonly status: 200; readonly page: Page<Name>; readonly error?: never }
  | { [Status in ErrorStatus<Name>]: Failure<Status, ResponseError<Status>> }[ErrorStatus<Name>]
  | Failure<'undocumented', ResponseError>
  | Failure<'none', NoAnswerError>;

interface Failure<Status, Thrown> {
  /** `undocumented`: the document does not describe the error's status. `none`: there is no answer that could be used. */
  readonly status: Status;
  readonly error: Thrown;
  readonly page?: never;
}

export interface List<Name extends OperationName> {
  /**
   * Asks for a list. Nothing is sent before it is awaited or gone through.
   *
   * @throws {ImageClientError} when it is awaited or gone through. Its `name` says which error it is.
   */
  (...given: Given<Name>): Listing<Name>;
  /** Asks for one page, and never throws: what went wrong is in the result. */
  safe(...given: Given<Name>): Promise<Result<Name>>;
}

/** A query, which can be left out where every parameter can, and options. */
type Given<Name extends OperationName> =
  Record<never, never> extends Query<Name>
    ? [query?: Query<Name>, options?: CallOptions]
    : [query: Query<Name>, options?: CallOptions];

export function createList<Name extends OperationName>(
  name: Name,
  operation: Operation,
  baseUrl: string,
  clientOptions: ClientOptions,
): List<Name> {
  const { path, marker, errors, requestId: requestIdHeader } = operation;

  const list = (query: object = {}, callOptions: CallOptions = {}): Listing<Name> => {
    const options: ClientOptions = { ...clientOptions, ...present(callOptions) };
    return listingOf(async () => {
      checkLimits(options);
      const pairs = pairsOf(operation, query, options.properties ?? {});
      const until = performance.now() + (options.deadline ?? Number.POSITIVE_INFINITY);
      const rest = pairs.filter(([name]) => name !== marker);
      const from = pairs.find(([name]) => name === marker)?.[1];
      return load({ rest, options, until, depths: new Map() }, from, 0);
    }, options);
  };

  /** Asks for the page after a marker, so many pages after the first. */
  async function load(walk: Walk, from: string | undefined, depth: number, ending?: AbortSignal): Promise<Page<Name>> {
    const { rest, options, until, depths } = walk;
    const url = urlOf(baseUrl, path, from === undefined ? rest : [...rest, [marker, from]]);
    const { response, text } = await request({ operation: name, url, requestIdHeader }, options, until, ending);
    const body = parsed(text);
    const items = at(body, operation.items);
    if (!Array.isArray(items)) throw new BodyError(`The answer has no array at /${operation.items.join('/')}.`);
    options.check?.(name, body);
    const next = nextMarker(operation, body, items);
    if (from !== undefined) depths.set(from, depth);
    if (next !== undefined && (depths.get(next) ?? depth + 1) <= depth) {
      throw new PageError(`After ${marker} ${from} comes ${marker} ${next} again: the list would never end.`);
    }
    const goOn = async (signal?: AbortSignal): Promise<Page<Name> | undefined> =>
      next === undefined ? undefined : load(walk, next, depth + 1, signal);
    return pageOf({ items, response, marker: next, next: goOn }, options);
  }

  const safe = async (query?: object, options?: CallOptions): Promise<Result<Name>> => {
    try {
      return { status: 200, page: await list(query, options) };
    } catch (error) {
      if (!isImageClientError(error)) throw error;
      if (!isResponseError(error)) return { status: 'none', error };
      return { status: errors.includes(error.status) ? error.status : 'undocumented', error } as Result<Name>;
    }
  };

  return Object.assign(list, { safe });
}

/** What the pages of one walk share. */
interface Walk {
  /** The query without its marker. */
  readonly rest: Pairs;
  readonly options: ClientOptions;
  /** When the deadline is, as `performance.now()` counts. */
  readonly until: number;
  /** How many pages after the first each marker was. */
  readonly depths: Map<string, number>;
}

/**
 * The marker of the next page, from the link to it. The rest of the link is not trusted: another host would get the
 * token, and Glance leaves all but one of a repeated parameter out of it (facts/image-api.md 1.2).
 */
function nextMarker({ next, key, marker }: Operation, body: unknown, items: readonly unknown[]): string | undefined {
  if (!next) return at(items.at(-1), key) as string | undefined;
  const link = at(body, next);
  if (link === undefined || link === null) return undefined;
  const found = new URLSearchParams(String(link).replace(/^[^?]*|#.*/g, '')).get(marker);
  if (!found) throw new BodyError(`The link to the next page has no ${marker}.`);
  return found;
}

function checkLimits(options: CallOptions): void {
  for (const name of ['timeout', 'deadline', 'retries', 'maxRetryDelay', 'maxItems'] as const) {
    const { [name]: value = 0 } = options;
    if (!(typeof value === 'number' && value >= 0)) throw new QueryError(name, value, 'a number, 0 or greater');
  }
}
