import { BodyError } from '../errors/body-error.ts';
import { NetworkError } from '../errors/network-error.ts';
import { readText } from './body.ts';
import { redact, type Secrets } from './redact.ts';

export interface SendOptions {
  /** Default: `globalThis.fetch`, looked up for each request. */
  readonly fetch?: typeof fetch | undefined;
  /** The maximum size of a response's body, decompressed, in bytes. Default: 67,108,864 (64 MiB). */
  readonly maxBodySize?: number | undefined;
}

/**
 * Sends a request and reads the whole response.
 *
 * @param secrets Left out of errors.
 * @returns The response and its body, if it has one.
 * @throws {NetworkError} if the request fails before the response is complete.
 * @throws {BodyError} if the body exceeds `maxBodySize`.
 */
export async function send(
  url: string,
  init: RequestInit,
  secrets: Secrets,
  { fetch = globalThis.fetch, maxBodySize = 2 ** 26 }: SendOptions,
): Promise<{ readonly response: Response; readonly text: string | undefined }> {
  try {
    // Redirects are not followed: the secret would be sent to another host.
    const response = await fetch(url, { ...init, redirect: 'manual' });
    return { response, text: await readText(response, maxBodySize) };
  } catch (error) {
    if (error instanceof BodyError) throw error;
    const cause = redact(error, secrets);
    let reason = cause;
    while (reason?.cause) reason = reason.cause as Error;
    const why = (reason?.message || reason?.code || reason?.name || 'unknown reason').replace(/\.?$/, '.');
    throw new NetworkError(`The request to ${url} failed before the response was complete: ${why}`, { cause });
  }
}
