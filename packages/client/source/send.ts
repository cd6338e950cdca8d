import { NetworkError } from './errors/network-error.ts';
import { redact } from './redact.ts';
import type { Token } from './token.ts';

/**
 * Sends a request and reads the whole response.
 *
 * @param secret Left out of errors.
 * @throws {NetworkError} if the request fails before the response is complete.
 */
export async function send(
  url: string,
  init: RequestInit,
  secret: Token,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<{ readonly response: Response; readonly text: string }> {
  try {
    // Redirects are not followed: the secret would be sent to another host.
    const response = await fetch(url, { ...init, redirect: 'manual' });
    return { response, text: await response.text() };
  } catch (error) {
    throw new NetworkError(`The request to ${url} failed before the response was complete.`, {
      cause: redact(error, secret),
    });
  }
}
