import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Service } from './fault.ts';

export interface Served extends AsyncDisposable {
  /** Where the service is, such as `http://127.0.0.1:40001`. */
  readonly url: string;
}

/** Serves a service over real HTTP, and numbers its connections from 1. */
export async function serve(service: Service): Promise<Served> {
  const connections = new WeakMap<object, number>();
  let count = 0;
  const server = createServer(async (incoming, outgoing) => {
    const { method = 'GET', url = '/', rawHeaders, socket } = incoming;
    const headers = new Headers();
    for (let index = 0; index < rawHeaders.length; index += 2) {
      const name = rawHeaders[index] ?? '';
      if (!/^(connection|host|keep-alive|transfer-encoding)$/i.test(name))
        headers.append(name, rawHeaders[index + 1] ?? '');
    }
    // The fetch standard forbids requests with these methods.
    if (/^(connect|trace|track)$/i.test(method)) {
      outgoing.writeHead(405, { allow: 'GET' }).end();
      return;
    }
    const request = new Request(`http://${incoming.headers.host}${url}`, { method, headers });
    const response = await service(request, connections.get(socket) ?? 0);
    const body = Buffer.from(await response.arrayBuffer());
    const fields = [...response.headers];
    const hasLength = fields.some(([name]) => name === 'content-length' || name === 'transfer-encoding');
    if (!hasLength && method !== 'HEAD') fields.push(['content-length', String(body.length)]);
    outgoing.writeHead(response.status, fields.flat());
    const isChunked = response.headers.get('transfer-encoding') === 'chunked';
    const middle = isChunked ? body.length >> 1 : 0;
    if (middle > 0) outgoing.write(body.subarray(0, middle));
    outgoing.end(method === 'HEAD' ? undefined : body.subarray(middle));
  });
  server.on('connection', (socket) => {
    count += 1;
    connections.set(socket, count);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
