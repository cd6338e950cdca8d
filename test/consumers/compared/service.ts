import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../../listen.ts';

/** The value of the token after so many logins. Clients that do not log in use the first. */
export function tokenOf(logins: number): string {
  return `gAAAAA-secret-${logins}`;
}

interface ImageRequest {
  /** The token of the request; empty if it has none. */
  readonly token: string;
  readonly query: URLSearchParams;
}

/** Answers a request for images. `count` is 1 for the first. */
type Respond = (request: ImageRequest, response: ServerResponse, count: number) => void;

/** An image service and its Keystone, on one port. */
export interface Service extends AsyncDisposable {
  readonly url: string;
  /** The requests for images so far. */
  readonly requests: readonly ImageRequest[];
  /** How many logins there were. */
  logins(): number;
}

export async function startService(respond: Respond): Promise<Service> {
  const requests: ImageRequest[] = [];
  let logins = 0;

  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname, searchParams } = new URL(request.url ?? '', url);
    if (pathname === '/v3/auth/tokens') {
      logins += 1;
      sendJson(response, loginOf(url), 201, { 'x-subject-token': tokenOf(logins) });
    } else if (pathname === '/v2/images') {
      requests.push({ token: String(request.headers['x-auth-token'] ?? ''), query: searchParams });
      respond(requests.at(-1) as ImageRequest, response, requests.length);
    } else sendJson(response, {}, 404);
  };

  const server = createServer(handle);
  const url = `http://127.0.0.1:${await listen(server)}`;
  return {
    url,
    requests,
    logins: () => logins,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function sendJson(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Sends a page with one image. */
export function sendPage(response: ServerResponse, id: string, next?: string): void {
  sendJson(response, { images: [{ id, name: id, tags: [] }], ...(next && { next }) });
}

/** The body of Keystone's response to a login. */
function loginOf(url: string): object {
  const domain = { id: 'default', name: 'Default' };
  const endpoint = { id: 'endpoint', interface: 'public', region: 'c3j1', region_id: 'c3j1', url: `${url}/v2` };
  return {
    token: {
      methods: ['password'],
      user: { id: 'user', name: 'user', domain },
      project: { id: 'project', name: 'project', domain },
      issued_at: new Date().toISOString(),
      expires_at: new Date(Date.now() + 86_400_000).toISOString(),
      roles: [],
      catalog: [{ id: 'image', type: 'image', name: 'glance', endpoints: [endpoint] }],
    },
  };
}
