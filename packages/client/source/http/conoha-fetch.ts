import { checkOptions, timeOptions } from '../check-options.ts';
import { TimeoutError } from '../errors/timeout-error.ts';
import { endpoint, userAgent } from '../generated/operations.gen.ts';
import { bufferedResponse } from './body.ts';
import { currentToken } from './current-token.ts';
import type { FetchOptions, RequestEvent, RetryEvent } from './options.ts';
import { readError } from './read-error.ts';
import { redactText } from './redact.ts';
import { retrying } from './retry.ts';
import { send } from './send.ts';
import { within } from './time-limit.ts';
import type { Token } from './token.ts';

/** Its options other than times. */
export const accessOptions = ['token', 'fetch', 'maxBodySize', 'onRequest', 'onResponse', 'onRetry'];

/**
 * A `fetch` that adds the token, repeats the request once with another token after a 401, retries, limits times, and
 * keeps the token out of errors. It can be the `fetch` of any HTTP client, for example openapi-fetch.
 *
 * As with other implementations of `fetch`, a response with an error status is a response and not an error. The token is
 * sent to whatever URL is called, so call only the image service. Redirects are not followed, whatever the request says. The whole body
 * is read, as text, before the response is returned, so it is not for binary data. Requests with the methods POST and PATCH are not retried.
 *
 * @throws {QueryError} if an option is unknown or invalid.
 * @throws {ImageClientError} The `fetch` throws a NetworkError, TimeoutError, AbortError, TokenError or BodyError.
 * @see packages/client/README.md
 */
export function conohaFetch(options: FetchOptions): typeof fetch {
  checkOptions(options, [...timeOptions, ...accessOptions]);
  return fetchOf(options, []);
}

/** What is known of a call outside of its `fetch`. */
export interface CallState<Label = unknown> {
  /** What its events say besides. */
  readonly label?: Label;
  /** The error of the last attempt that was repeated. */
  failure?: unknown;
}

/** The members of a request that are options of fetch as well, on platforms that have them. */
const members = [
  'method',
  'cache',
  'credentials',
  'integrity',
  'keepalive',
  'mode',
  'referrer',
  'referrerPolicy',
] as const;

/** @param secrets The tokens so far, to which new ones are added. */
export function fetchOf<Label>(options: FetchOptions<Label>, secrets: Token[]) {
  const { token: provider, deadline, timeout = 30_000, onRequest, onResponse, onRetry } = options;

  return async (input: string | URL | Request, init?: RequestInit, state: CallState<Label> = {}): Promise<Response> => {
    const request = input instanceof Request && !init ? input : new Request(input, init);
    const { method, url } = request;
    let body: ArrayBuffer | undefined;
    const retries = /^(POST|PATCH)$/.test(method) ? 0 : options.retries;
    let isRenewed = false;
    let last: { readonly error: unknown; readonly response: Response } | undefined;

    const sendWith = async (token: Token, attempt: number, signal: AbortSignal): Promise<Response> => {
      signal.throwIfAborted();
      const event = { ...state.label, url, attempt } as RequestEvent & Label;
      onRequest?.(event);
      const start = performance.now();
      const headers = {
        accept: 'application/json',
        // Browsers send their own. If a page sets another, they first ask the service for permission (CORS preflight).
        ...(!/^Mozilla/.test(globalThis.navigator?.userAgent) && { 'user-agent': userAgent }),
        ...Object.fromEntries(request.headers),
        [endpoint.tokenHeader]: token.reveal(),
      };
      const copied = Object.fromEntries(members.flatMap((name) => (request[name] ? [[name, request[name]]] : [])));
      const sent = await send(url, { ...init, ...copied, headers, body: body ?? null, signal }, secrets, options);
      const response = bufferedResponse(sent.response, sent.text, (text) => redactText(text, secrets));
      const requestId = redactText(response.headers.get(endpoint.requestIdHeader) ?? '', secrets) || undefined;
      onResponse?.({ ...event, status: response.status, requestId, milliseconds: performance.now() - start });
      return response;
    };

    const attempt = async (count: number, signal: AbortSignal): Promise<Response> => {
      // Read once, as further attempts send it again.
      if (!/^(GET|HEAD)$/.test(method)) body ??= await request.arrayBuffer();
      const token = await currentToken(provider, secrets, signal);
      let response = await sendWith(token, count, signal);
      if (response.status === 401 && !isRenewed) {
        isRenewed = true;
        const renewed = await currentToken(provider, secrets, signal, token);
        if (renewed.reveal() !== token.reveal()) response = await sendWith(renewed, count, signal);
      }
      if (response.ok) return response;
      const error = readError(response, await response.text(), secrets);
      last = { error, response };
      throw error;
    };

    const run = (signal: AbortSignal): Promise<Response> =>
      retrying(
        { ...options, retries },
        signal,
        (count) => within([signal], timeout, late('timeout', timeout, state), (ending) => attempt(count, ending)),
        (error, count, delay) => {
          state.failure = error;
          onRetry?.({ ...state.label, url, attempt: count, error, delay } as RetryEvent & Label);
        },
      );
    const call =
      deadline === undefined
        ? run(request.signal)
        : within([request.signal], deadline, late('deadline', deadline, state), run);
    return call.catch((error) => {
      // A response that is an error ends the retries, and then is a response again.
      if (last && error === last.error) return last.response;
      throw error;
    });
  };
}

/** Creates the error of a time that is over. */
export function late(option: string, milliseconds: number | undefined, state: CallState): () => TimeoutError {
  return () => {
    const cause = state.failure;
    return new TimeoutError(`The request exceeded its ${option} of ${milliseconds} ms.`, cause ? { cause } : undefined);
  };
}
