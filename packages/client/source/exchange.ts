import { NetworkError } from './errors/network-error.ts';
import { redact } from './redact.ts';
import type { Token } from './token.ts';

/**
 * Sends a request, and reads the whole answer.
 *
 * @param secret What an error must not have in it.
 * @throws {NetworkError}
 */
export async function exchange(
  url: string,
  init: RequestInit,
  secret: Token,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<{ readonly response: Response; readonly text: string }> {
  try {
    // A redirect that was followed to another host would bring the secret there.
    const response = await fetch(url, { ...init, redirect: 'manual' });
    return { response, text: await response.text() };
  } catch (error) {
    throw new NetworkError(`There is no whole answer from ${url}.`, { cause: redact(error, secret) });
  }
}
