import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

export interface ReferenceServer {
  /** The URL that it listens on, for example `http://127.0.0.1:8080`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the built reference.
 *
 * @param port From 0 to 65535. 0 chooses any free port.
 * @throws The system's error if it can't listen on the port, for example one with the code `EADDRINUSE`.
 */
export async function serveReference({ host, port }: { host: string; port: number }): Promise<ReferenceServer> {
  const files = sirv(fileURLToPath(new URL('../dist/', import.meta.url)), {
    etag: true,
    setHeaders: (response) => response.setHeader('X-Content-Type-Options', 'nosniff'),
  });
  const server = createServer((request, response) =>
    files(request, response, () => {
      response
        .writeHead(404, { 'Content-Type': 'text/plain' })
        .end('Page not found. The reference is at / and /en/.\n');
    }),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
