import { responseErrorOf } from './answer.ts';
import { ResponseError } from './errors/response-error.ts';
import { TimeoutError } from './errors/timeout-error.ts';
import { TokenError } from './errors/token-error.ts';
import { exchange } from './exchange.ts';
import { service, userAgent } from './generated/operations.gen.ts';
import type { ClientOptions } from './options.ts';
import { redact, redactText } from './redact.ts';
import { retrying } from './retry.ts';
import { Token } from './token.ts';
import { within } from './waiting.ts';

/** What is asked for. */
export interface Asked {
  /** Such as `listImages`. */
  readonly operation: string;
  readonly url: string;
  /** The header of a response that has the request's id. */
  readonly requestId: string | undefined;
}

/** A response and its body. */
export interface Received {
  readonly response: Response;
  readonly text: string;
  /** What the request was sent with. */
  readonly token: Token;
}

/**
 * Sends a request until it is answered with 200, as often as the options allow.
 *
 * @param until When the deadline is, as `performance.now()` counts.
 * @param ending Ends it, as the signal of the options does.
 */
export function request(
  { operation, url, requestId: idHeader }: Asked,
  options: ClientOptions,
  until: number,
  ending?: AbortSignal,
): Promise<Received> {
  const { token: provider, deadline, timeout = 30_000, onRequest, onResponse, onRetry } = options;
  /** How the attempt before ended. */
  let cause: unknown;
  let isRenewed = false;
  const late = (option: string, milliseconds: number | undefined) => (): Error =>
    new TimeoutError(`It took longer than the ${option} of ${milliseconds} ms.`, cause ? { cause } : undefined);

  const attempt = async (count: number, signal: AbortSignal): Promise<Received> => {
    const event = { operation, url, attempt: count };

    const getToken = async (rejected?: Token): Promise<Token> => {
      try {
        const given = typeof provider === 'function' ? await provider({ rejected, signal }) : provider;
        const token = given instanceof Token ? given : new Token(given);
        // Otherwise no header could have it, and the error about that would.
        if (typeof token.reveal() === 'string' && /^[!-~]+$/.test(token.reveal())) return token;
        throw new TokenError('The token is no ASCII word.');
      } catch (error) {
        if (error instanceof TokenError) throw error;
        throw new TokenError('There is no token.', { cause: redact(error, rejected) });
      }
    };

    /** Sends it once, and reads the whole answer. */
    const send = async (token: Token): Promise<Received> => {
      signal.throwIfAborted();
      onRequest?.(event);
      const start = performance.now();
      const headers = {
        [service.tokenHeader]: token.reveal(),
        accept: 'application/json',
        // Browsers send their own, and ask the service first where a page sets another.
        ...(!/^Mozilla/.test(globalThis.navigator?.userAgent) && { 'user-agent': userAgent }),
      };
      const { response, text } = await exchange(url, { headers, signal }, token, options.fetch);
      const { status } = response;
      const requestId = redactText((idHeader && response.headers.get(idHeader)) ?? '', token) || undefined;
      onResponse?.({ ...event, status, requestId, milliseconds: performance.now() - start });
      if (status !== 200) throw responseErrorOf(response, text, requestId, token);
      return { response, text, token };
    };

    const token = await getToken();
    return send(token).catch(async (error) => {
      if (isRenewed || !(error instanceof ResponseError && error.status === 401)) throw error;
      isRenewed = true;
      const renewed = await getToken(token);
      if (renewed.reveal() === token.reveal()) throw error;
      return send(renewed);
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
