import { responseErrorOf } from './answer.ts';
import { BaseError } from './errors/base-error.ts';
import { NetworkError } from './errors/network-error.ts';
import { ResponseError } from './errors/response-error.ts';
import { TimeoutError } from './errors/timeout-error.ts';
import { TokenError } from './errors/token-error.ts';
import { service, userAgent } from './generated/operations.gen.ts';
import type { ClientOptions, RequestEvent } from './options.ts';
import { redact } from './redact.ts';
import { retrying } from './retry.ts';
import { Token } from './token.ts';
import { within } from './waiting.ts';

/** What is asked for. */
export interface Asked {
  /** Such as `listImages`. */
  readonly operation: string;
  readonly url: string;
  /** The header of a response that has the request's id. */
  readonly requestIdHeader: string | undefined;
}

/** A response and its body. */
export interface Received {
  readonly response: Response;
  readonly text: string;
}

/**
 * Sends a request until it is answered with 200, as often as the options allow.
 *
 * @param until When the deadline is, as `performance.now()` counts.
 * @param ending Ends it, as the signal of the options does.
 */
export function request(
  { operation, url, requestIdHeader }: Asked,
  options: ClientOptions,
  until: number,
  ending?: AbortSignal,
): Promise<Received> {
  const { deadline, timeout = 30_000, onRequest, onResponse, onRetry } = options;

  return within([options.signal, ending], until - performance.now(), late('deadline', deadline), (signal) => {
    const timely = <Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> =>
      within([signal], timeout, late('timeout', timeout), work);
    const getToken = (rejected?: Token): Promise<Token> => tokenFrom(options.token, rejected, timely);

    /** Sends it once, and reads the whole answer. */
    const send = (event: RequestEvent, token: Token): Promise<Received> =>
      timely(async (signal) => {
        onRequest?.(event);
        const start = performance.now();
        const { response, text } = await receive(url, token, signal, options.fetch).catch((error) => {
          throw new NetworkError(`There is no whole answer from ${url}.`, { cause: redact(error, token) });
        });
        const { status, headers } = response;
        const requestId = (requestIdHeader && headers.get(requestIdHeader)) || undefined;
        onResponse?.({ ...event, status, requestId, milliseconds: performance.now() - start });
        if (status !== 200) throw responseErrorOf(response, text, requestId, token);
        return { response, text };
      });

    const attempt = async (count: number): Promise<Received> => {
      const event = { operation, url, attempt: count };
      const token = await getToken();
      return send(event, token).catch(async (error) => {
        if (!(error instanceof ResponseError && error.status === 401)) throw error;
        const renewed = await getToken(token);
        if (renewed.reveal() === token.reveal()) throw error;
        return send(event, renewed);
      });
    };

    return retrying(options, signal, attempt, (error, count, delay) =>
      onRetry?.({ operation, url, attempt: count, error, delay }),
    );
  });
}

async function receive(
  url: string,
  token: Token,
  signal: AbortSignal,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<Received> {
  const headers = {
    [service.tokenHeader]: token.reveal(),
    accept: 'application/json',
    // Browsers send their own, and ask the service first where a page sets another.
    ...(!/^Mozilla/.test(globalThis.navigator?.userAgent) && { 'user-agent': userAgent }),
  };
  // A redirect that was followed to another host would bring the token there.
  const response = await fetch(new Request(url, { headers, signal, redirect: 'manual' }));
  return { response, text: await response.text() };
}

/**
 * @param timely Does some work, within the time of an attempt.
 * @throws {TokenError}
 */
async function tokenFrom(
  provider: ClientOptions['token'],
  rejected: Token | undefined,
  timely: <Result>(work: (signal: AbortSignal) => Promise<Result>) => Promise<Result>,
): Promise<Token> {
  try {
    const given =
      typeof provider === 'function' ? await timely(async (signal) => provider({ rejected, signal })) : provider;
    const token = given instanceof Token ? given : new Token(given);
    // Otherwise no header could have it, and the error about that would.
    if (typeof token.reveal() !== 'string' || !/^[!-~]+$/.test(token.reveal()))
      throw new TypeError('It is not a string of visible ASCII characters.');
    return token;
  } catch (error) {
    throw error instanceof BaseError ? error : new TokenError('There is no token.', { cause: redact(error, rejected) });
  }
}

function late(option: string, milliseconds: number | undefined): () => Error {
  return () => new TimeoutError(`It took longer than the ${option} of ${milliseconds} ms.`);
}
