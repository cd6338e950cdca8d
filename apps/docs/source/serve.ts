import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { siteHandler } from './handler.ts';

export interface ReferenceServer {
  /** The URL of the site, without a slash at the end; for example `http://127.0.0.1:8080`. */
  readonly url: string;
  close(): Promise<void>;
}

export interface ServeOptions {
  readonly host: string;
  /** From 0 to 65535. 0 chooses any free port. */
  readonly port: number;
  /** The path of the site, with a slash at both ends. Default: `/`. */
  readonly base?: string;
  /** The folder with the built site. Default: that of `npm run build`. */
  readonly folder?: string;
}

const built = fileURLToPath(new URL('../dist/', import.meta.url));

/**
 * Serves the built reference.
 *
 * @throws The system's error if it can't listen on the port, for example one with the code `EADDRINUSE`.
 */
export async function serveReference({
  host,
  port,
  base = '/',
  folder = built,
}: ServeOptions): Promise<ReferenceServer> {
  const server = createServer(siteHandler(folder, base));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}${base.slice(0, -1)}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
