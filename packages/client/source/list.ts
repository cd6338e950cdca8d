import { checkOptions, timeOptions } from './check-options.ts';
import { BodyError } from './errors/body-error.ts';
import { CallbackError } from './errors/callback-error.ts';
import { isImageClientError, type NoResponseError } from './errors/image-client-error.ts';
import { PageError } from './errors/page-error.ts';
import { isResponseError, type ResponseError } from './errors/response-error.ts';
import { type CallState, fetchOf, late } from './http/conoha-fetch.ts';
import { readError } from './http/read-error.ts';
import { redactText } from './http/redact.ts';
import { within } from './http/time-limit.ts';
import type { Token } from './http/token.ts';
import { parseBody } from './json.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions, ListLabel } from './options.ts';
import { type Page, type PagePromise, pageOf, pagePromiseOf } from './page.ts';
import { itemsOf, markerOf } from './page-body.ts';
import { present, type WireQuery, wireQueryOf } from './query.ts';
import { type Client, checkHeaders, getPage, type HeadersOption, type ListPaths } from './transport.ts';
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
 * @throws {ImageClientError} when awaited or iterated; its `name` is the kind of error. An error thrown by a hook, a
 * check or middleware of yours is thrown unchanged.
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

/** The names of the options of a call. */
export const callOptions = [...timeOptions, 'maxItems', 'prefetch', 'signal', 'headers', 'properties'];

/** @param secrets The tokens of all calls of a client: errors of later calls may hold them. */
export function createList<Name extends OperationName>(
  name: Name,
  operation: Operation,
  transport: Client<ListPaths>,
  clientOptions: ClientOptions,
  secrets: Token[] = [],
): List<Name> {
  const { path, marker, offset = '', errors } = operation;

  const list = (query?: object, ownOptions?: CallOptions): PagePromise<Name> => {
    const options: ClientOptions = { ...clientOptions, ...present(ownOptions) };
    return pagePromiseOf(async () => {
      checkOptions(ownOptions, callOptions);
      checkHeaders(ownOptions?.headers);
      const { [marker]: start, ...rest } = wireQueryOf(operation, query, options.properties);
      const until = performance.now() + (options.deadline ?? Number.POSITIVE_INFINITY);
      const markers = start === undefined ? [] : [String(start)];
      return load({ rest, options, until, markers, headers: ownOptions?.headers });
    }, options);
  };

  /** Loads the page after the last marker. */
  async function load(walk: WalkState, ending?: AbortSignal): Promise<Page<Name>> {
    const { rest, options, until, markers, headers } = walk;
    const values = markers.length > 0 ? { ...rest, [marker]: markers.at(-1) ?? '' } : rest;
    const state: CallState<ListLabel> = { label: { operation: name } };
    // The deadline is that of all pages.
    const fetch = fetchOf({ ...options, deadline: undefined }, secrets);
    const { response, content } = await within(
      [options.signal, ending],
      until - performance.now(),
      late('deadline', options.deadline, state),
      (signal) => getPage(transport, { path, values, headers, signal, fetch: (sent) => fetch(sent, undefined, state) }),
    );
    if (response.status !== 200) throw readError(response, content, secrets);
    const body = parseBody(String(content ?? ''));
    const items = itemsOf(operation, body);
    options.check?.(name, body, (part) => redactText(part, secrets));
    const nextMarker = markerOf(operation, body);
    // A marker that holds the token would put it into a URL.
    if (redactText(nextMarker, secrets) !== String(nextMarker)) {
      throw new BodyError(`The link to the next page has no ${marker}, but a token.`);
    }
    if (nextMarker !== undefined && markers.includes(nextMarker)) {
      throw new PageError(`The ${marker} ${nextMarker} is repeated: the list would never end.`);
    }
    // The items to skip were skipped before this page.
    const { [offset]: _, ...others } = rest;
    const next = async (signal?: AbortSignal): Promise<Page<Name> | undefined> =>
      nextMarker === undefined ? undefined : load({ ...walk, rest: others, markers: [...markers, nextMarker] }, signal);
    return pageOf({ items: items as Page<Name>['items'], response, marker: nextMarker, next }, options);
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
interface WalkState {
  /** The query without its marker. */
  readonly rest: WireQuery;
  readonly options: ClientOptions;
  /** The headers of the call, without those of the client. */
  readonly headers: HeadersOption | undefined;
  /** When the deadline is, on the clock of `performance.now()`. */
  readonly until: number;
  /** The markers of this page and of the pages before it. */
  readonly markers: readonly string[];
}
