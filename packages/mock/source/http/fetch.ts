import { joined } from './body.ts';
import {
  BodyTooLargeError,
  type MockRequest,
  type MockResponse,
  maximumBody,
  statusesWithoutBody,
} from './messages.ts';

/** Makes a stream that breaks after the first half of a body. */
export type CutShort = (firstHalf: Blob, length: number) => ReadableStream;

/**
 * Makes a `fetch` from a function that responds to requests.
 *
 * @param respond Must not reject.
 * @param cutShort How a body breaks in its middle. Default: the stream of the body has an error.
 * @returns A function that throws as `fetch` does: a `TypeError` if the response has the fault `reset`, and the reason
 *   of the request's signal once that is aborted.
 */
export function fetchFrom(
  respond: (request: MockRequest) => Promise<MockResponse>,
  cutShort: CutShort = endWithError,
): (input: Request | URL | string, init?: RequestInit) => Promise<Response> {
  return async (input, init) => {
    const request = new Request(input, init);
    const response = await respond(mockRequestOf(request));
    request.signal.throwIfAborted();
    if (response.fault === 'reset') throw new TypeError('fetch failed: the connection was reset');
    return webResponseOf(response, request.method, cutShort);
  };
}

function mockRequestOf(request: Request): MockRequest {
  const { method, signal } = request;
  const { origin, pathname, search } = new URL(request.url);
  return {
    method,
    target: pathname + search,
    origin: () => origin,
    signal,
    header: (name) => request.headers.get(name) ?? undefined,
    headers: () => request.headers,
    rawHeaders: () => [...request.headers].flat(),
    body: async () => {
      const body = new Uint8Array(await request.arrayBuffer());
      if (body.length > maximumBody) throw new BodyTooLargeError();
      return body;
    },
    webRequest: async () => request,
    needsPlainBody: true,
  };
}

function webResponseOf({ status, headers, body, fault }: MockResponse, method: string, cutShort: CutShort): Response {
  const bytes = joined(body) as string | Uint8Array<ArrayBuffer>;
  // As a body, an empty text would have a type.
  const isEmpty = bytes.length === 0 && fault !== 'cut-short';
  const hasBody = method !== 'HEAD' && !statusesWithoutBody.has(status) && !isEmpty;
  const init = { status, headers: webHeadersOf(headers) };
  if (!hasBody) return new Response(null, init);
  if (fault !== 'cut-short') return new Response(bytes, init);
  const blob = new Blob([bytes]);
  return new Response(cutShort(blob.slice(0, blob.size >> 1), blob.size), init);
}

function webHeadersOf(headers: MockResponse['headers']): Headers {
  const result = new Headers();
  for (const [name, values] of Object.entries(headers)) {
    for (const value of [values].flat()) result.append(name, value as string);
  }
  return result;
}

const endWithError: CutShort = (firstHalf) =>
  firstHalf.stream().pipeThrough(
    new TransformStream({
      flush: (controller) => {
        controller.error(new TypeError('terminated: the connection was closed in the middle of the body'));
      },
    }),
  );
