import { at, parsed } from './answer.ts';
import { checkOptions, optionsOfCall } from './check-options.ts';
import { BodyError } from './errors/body-error.ts';
import { CallbackError } from './errors/callback-error.ts';
import { isImageClientError, type NoAnswerError } from './errors/image-client-error.ts';
import { PageError } from './errors/page-error.ts';
import { isResponseError, type ResponseError } from './errors/response-error.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import { type Listing, listingOf, type Page, pageOf } from './page.ts';
import { type Pairs, pairsOf, present } from './query.ts';
import { redactText } from './redact.ts';
import { request } from './request.ts';
import type { Token } from './token.ts';
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
   * @throws {ImageClientError} when it is awaited or gone through. Its `name` says which error it is. What a hook or a
   * check of yours throws is thrown as it is.
   */
  (...given: Given<Name>): Listing<Name>;
  /** Asks for one page, and never rejects: what went wrong is in the result. */
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
  const { path, marker, errors, requestId } = operation;

  const list = (query?: object, callOptions?: CallOptions): Listing<Name> => {
    const options: ClientOptions = { ...clientOptions, ...present(callOptions) };
    return listingOf(async () => {
      checkOptions(callOptions, optionsOfCall);
      const pairs = pairsOf(operation, query, options.properties);
      const until = performance.now() + (options.deadline ?? Number.POSITIVE_INFINITY);
      const rest = pairs.filter(([name]) => name !== marker);
      const markers = pairs.flatMap(([name, text]) => (name === marker ? text : []));
      return load({ rest, options, until, markers });
    }, options);
  };

  /** Asks for a page: the one after the last marker. */
  async function load(walk: Walk, ending?: AbortSignal): Promise<Page<Name>> {
    const { rest, options, until, markers } = walk;
    const url = urlOf(baseUrl, path, [...rest, ...markers.slice(-1).map((text): Pairs[0] => [marker, text])]);
    const asked = { operation: name, url, requestId };
    const { response, text, token } = await request(asked, options, until, ending);
    const body = parsed(text);
    const items = at(body, operation.items);
    if (!Array.isArray(items)) throw new BodyError(`The answer has no array at /${operation.items.join('/')}.`);
    options.check?.(name, body, (each) => redactText(each, token));
    const next = nextMarker(operation, body, items, token);
    if (next !== undefined && markers.includes(next)) {
      throw new PageError(`${marker} ${next} comes again, without end.`);
    }
    const goOn = async (signal?: AbortSignal): Promise<Page<Name> | undefined> =>
      next === undefined ? undefined : load({ ...walk, markers: [...markers, next] }, signal);
    return pageOf({ items, response, marker: next, next: goOn }, options);
  }

  const safe = async (query?: object, options?: CallOptions): Promise<Result<Name>> => {
    try {
      return { status: 200, page: await list(query, options) };
    } catch (error) {
      if (!isImageClientError(error)) {
        return { status: 'none', error: new CallbackError('An option threw.', { cause: error }) };
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
  /** When the deadline is, as `performance.now()` counts. */
  readonly until: number;
  /** What this page and those before it came after. */
  readonly markers: readonly string[];
}

/**
 * The marker of the next page, from the link to it. The rest of the link is not trusted: another host would get the
 * token, and Glance leaves all but one of a repeated parameter out of it (docs/glance-findings.md).
 */
function nextMarker(
  { next, key, marker }: Operation,
  body: unknown,
  items: readonly unknown[],
  token: Token,
): string | undefined {
  if (!next) return at(items.at(-1), key ?? []) as string | undefined;
  const link = at(body, next);
  if (link === undefined || link === null) return undefined;
  const found = new URLSearchParams(String(link).replace(/^[^?]*|#.*/g, '')).get(marker);
  // A token would be in the next URL. A short one is a test's, and may be in any text.
  if (!found || (token.reveal().length > 5 && redactText(found, token) !== found)) {
    throw new BodyError(`The link to the next page has no ${marker}.`);
  }
  return found;
}
