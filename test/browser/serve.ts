import { createServer } from 'node:http';
import { listen } from '../listen.ts';

/** What a server sends for a path: the media type and the body. */
export type File = readonly [type: string, body: string | Uint8Array];

/** A page that runs one module, `/program.js`. Its icon is empty, so that the browser does not request one. */
export const programPage: File = [
  'text/html',
  '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/program.js"></script>',
];

/** A server on this machine. */
export interface FileServer {
  readonly origin: string;
  close(): void;
}

/**
 * Serves files on a free port.
 *
 * @param fileAt The file at a path; undefined if there is none, which gets the status 404.
 * @param headers Headers of every response.
 */
export async function serve(
  fileAt: (path: string) => File | undefined | Promise<File | undefined>,
  headers: Readonly<Record<string, string>> = {},
): Promise<FileServer> {
  const server = createServer(async (request, response) => {
    const [type, body] = (await fileAt(request.url ?? '/')) ?? [];
    response.writeHead(type ? 200 : 404, { ...headers, 'Content-Type': type ?? 'text/plain' });
    response.end(body);
  });
  return { origin: `http://127.0.0.1:${await listen(server)}`, close: () => server.close() };
}
