import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import compression from 'compression';
import sirv from 'sirv';
import { headersOf } from '../build/machines/header-rules.ts';
import { editions } from '../build/site.ts';

/**
 * Responds as a host of static files does: compressed, with the headers that the site asks hosts for, and with the page
 * for unknown addresses.
 *
 * @param folder The built site.
 * @param base The path of the site, with a slash at both ends.
 */
export function siteHandler(folder: string, base: string): RequestListener {
  const files = sirv(folder, { etag: true, maxAge: 0 });
  const compressed = compression({
    filter: (request, response) =>
      // It is text, which the table of compressible types does not know.
      response.getHeader('Content-Type') === 'application/yaml' || compression.filter(request, response),
  });
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const path = pathOf(request, base);
    for (const [name, value] of Object.entries(headersOf(path ?? '/'))) response.setHeader(name, value);
    // Without the slash, the relative links of the page would lead to other addresses.
    if (path === '' || (path !== undefined && !path.endsWith('/') && existsSync(join(folder, path, 'index.html')))) {
      const name = `${base}${path}`.split('/').filter(Boolean).at(-1) ?? '';
      response.writeHead(301, { Location: `${name}/` }).end();
      return;
    }
    compress(compressed, request, response);
    if (path === undefined) return notFound(request, response, folder, '');
    Object.assign(request, { url: path });
    files(request, response, () => notFound(request, response, folder, path));
  };
}

/** The path of a request from the root of the site; undefined if it is outside the site, empty if it is its base without the slash. */
function pathOf({ url = '/' }: IncomingMessage, base: string): string | undefined {
  const path = URL.parse(url.replace(/^\/+/, '/'), 'http://localhost')?.pathname;
  if (path?.startsWith(base)) return `/${path.slice(base.length)}`;
  return path === base.slice(0, -1) ? '' : undefined;
}

/** The middleware is typed for Express, but needs nothing of it. */
function compress(
  middleware: ReturnType<typeof compression>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const [expressRequest, expressResponse] = [request, response] as unknown as Parameters<typeof middleware>;
  middleware(expressRequest, expressResponse, () => {});
}

function notFound(request: IncomingMessage, response: ServerResponse, folder: string, path: string): void {
  const edition = editions.find((part) => part.folder !== '' && path.startsWith(`/${part.folder}`)) ?? editions[0];
  const file = `${edition.folder}404.html`;
  const page = readFileSync(join(folder, file));
  // A missing file is not missing for ever.
  response.removeHeader('Cache-Control');
  const headers = {
    ...headersOf(`/${file}`),
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': page.length,
  };
  response.writeHead(404, headers).end(request.method === 'HEAD' ? undefined : page);
}
