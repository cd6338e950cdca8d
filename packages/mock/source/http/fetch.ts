import {
  BodyTooLargeError,
  type MockRequest,
  type MockResponse,
  maximumBody,
  statusesWithoutBody,
} from './messages.ts';

/**
 * Makes a `fetch` from a function that responds to requests.
 *
 * @param respond Must not reject.
 * @returns A function that throws as `fetch` does: a `TypeError` if the response has the fault `reset`, and the reason
 *   of the request's signal once that is aborted.
 */
export function fetchFrom(
  respond: (request: MockRequest) => Promise<MockResponse>,
): (input: Request | URL | string, init?: RequestInit) => Promise<Response> {
  return async (input, init) => {
    const request = new Request(input, init);
    const response = await respond(mockRequestOf(request));
    request.signal.throwIfAborted();
    if (response.fault === 'reset') throw new TypeError('fetch failed: the connection was reset');
    return webResponseOf(response, request.method);
  };
}

function mockRequestOf(request: Request): MockRequest {
  const { method, signal } = request;
  const { pathname, search } = new URL(request.url);
  return {
    method,
    target: pathname + search,
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

function webResponseOf({ status, headers, body, fault }: MockResponse, method: string): Response {
  const hasBody = method !== 'HEAD' && !statusesWithoutBody.has(status);
  const bytes = body as string | Uint8Array<ArrayBuffer>;
  const content = fault === 'cut-short' ? cutShort(new Blob([bytes])) : bytes;
  return new Response(hasBody ? content : null, { status, headers: webHeadersOf(headers) });
}

function webHeadersOf(headers: MockResponse['headers']): Headers {
  const result = new Headers();
  for (const [name, values] of Object.entries(headers)) {
    for (const value of [values].flat()) result.append(name, value as string);
  }
  return result;
}

/** The first half of a body, followed by an error. */
function cutShort(body: Blob): ReadableStream {
  const firstHalf = body.slice(0, body.size >> 1).stream();
  return firstHalf.pipeThrough(
    new TransformStream({
      flush: (controller) => {
        controller.error(new TypeError('terminated: the connection was closed in the middle of the body'));
      },
    }),
  );
}
