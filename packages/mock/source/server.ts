import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Answer, bodyless, type Incoming } from './exchange.ts';

export interface Server {
  /** Where it listens, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  /** Ends every connection and stops listening. */
  close(): Promise<void>;
}

/** Thrown where the port that a server is to listen on is taken. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
  readonly code = 'EADDRINUSE';

  constructor(host: string, port: number) {
    super(`Port ${port} of ${host} is taken by another program.`);
  }
}

/**
 * Serves answers over HTTP.
 *
 * @param answer Never rejects.
 * @param port From 0 to 65535; 0 takes any that is free.
 * @throws {PortTakenError} where the port is taken; the system's error where it can't listen for another reason.
 */
export async function serve(
  answer: (request: Incoming) => Promise<Answer>,
  { host, port }: { host: string; port: number },
): Promise<Server> {
  // Long enough for every URL that a list has to answer 414 to.
  const server = createServer({ maxHeaderSize: 16 * 1024 * 1024 }, (incoming, outgoing) => {
    const ended = new AbortController();
    outgoing.once('close', () => ended.abort());
    answer(requestOf(incoming, ended.signal))
      .then((given) => send(given, incoming, outgoing))
      // Whatever went wrong, the client must not wait for ever.
      .catch(() => outgoing.destroy());
  });
  // A proxy is asked for; this is none.
  server.on('connect', (_request, socket) =>
    socket.end('HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\n\r\n'),
  );
  server.on('clientError', refuse);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTakenError(host, port) : error),
    );
    server.listen(port, host, resolve);
  });
  const { address, family, port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/**
 * Answers what is no HTTP. The connection is not closed at once, as Node.js would: what is still on its way to a closed
 * connection resets it, and the client may never see the answer.
 */
function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  setTimeout(() => socket.destroy(), lingering).unref();
}

/** How long a connection stays open after what came over it was no HTTP, in milliseconds. */
const lingering = 1_000;

function requestOf(incoming: IncomingMessage, signal: AbortSignal): Incoming {
  const { method = 'GET', url = '/', headers } = incoming;
  return {
    ...{ method, signal },
    // A target may be a whole URL, as to a proxy.
    target: url.startsWith('/') ? url : url.replace(/^[a-z]+:\/\/[^/]*/i, ''),
    header: (name) => {
      const value = headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    request: () => webRequestOf(incoming),
  };
}

/** The request as the web's own Request; undefined where its target or method can't be one. */
async function webRequestOf(incoming: IncomingMessage): Promise<Request | undefined> {
  const body: Buffer[] = [];
  try {
    for await (const chunk of incoming) body.push(chunk as Buffer);
    const url = new URL(incoming.url ?? '/', 'http://localhost');
    const headers = new Headers();
    for (const [name, values] of Object.entries(incoming.headersDistinct)) {
      for (const value of values ?? []) headers.append(name, value);
    }
    const { method = 'GET' } = incoming;
    // A body of these is legal, ignored, and none of the web's requests can have it.
    const hasBody = body.length > 0 && method !== 'GET' && method !== 'HEAD';
    if (!hasBody) for (const name of ['content-length', 'transfer-encoding']) headers.delete(name);
    return new Request(url, { method, headers, ...(hasBody && { body: Buffer.concat(body) }) });
  } catch {
    return undefined;
  }
}

function send({ status, headers, body, fault }: Answer, incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (fault === 'reset') {
    incoming.socket.resetAndDestroy();
    return;
  }
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const hasBody = !bodyless.has(status);
  outgoing.writeHead(status, { ...headers, ...(hasBody && { 'content-length': bytes.length }) });
  if (fault === 'cut-short') {
    outgoing.write(bytes.subarray(0, bytes.length >> 1), () => incoming.socket.destroy());
    return;
  }
  outgoing.end(incoming.method === 'HEAD' || !hasBody ? undefined : bytes);
}
