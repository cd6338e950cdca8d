import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { urlToHttpOptions } from 'node:url';
import { passedHeaders, type RawHeaders, valuesOf } from './pass-headers.ts';
import { UpstreamError } from './upstream-error.ts';

interface ForwardedRequest {
  readonly method: string;
  /** Path and query as in the request line; each character stands for one byte. */
  readonly target: string;
  readonly headers: RawHeaders;
  readonly body: Uint8Array;
  readonly signal: AbortSignal;
}

export interface UpstreamResponse {
  readonly status: number;
  readonly headers: RawHeaders;
  readonly body: Uint8Array;
}

interface Limits {
  /** How long the upstream may send nothing, in milliseconds. */
  readonly timeout: number;
  /** The longest body of a response, in bytes. */
  readonly maximumBody: number;
}

/** The headers of a request that are for the mock, or that name it as the server. */
const ownHeaders = ['host', 'mock-scenario'];

/** Methods whose requests usually have no body. A request of another method without a body says so by its length, 0. */
const methodsWithoutBody: ReadonlySet<string> = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE']);

/** The most bytes of a response before its body. */
const maxHeaderSize = 64 * 1024;

/**
 * Sends a request to an upstream, and waits for the whole response. It follows no redirect.
 *
 * The target, the headers and the body are sent as they are, byte for byte. Only the headers that concern one connection
 * are left out.
 *
 * @throws {UpstreamError} if there is no complete response.
 */
export function forward(request: ForwardedRequest, upstream: URL, limits: Limits): Promise<UpstreamResponse> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      request.signal.removeEventListener('abort', cancel);
      reject(error);
      outgoing?.destroy();
    };
    const cancel = (): void => fail(UpstreamError.abandoned());
    const outgoing = open(request, upstream, limits.timeout, fail);
    if (!outgoing) return;
    if (request.signal.aborted) return cancel();
    request.signal.addEventListener('abort', cancel);
    outgoing.on('timeout', () => fail(UpstreamError.timeout(upstream, limits.timeout)));
    outgoing.on('upgrade', () => fail(UpstreamError.invalid(upstream, 'it switched protocols')));
    // After the response has begun, its own events say how it ends.
    let hasBegun = false;
    outgoing.on('error', (error) => hasBegun || fail(UpstreamError.from(error, upstream)));
    outgoing.on('response', (incoming) => {
      hasBegun = true;
      readResponse(incoming, upstream, limits.maximumBody).then((response) => {
        request.signal.removeEventListener('abort', cancel);
        resolve(response);
        outgoing.destroy();
      }, fail);
    });
    outgoing.end(request.body);
  });
}

/** Starts a request. Without keep-alive, because an upstream may close a kept connection as the next request arrives. */
function open(
  { method, target, headers, body }: ForwardedRequest,
  upstream: URL,
  timeout: number,
  fail: (error: Error) => void,
): ClientRequest | undefined {
  const isFramed = ['content-length', 'transfer-encoding'].some((name) => valuesOf(headers, name).length > 0);
  const hasLength = isFramed || body.length > 0 || !methodsWithoutBody.has(method);
  const raw = [
    ['Host', upstream.host],
    ...passedHeaders(headers, ownHeaders),
    ...(hasLength ? [['Content-Length', String(body.length)]] : []),
  ].flat();
  const { protocol, hostname, port } = urlToHttpOptions(upstream);
  const send = upstream.protocol === 'https:' ? requestHttps : requestHttp;
  try {
    return send({
      protocol,
      hostname,
      port,
      method,
      path: upstream.pathname.replace(/\/+$/, '') + target,
      headers: raw,
      agent: false,
      timeout,
      maxHeaderSize,
    });
  } catch (error) {
    fail(UpstreamError.notSendable(error as NodeJS.ErrnoException));
    return undefined;
  }
}

async function readResponse(incoming: IncomingMessage, upstream: URL, maximum: number): Promise<UpstreamResponse> {
  const { statusCode: status = 0, rawHeaders: headers } = incoming;
  if (status > 599) throw UpstreamError.invalid(upstream, `its status is ${status}`);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > maximum) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw UpstreamError.cutShort(upstream, error as NodeJS.ErrnoException);
  }
  if (length > maximum) throw UpstreamError.invalid(upstream, `its body is longer than ${maximum} bytes`);
  return { status, headers, body: Buffer.concat(chunks) };
}
