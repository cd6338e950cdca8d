import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Mock } from '@conoha-images/mock';

export interface KeystoneOptions {
  /** The catalog, with the URL of this server. Default: the image service in two regions, with all interfaces. */
  readonly catalog?: (url: string) => unknown;
  /** The body of its response to a login, instead of a token's. */
  readonly body?: string | undefined;
  /** How long tokens live, in milliseconds. Default: 24 hours, as at ConoHa. */
  readonly life?: number;
  /** Whether it rejects every login. It then repeats the request in its response. */
  readonly rejects?: boolean;
}

const interfaces = ['public', 'internal', 'admin'];

/** The catalog's image service: each endpoint's URL ends with its region and interface. */
export function imageService(url: string, ending = ''): object {
  const endpoints = ['c3j1', 'c3j2'].flatMap((region) =>
    interfaces.map((name) => ({
      id: randomUUID().replaceAll('-', ''),
      interface: name,
      region_id: region,
      url: `${url}/image/${region}/${name}${ending}`,
      region,
    })),
  );
  return { endpoints, id: '2c1a0a4b0f7e4b6c9d0e8f1a2b3c4d5e', type: 'image', name: 'glance' };
}

/**
 * A Keystone and image services on one port. Their responses follow ConoHa's page of the token and, for what only the
 * openstack command requests (the versions of both services), upstream.
 *
 * @see https://doc.conoha.jp/api-vps3/identity-post_tokens-v3/
 */
export class KeystoneService implements AsyncDisposable {
  /** The `auth` of each login, in order. */
  readonly logins: unknown[] = [];
  /** The path of Keystone at each login. */
  readonly paths: string[] = [];
  /** The region and interface of each list of images that was requested. */
  readonly lists: string[] = [];
  readonly #options: KeystoneOptions;
  readonly #mock = new Mock();
  readonly #tokens = new Set<string>();
  readonly #server = createServer((request, response) => {
    this.#respond(request, response).catch((error) => response.destroy(error));
  });

  private constructor(options: KeystoneOptions) {
    this.#options = options;
  }

  static async start(options: KeystoneOptions = {}): Promise<KeystoneService> {
    const service = new KeystoneService(options);
    await new Promise<void>((resolve) => service.#server.listen(0, '127.0.0.1', resolve));
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', this.url);
    const [, keystone] = /^(.*)\/v3\/auth\/tokens$/.exec(url.pathname) ?? [];
    if (keystone !== undefined && request.method === 'POST') return this.#logIn(keystone, request, response);
    const [, image, rest = ''] = /^\/image\/(\w+\/\w+)(?:\/v2)?\/?(images)?$/.exec(url.pathname) ?? [];
    if (image && rest) {
      if (!this.#tokens.has(String(request.headers['x-auth-token']))) return send(response, 401, {});
      this.lists.push(image);
      const list = await this.#mock.fetch(
        new Request(`http://image.test/v2/images${url.search}`, { headers: { 'x-auth-token': 'any' } }),
      );
      return send(response, list.status, await list.json());
    }
    if (image)
      return send(response, 300, { versions: [version('v2.15', 'CURRENT', `${this.url}/image/${image}/v2/`)] });
    const [, base = ''] = /^(.*)\/v3\/?$/.exec(url.pathname) ?? [];
    const own = version('v3.14', 'stable', `${this.url}${base}/v3/`);
    return url.pathname === '/'
      ? send(response, 300, { versions: { values: [own] } })
      : send(response, 200, { version: own });
  }

  async #logIn(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await new Response(request as unknown as ReadableStream).text();
    const { auth } = JSON.parse(text);
    this.logins.push(auth);
    this.paths.push(path);
    if (this.#options.rejects) {
      const message = `The request you have made requires authentication. ${text}`;
      return send(response, 401, { error: { code: 401, message, title: 'Unauthorized' } });
    }
    const { life = 86_400_000, catalog = (url: string) => [imageService(url)] } = this.#options;
    const token = `gAAAAA-${randomUUID()}`;
    this.#tokens.add(token);
    const domain = { id: 'default', name: 'Default' };
    const body = {
      methods: auth.identity.methods,
      user: { domain, id: '4b7e0e6c5a5d4d6f8b1f2c3d4e5f6a7b', name: 'gncu00000000', password_expires_at: null },
      audit_ids: ['ABCdefGHIjklMNOpqrSTUv'],
      expires_at: new Date(Date.now() + life).toISOString().replace('Z', '000Z'),
      project: { domain, id: '7c4a2d1e9f3b4c5d8e6f0a1b2c3d4e5f', name: 'gnct00000000' },
      is_domain: false,
      roles: [{ id: '9fe2ff9ee4384b1894a90878d3e92bab', name: '_member_' }],
      catalog: catalog(this.url),
      issued_at: new Date().toISOString().replace('Z', '000Z'),
    };
    return send(response, 201, this.#options.body ?? { token: body }, { 'x-subject-token': token });
  }
}

function version(id: string, status: string, href: string): object {
  return { id, status, links: [{ rel: 'self', href }] };
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
