import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';

/** A request as it arrived. Each character of the texts stands for one byte. */
export interface ReceivedRequest {
  readonly method: string;
  readonly target: string;
  /** Name and value in turn. */
  readonly headers: readonly string[];
  readonly body: Buffer;
}

export interface Upstream extends AsyncDisposable {
  readonly url: string;
  readonly requests: ReceivedRequest[];
}

/** Starts a server that keeps what it receives, and responds as a test says. */
export async function startUpstream(
  respond: (request: ReceivedRequest, response: ServerResponse) => void,
): Promise<Upstream> {
  const requests: ReceivedRequest[] = [];
  const server = createServer({ maxHeaderSize: 64 * 1024 }, async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = '', url: target = '', rawHeaders: headers } = incoming;
    const request = { method, target, headers, body: Buffer.concat(chunks) };
    requests.push(request);
    respond(request, response);
  });
  const { url } = await listenOn(server);
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url, requests, [Symbol.asyncDispose]: close };
}

/** Starts a server that handles connections as a test says, such as one that sends no HTTP. */
export async function startTcpUpstream(handle: (socket: Socket) => void): Promise<Upstream> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    handle(socket);
  });
  const { url } = await listenOn(server);
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url, requests: [], [Symbol.asyncDispose]: close };
}

/** The URL of a port that nothing listens on. */
export async function unusedUrl(): Promise<string> {
  await using upstream = await startTcpUpstream(() => {});
  return upstream.url;
}

async function listenOn(server: Server): Promise<{ url: string }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
