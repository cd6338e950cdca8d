import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { BodyJoiner } from './body.ts';
import {
  BodyTooLargeError,
  type MockRequest,
  type MockResponse,
  maximumBody,
  statusesWithoutBody,
} from './messages.ts';
import { webRequestOf } from './web-request.ts';

// An import of node:http also loads what it exports for the web, such as WebSocket, which takes 13 MB and 20 ms.
const { createServer } = createRequire(import.meta.url)('node:http') as typeof import('node:http');

export interface Server {
  /** The address where it listens, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  /** Closes every connection and stops listening. */
  close(): Promise<void>;
}

/** Thrown if the port of a server is in use. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
  readonly code = 'EADDRINUSE';

  constructor(host: string, port: number) {
    super(`Port ${port} of ${host} is used by another program.`);
  }
}

/** The most bytes of a request before its body; a longer one gets 431. Glance reads at most 8,192 bytes in a line. */
const maxHeaderSize = 64 * 1024;

/** How long a connection stays open after invalid HTTP arrived on it, in milliseconds. */
const lingering = 1_000;

/**
 * Serves responses over HTTP.
 *
 * @param respond Must not reject.
 * @param port From 0 to 65535; 0 takes any free port.
 * @throws {PortTakenError} if the port is in use; the system's error if the server can't listen for another reason.
 */
export async function serve(
  respond: (request: MockRequest) => Promise<MockResponse>,
  { host, port }: { host: string; port: number },
): Promise<Server> {
  const joiner = new BodyJoiner();
  const server = createServer({ maxHeaderSize }, (incoming, outgoing) => {
    respond(requestOf(incoming, outgoing))
      .then((response) => send(response, incoming, outgoing, joiner))
      // Whatever went wrong, the client must not wait for ever.
      .catch(() => outgoing.destroy());
  });
  // Only a proxy accepts CONNECT.
  server.on('connect', (_request, socket) =>
    socket.end('HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\n\r\n'),
  );
  server.on('clientError', rejectInvalidHttp);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTakenError(host, port) : error),
    );
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${authorityOf(server.address() as AddressInfo)}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/**
 * Responds to invalid HTTP. Unlike Node.js, it does not close the connection at once: bytes that arrive on a closed
 * connection reset it, and the client may never see the response.
 */
function rejectInvalidHttp(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  setTimeout(() => socket.destroy(), lingering).unref();
}

function authorityOf({ address, family, port }: AddressInfo): string {
  return `${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** Whether a `Host` header is the name or address of a host, with or without a port. */
function isAuthority(host: string | undefined): host is string {
  const url = `http://${host}`;
  return host !== undefined && !/[/?#@\\\s]/.test(host) && URL.canParse(url);
}

function requestOf(incoming: IncomingMessage, outgoing: ServerResponse): MockRequest {
  const { method = 'GET', url = '/', headers } = incoming;
  // A target may be a whole URL, as in a request to a proxy.
  const target = url.startsWith('/') ? url : url.replace(/^[a-z]+:\/\/[^/?#]*(?=\/)/i, '');
  let ended: AbortController | undefined;
  return {
    method,
    target,
    // HTTP/1.0 has no Host.
    origin: () =>
      `http://${isAuthority(headers.host) ? headers.host : authorityOf(incoming.socket.address() as AddressInfo)}`,
    // Made when it is first read, because few responses wait, and its abort would take a tenth of the time of a page.
    get signal() {
      if (!ended) {
        const controller = new AbortController();
        if (outgoing.closed) controller.abort();
        else outgoing.once('close', () => controller.abort());
        ended = controller;
      }
      return ended.signal;
    },
    header: (name) => textOf(headers[name]),
    headers: () => Object.entries(headers).map(([name, value]) => [name, textOf(value) ?? '']),
    rawHeaders: () => incoming.rawHeaders,
    body: () => bodyOf(incoming),
    webRequest: async () => {
      const body = await bodyOf(incoming);
      return webRequestOf({ method, target, headers: incoming.rawHeaders, body });
    },
  };
}

function textOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}

/** @throws {BodyTooLargeError} if the body is too large. It is still read to its end, so that the client gets the response. */
async function bodyOf(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += (chunk as Buffer).length;
    if (size > maximumBody) chunks = [];
    else chunks.push(chunk as Buffer);
  }
  if (size > maximumBody) throw new BodyTooLargeError();
  return Buffer.concat(chunks);
}

function send(
  { status, headers, body, fault }: MockResponse,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  joiner: BodyJoiner,
): void {
  if (fault === 'reset') {
    incoming.socket.resetAndDestroy();
    return;
  }
  const { bytes, release } = joiner.join(body);
  const hasBody = !statusesWithoutBody.has(status);
  // A response to HEAD that came without its body has the length that came with it, if any.
  const hasLength = hasBody && (bytes.length > 0 || incoming.method !== 'HEAD');
  outgoing.writeHead(status, {
    ...(headers as Record<string, string | string[]>),
    ...(hasLength && { 'content-length': bytes.length }),
  });
  if (fault === 'cut-short') {
    outgoing.write(bytes.subarray(0, bytes.length >> 1), () => incoming.socket.destroy());
    return;
  }
  // If the connection breaks, this is never called, and the memory is not used again.
  if (incoming.method === 'HEAD' || !hasBody) outgoing.end();
  else outgoing.end(bytes, release);
}
