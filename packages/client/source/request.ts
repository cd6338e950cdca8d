import { ResponseError } from './errors/response-error.ts';
import { TimeoutError } from './errors/timeout-error.ts';
import { isTokenError, TokenError } from './errors/token-error.ts';
import { endpoint, userAgent } from './generated/operations.gen.ts';
import type { ClientOptions } from './options.ts';
import { readError } from './read-error.ts';
import { redact, redactText } from './redact.ts';
import { retrying } from './retry.ts';
import { send } from './send.ts';
import { within } from './time-limit.ts';
import { Token } from './token.ts';

/** A request for a page. */
export interface PageRequest {
  /** The `operationId`, for example `listImages`. */
  readonly operation: string;
  readonly url: string;
  /** The response header that holds the request's ID. */
  readonly requestId: string | undefined;
}

/** A response with status 200. */
export interface PageResponse {
  readonly response: Response;
  /** Its body. */
  readonly text: string;
  /** The token of the request. */
  readonly token: Token;
}

/**
 * Sends a request, and repeats it as the options allow, until the service responds with 200.
 *
 * @param until When the deadline is, on the clock of `performance.now()`.
 * @param ending Aborts the request, as the signal in the options does.
 */
export function request(
  { operation, url, requestId: idHeader }: PageRequest,
  options: ClientOptions,
  until: number,
  ending?: AbortSignal,
): Promise<PageResponse> {
  const { token: provider, deadline, timeout = 30_000, onRequest, onResponse, onRetry } = options;
  /** The error of the attempt before. */
  let cause: unknown;
  let isRenewed = false;
  const late = (option: string, milliseconds: number | undefined) => (): Error =>
    new TimeoutError(`The request exceeded its ${option} of ${milliseconds} ms.`, cause ? { cause } : undefined);

  const attempt = async (count: number, signal: AbortSignal): Promise<PageResponse> => {
    const event = { operation, url, attempt: count };

    const getToken = async (rejected?: Token): Promise<Token> => {
      try {
        const value = typeof provider === 'function' ? await provider({ rejected, signal }) : provider;
        const token = (value as Token)?.reveal ? (value as Token) : new Token(value as string);
        // Fetch rejects other values as a header, and its error shows the value.
        if (typeof token.reveal() === 'string' && /^[!-~]+$/.test(token.reveal())) return token;
        throw new TokenError('The token must be visible ASCII characters.');
      } catch (error) {
        if (isTokenError(error)) throw error;
        throw new TokenError('The token provider failed.', { cause: redact(error, rejected) });
      }
    };

    const sendWith = async (token: Token): Promise<PageResponse> => {
      signal.throwIfAborted();
      onRequest?.(event);
      const start = performance.now();
      const headers = {
        [endpoint.tokenHeader]: token.reveal(),
        accept: 'application/json',
        // Browsers send their own. If a page sets another, they first ask the service for permission (CORS preflight).
        ...(!/^Mozilla/.test(globalThis.navigator?.userAgent) && { 'user-agent': userAgent }),
      };
      const { response, text } = await send(url, { headers, signal }, token, options.fetch);
      const { status } = response;
      const requestId = redactText((idHeader && response.headers.get(idHeader)) ?? '', token) || undefined;
      onResponse?.({ ...event, status, requestId, milliseconds: performance.now() - start });
      if (status !== 200) throw readError(response, text, requestId, token);
      return { response, text, token };
    };

    const token = await getToken();
    return sendWith(token).catch(async (error) => {
      if (isRenewed || !(error instanceof ResponseError && error.status === 401)) throw error;
      isRenewed = true;
      const renewed = await getToken(token);
      if (renewed.reveal() === token.reveal()) throw error;
      return sendWith(renewed);
    });
  };

  return within([options.signal, ending], until - performance.now(), late('deadline', deadline), (signal) =>
    retrying(
      options,
      signal,
      (count) => within([signal], timeout, late('timeout', timeout), (signal) => attempt(count, signal)),
      (error, count, delay) => {
        cause = error;
        onRetry?.({ operation, url, attempt: count, error, delay });
      },
    ),
  );
}
