import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Mock } from '@conoha-images/mock';
import { type CheckOptions, checkContract, type Report } from '../source/index.ts';
import { httpRelations } from '../source/relations/http/index.ts';
import { jsonRelations } from '../source/relations/http/json.ts';

export interface Reply {
  readonly status: number;
  /** With names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Changes a reply of the mock before it is sent. */
export type Change = (reply: Reply, request: IncomingMessage) => Reply | Promise<Reply>;

/** The tokens of two projects with images of their own. */
export const tokens = { token: 'canary-first', secondToken: 'canary-second' };

const owners = { first: 'a'.repeat(32), second: 'b'.repeat(32) };

const catalogue = await new Mock().fetch('http://mock/v2/images?limit=20', { headers: { 'x-auth-token': 'any' } });

const images = ((await catalogue.json()) as { images: object[] }).images.map((image, index) => ({
  ...image,
  visibility: index % 3 === 0 ? 'public' : 'private',
  owner: index % 2 === 0 ? owners.first : owners.second,
  min_disk: 0,
}));

/** Starts a server that sends a mock's replies over HTTP after a change. It has HEAD, which the mock lacks. */
export async function startChanged(change: Change): Promise<{ url: string } & AsyncDisposable> {
  const known = { [tokens.token]: owners.first, [tokens.secondToken]: owners.second };
  const mock = new Mock({ data: { images, tokens: known } });
  const server = createServer(async (request, response) => {
    const headers = Object.entries(request.headers).flatMap(([name, value]) =>
      typeof value === 'string' && name !== 'host' ? [[name, value] as [string, string]] : [],
    );
    const found = await mock.fetch(`http://mock${request.url}`, { headers });
    const body = Buffer.from(await found.arrayBuffer());
    const plain = {
      status: found.status,
      headers: { ...Object.fromEntries(found.headers), 'content-length': String(body.length) },
      body,
    };
    const reply = await change(plain, request);
    response.writeHead(reply.status, reply.headers);
    response.end(request.method === 'HEAD' ? undefined : reply.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The names of the relations of HTTP and JSON. */
export const httpNames = [...httpRelations, ...jsonRelations].map(({ name }) => name);

/** Checks these relations on a server whose replies are changed. */
export async function checkServer(change: Change, options: Partial<CheckOptions> = {}): Promise<Report> {
  await using server = await startChanged(change);
  return await checkContract({ baseUrl: server.url, ...tokens, seed: 1, only: httpNames, ...options });
}

/** A reply with other headers. A header without a value is removed. */
export function withHeaders(reply: Reply, headers: Readonly<Record<string, string | undefined>>): Reply {
  const all = Object.entries({ ...reply.headers, ...headers });
  return {
    ...reply,
    headers: Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined)),
  };
}

/** A reply with another body. */
export function withBody(reply: Reply, body: string | Buffer): Reply {
  const bytes = Buffer.from(body as string);
  return withHeaders({ ...reply, body: bytes }, { 'content-length': String(bytes.length) });
}
