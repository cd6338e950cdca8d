import { callOptions, checkOptions } from './check-options.ts';
import { BodyError } from './errors/body-error.ts';
import { CallbackError } from './errors/callback-error.ts';
import { isImageClientError, type NoResponseError } from './errors/image-client-error.ts';
import { PageError } from './errors/page-error.ts';
import { isResponseError, type ResponseError } from './errors/response-error.ts';
import { parseBody, valueOfPath } from './json.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import { type Page, type PagePromise, pageOf, pagePromiseOf } from './page.ts';
import { type Pairs, pairsOf, present } from './query.ts';
import { redactText } from './redact.ts';
import { request } from './request.ts';
import type { Token } from './token.ts';
import { urlOf } from './transport.ts';
import type { ErrorStatus, OperationName, Query } from './types.ts';

/** The outcome of a request, narrowed by `status`. */
export type Result<Name extends OperationName> =
  | Success<Name>
  | { [Status in ErrorStatus<Name>]: Failure<Status, ResponseError<Status>> }[ErrorStatus<Name>]
  | Failure<'undocumented', ResponseError>
  | Failure<'none', NoResponseError>;

interface Success<Name extends OperationName> {
  /** 200 if there is a page. */
  readonly status: 200;
  /** The first page. */
  readonly page: Page<Name>;
  readonly error?: never;
}

interface Failure<Status, Thrown> {
  /**
   * The status of an error that the document describes. `undocumented`: an error with another status. `none`: there is no
   * usable response.
   */
  readonly status: Status;
  /** The error that awaiting the list would have thrown. */
  readonly error: Thrown;
  readonly page?: never;
}

/**
 * Calls a list. It sends no request until the result is awaited or iterated.
 *
 * @throws {ImageClientError} when awaited or iterated; its `name` is the kind of error. An error thrown by a hook or a
 * check of yours is thrown unchanged.
 */
export interface List<Name extends OperationName> {
  (...parameters: ListParameters<Name>): PagePromise<Name>;
  /** Loads one page and never rejects: an error is part of the result. */
  safe(...parameters: ListParameters<Name>): Promise<Result<Name>>;
}

/** A query, which is optional if all of its parameters are, and options. */
type ListParameters<Name extends OperationName> =
  Record<never, never> extends Query<Name>
    ? [query?: Query<Name>, options?: CallOptions]
    : [query: Query<Name>, options?: CallOptions];

export function createList<Name extends OperationName>(
  name: Name,
  operation: Operation,
  baseUrl: string,
  clientOptions: ClientOptions,
): List<Name> {
  const { path, marker, errors, requestId } = operation;

  const list = (query?: object, ownOptions?: CallOptions): PagePromise<Name> => {
    const options: ClientOptions = { ...clientOptions, ...present(ownOptions) };
    return pagePromiseOf(async () => {
      checkOptions(ownOptions, callOptions);
      const pairs = pairsOf(operation, query, options.properties);
      const until = performance.now() + (options.deadline ?? Number.POSITIVE_INFINITY);
      const rest = pairs.filter(([parameter]) => parameter !== marker);
      const markers = pairs.flatMap(([parameter, text]) => (parameter === marker ? text : []));
      return load({ rest, options, until, markers });
    }, options);
  };

  /** Loads the page after the last marker. */
  async function load(walk: Walk, ending?: AbortSignal): Promise<Page<Name>> {
    const { rest, options, until, markers } = walk;
    const url = urlOf(baseUrl, path, [...rest, ...markers.slice(-1).map((text): Pairs[0] => [marker, text])]);
    const { response, text, token } = await request({ operation: name, url, requestId }, options, until, ending);
    const body = parseBody(text);
    const items = valueOfPath(body, operation.items);
    if (!Array.isArray(items)) throw new BodyError(`The response body has no array at /${operation.items.join('/')}.`);
    options.check?.(name, body, (part) => redactText(part, token));
    const nextMarker = nextMarkerOf(operation, body, items, token);
    if (nextMarker !== undefined && markers.includes(nextMarker)) {
      throw new PageError(`The ${marker} ${nextMarker} is repeated: the list would never end.`);
    }
    const next = async (signal?: AbortSignal): Promise<Page<Name> | undefined> =>
      nextMarker === undefined ? undefined : load({ ...walk, markers: [...markers, nextMarker] }, signal);
    return pageOf({ items, response, marker: nextMarker, next }, options);
  }

  const safe = async (query?: object, ownOptions?: CallOptions): Promise<Result<Name>> => {
    try {
      return { status: 200, page: await list(query, ownOptions) };
    } catch (error) {
      if (!isImageClientError(error)) {
        return { status: 'none', error: new CallbackError('A callback threw an error.', { cause: error }) };
      }
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
  /** When the deadline is, on the clock of `performance.now()`. */
  readonly until: number;
  /** The markers of this page and of the pages before it. */
  readonly markers: readonly string[];
}

/**
 * The marker of the next page, from the link to it; undefined on the last page. The rest of the link is not used: a link
 * to another host would send the token there, and Glance's links keep only one value of a repeated parameter
 * (docs/glance-findings.md).
 */
function nextMarkerOf(
  { next, key, marker }: Operation,
  body: unknown,
  items: readonly unknown[],
  token: Token,
): string | undefined {
  if (!next) return valueOfPath(items.at(-1), key ?? []) as string | undefined;
  const link = valueOfPath(body, next);
  if (link === undefined || link === null) return undefined;
  const found = new URLSearchParams(String(link).replace(/^[^?]*|#.*/g, '')).get(marker);
  // A marker that holds the token would put it into a URL. Short tokens, as in tests, may be part of any text.
  if (!found || (token.reveal().length > 5 && redactText(found, token) !== found)) {
    throw new BodyError(`The link to the next page has no ${marker}.`);
  }
  return found;
}
