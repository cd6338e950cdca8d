import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Mock, type MockServer, startMock } from '../source/index.ts';
import { CheckingProxy } from '../source/proxy/proxy.ts';
import { upstreamUrl } from '../source/proxy/upstream-url.ts';
import { images, serverUrl } from './images.ts';
import { startTcpUpstream, startUpstream, type Upstream, unusedUrl } from './upstream.ts';

const token = 'canary-0123456789';
const headers = { 'X-Auth-Token': token, Accept: 'application/json' };

/** A response as it arrived, byte for byte. */
interface Exchanged {
  readonly status: number;
  /** Name and value in turn. */
  readonly headers: readonly string[];
  readonly body: Buffer;
}

/** Sends a request whose target and headers are not normalized. */
function exchange(
  url: string,
  method: string,
  target: string,
  rawHeaders: readonly string[] = ['Host', 'client'],
  body?: Uint8Array,
): Promise<Exchanged> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, method, path: target, headers: rawHeaders, agent: false },
      async (incoming) => {
        const chunks: Buffer[] = [];
        try {
          for await (const chunk of incoming) chunks.push(chunk as Buffer);
        } catch (error) {
          reject(error);
        }
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.rawHeaders, body: Buffer.concat(chunks) });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

function valuesOf(raw: readonly string[], name: string): string[] {
  return raw.filter((_, index) => index % 2 === 1 && raw[index - 1]?.toLowerCase() === name);
}

/** The headers of a message without those that each connection has of its own. */
function endToEnd(raw: readonly string[]): string[] {
  const own = ['host', 'connection', 'keep-alive', 'content-length', 'transfer-encoding', 'date'];
  return raw.filter((_, index) => !own.includes(raw[index - (index % 2)]?.toLowerCase() ?? ''));
}

async function startProxy(upstream: string, options: object = {}): Promise<MockServer> {
  return startMock({ port: 0, upstream, ...options });
}

describe('what passes through', () => {
  let upstream: Upstream;
  let proxy: MockServer;
  /** What the upstream responds next. */
  let reply: { status: number; headers: string[]; body: Uint8Array };

  beforeAll(async () => {
    upstream = await startUpstream((_, response) => {
      response.sendDate = false;
      response.writeHead(reply.status, reply.headers);
      response.end(reply.body);
    });
    proxy = await startProxy(`${upstream.url}/base/`);
  });

  afterAll(async () => {
    await proxy.close();
    await upstream[Symbol.asyncDispose]();
  });

  const urlCharacter = fc.constantFrom(...'abzAZ019-._~:/?[]@!$&\'()*+,;=%{}|^`"<>\\');
  const target = fc
    .tuple(
      fc.oneof(
        fc.constant('/v2/images'),
        fc.string({ unit: urlCharacter }).map((text) => `/${text}`),
      ),
      fc.string({ unit: urlCharacter, maxLength: 200 }),
    )
    .map(([path, query]) => `${path}?${query}`);
  const value = fc
    .string({
      unit: fc
        .integer({ min: 0x20, max: 0xff })
        .filter((code) => code !== 0x7f)
        .map((code) => String.fromCharCode(code)),
    })
    .map((text) => text.trim());
  const name = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_.!#'), minLength: 1 }).map((text) => `X-${text}`);
  const fields = fc.array(fc.tuple(name, value), { maxLength: 5 }).map((pairs) => pairs.flat());
  const bytes = fc.uint8Array({ maxLength: 2_000 });

  test('the method, path, query, headers and body of any request arrive unchanged', async () => {
    reply = { status: 204, headers: [], body: new Uint8Array() };
    const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'REPORT');
    await fc.assert(
      fc.asyncProperty(method, target, fields, fc.option(bytes), async (method, target, fields, body) => {
        const length = body ? ['Content-Length', String(body.length)] : [];
        await exchange(proxy.url, method, target, ['Host', 'client', ...fields, ...length], body ?? undefined);
        const received = upstream.requests.pop();
        expect(received?.method).toBe(method);
        expect(received?.target).toBe(`/base${target}`);
        expect(endToEnd(received?.headers ?? [])).toEqual(fields);
        expect(received?.body).toEqual(Buffer.from(body ?? []));
        if (body) expect(valuesOf(received?.headers ?? [], 'content-length')).toEqual([String(body.length)]);
      }),
      { numRuns: 200 },
    );
  });

  test('the status, headers and body of any response arrive unchanged', async () => {
    const status = fc.oneof(
      fc.constantFrom(200, 201, 300, 302, 400, 401, 404, 500, 501, 503, 599),
      fc.integer({ min: 200, max: 599 }).filter((code) => ![204, 205, 304].includes(code)),
    );
    await fc.assert(
      fc.asyncProperty(status, fields, bytes, async (status, fields, body) => {
        reply = { status, headers: fields, body };
        const response = await exchange(proxy.url, 'GET', '/v2/images');
        expect(response.status).toBe(status);
        expect(response.body).toEqual(Buffer.from(body));
        const own = ['access-control-allow-origin', 'access-control-expose-headers', 'sl-violations'];
        const pairs = (raw: readonly string[]): string[] =>
          raw
            .flatMap((text, index) => (index % 2 === 0 ? [`${text.toLowerCase()}: ${raw[index + 1]}`] : []))
            .filter((line) => !own.includes(line.split(':')[0] ?? ''))
            .sort();
        expect(pairs(endToEnd(response.headers))).toEqual(pairs(fields));
      }),
      { numRuns: 200 },
    );
  });

  test('headers of one connection stay on it, and so does the header of the mock', async () => {
    reply = {
      status: 200,
      headers: ['Connection', 'x-of-the-upstream', 'X-Of-The-Upstream', '1', 'Keep-Alive', 'timeout=9', 'X-Kept', '1'],
      body: Buffer.from('body'),
    };
    const sent = [
      'Host',
      'client',
      'Connection',
      'close, X-Mine',
      'X-Mine',
      '1',
      'TE',
      'trailers',
      'Proxy-Authorization',
      'x',
    ];
    const response = await exchange(proxy.url, 'GET', '/', [
      ...sent,
      'Mock-Scenario',
      'latency; milliseconds=1',
      'X-Kept',
      '1',
    ]);
    const received = upstream.requests.pop()?.headers ?? [];
    expect(endToEnd(received)).toEqual(['X-Kept', '1']);
    expect(valuesOf(received, 'host')).toEqual([new URL(upstream.url).host]);
    expect(valuesOf(response.headers, 'x-of-the-upstream')).toEqual([]);
    expect(valuesOf(response.headers, 'keep-alive')).not.toContain('timeout=9');
    expect(valuesOf(response.headers, 'x-kept')).toEqual(['1']);
  });

  test('cookies stay separate headers', async () => {
    reply = { status: 200, headers: ['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2, c'], body: new Uint8Array() };
    const { headers } = await exchange(proxy.url, 'GET', '/v2/images');
    expect(valuesOf(headers, 'set-cookie')).toEqual(['a=1', 'b=2, c']);
  });

  test('a redirect is not followed, and Prefer is passed on and chooses nothing', async () => {
    reply = { status: 302, headers: ['Location', 'http://elsewhere.test/'], body: Buffer.from('moved') };
    const response = await exchange(proxy.url, 'GET', '/v2/images', ['Host', 'client', 'Prefer', 'code=403']);
    expect([response.status, valuesOf(response.headers, 'location')]).toEqual([302, ['http://elsewhere.test/']]);
    expect(valuesOf(upstream.requests.pop()?.headers ?? [], 'prefer')).toEqual(['code=403']);
  });

  test('a body that was sent in chunks arrives in one piece, with its length', async () => {
    reply = { status: 200, headers: ['Transfer-Encoding', 'chunked'], body: Buffer.from('chunked') };
    const sent = ['Host', 'client', 'Transfer-Encoding', 'chunked'];
    const response = await exchange(proxy.url, 'POST', '/x', sent, Buffer.from('in chunks'));
    const received = upstream.requests.pop();
    expect([valuesOf(received?.headers ?? [], 'content-length'), received?.body.toString()]).toEqual([
      ['9'],
      'in chunks',
    ]);
    expect([valuesOf(response.headers, 'content-length'), response.body.toString()]).toEqual([['7'], 'chunked']);
  });

  test.each([204, 304])('a response with the status %i has no body and no length of its own', async (status) => {
    reply = { status, headers: ['ETag', '"1"'], body: new Uint8Array() };
    const { headers, body } = await exchange(proxy.url, 'GET', '/v2/images');
    expect([valuesOf(headers, 'etag'), valuesOf(headers, 'content-length'), body.length]).toEqual([['"1"'], [], 0]);
  });

  test('a response to HEAD has the length of the body that it lacks', async () => {
    reply = {
      status: 200,
      headers: ['Content-Length', '1234', 'Content-Type', 'application/json'],
      body: new Uint8Array(),
    };
    const response = await exchange(proxy.url, 'HEAD', '/v2/images', ['Host', 'client', 'X-Auth-Token', token]);
    expect(valuesOf(response.headers, 'content-length')).toEqual(['1234']);
  });

  test('violations that the upstream itself reports do not pass as those of the mock', async () => {
    const body = Buffer.from(JSON.stringify({ images: [], first: '/v2/images', schema: '/v2/schemas/images' }));
    const own = ['SL-Violations', '[{"location":["request"],"message":"Of the upstream."}]'];
    reply = { status: 200, headers: ['Content-Type', 'application/json', ...own], body };
    const valid = await exchange(proxy.url, 'GET', '/v2/images', ['Host', 'client', 'X-Auth-Token', token]);
    expect(valuesOf(valid.headers, 'sl-violations')).toEqual([]);
    const invalid = await exchange(proxy.url, 'GET', '/v2/images');
    expect(valuesOf(invalid.headers, 'sl-violations')).toEqual([expect.not.stringContaining('Of the upstream')]);
  });

  test('a compressed body stays compressed over HTTP, and is plain for a program that calls the mock itself', async () => {
    const text = JSON.stringify({ images: [], first: '/v2/images', schema: '/v2/schemas/images' });
    for (const [encoding, body] of [
      ['gzip', gzipSync(text)],
      ['br', brotliCompressSync(text)],
    ] as const) {
      reply = { status: 200, headers: ['Content-Type', 'application/json', 'Content-Encoding', encoding], body };
      const response = await exchange(proxy.url, 'GET', '/v2/images', ['Host', 'client', 'X-Auth-Token', token]);
      expect(response.body).toEqual(body);
      expect(valuesOf(response.headers, 'content-encoding')).toEqual([encoding]);
      expect(valuesOf(response.headers, 'sl-violations')).toEqual([]);
      const plain = await new Mock({ upstream: upstream.url }).fetch(`${serverUrl}/v2/images`, { headers });
      expect([await plain.text(), plain.headers.get('content-encoding')]).toEqual([text, null]);
    }
    expect(valuesOf(upstream.requests.at(-1)?.headers ?? [], 'accept-encoding')).toEqual(['identity']);
  });

  test('a preflight of a browser gets its response from the mock, and any other OPTIONS from the upstream', async () => {
    reply = { status: 200, headers: ['X-Upstream', '1'], body: new Uint8Array() };
    const preflight = ['Host', 'client', 'Origin', 'http://page.test', 'Access-Control-Request-Method', 'GET'];
    const ofMock = await exchange(proxy.url, 'OPTIONS', '/v2/images', preflight);
    expect([valuesOf(ofMock.headers, 'access-control-allow-methods'), valuesOf(ofMock.headers, 'x-upstream')]).toEqual([
      ['*'],
      [],
    ]);
    const ofUpstream = await exchange(proxy.url, 'OPTIONS', '/v2/images');
    expect(valuesOf(ofUpstream.headers, 'x-upstream')).toEqual(['1']);
  });
});

describe('an upstream that fails', () => {
  const complete = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}';

  test.each([
    ['sends no HTTP', 'SSH-2.0-OpenSSH\r\n', /gave no valid response: it is not HTTP \(HPE_/],
    ['closes the connection', '', /can't be reached: ECONNRESET/],
    ['ends in the middle of its body', complete.replace(': 2', ': 20'), /ended before it was complete/],
    [
      'ends in the middle of a chunk',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc',
      /ended before it was complete/,
    ],
    [
      'sends two lengths',
      complete.replace('\r\n', '\r\nContent-Length: 3\r\n'),
      /gave no valid response: it is not HTTP/,
    ],
    [
      'switches protocols',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
      /it switched protocols/,
    ],
    ['sends a status that HTTP does not have', complete.replace('200', '900'), /its status is 900/],
    [
      'sends a header that is too long',
      complete.replace('\r\n', `\r\nX: ${'a'.repeat(70_000)}\r\n`),
      /HPE_HEADER_OVERFLOW/,
    ],
  ])('an upstream that %s gives 502, and the message says so', async (_, text, message) => {
    await using upstream = await startTcpUpstream((socket) => socket.once('data', () => socket.end(text)));
    const proxy = await startProxy(upstream.url);
    const response = await fetch(`${proxy.url}/v2/images`, { headers });
    const { detail } = (await response.json()) as { detail: string };
    expect([response.status, response.headers.get('content-type')]).toEqual([502, 'application/problem+json']);
    expect(detail).toMatch(message);
    expect(detail).toContain(upstream.url);
    expect(JSON.stringify([detail, proxy.requests])).not.toContain(token);
    await proxy.close();
  });

  test('an upstream that is down, or whose name is unknown, gives 502', async () => {
    const down = await unusedUrl();
    for (const [upstream, message] of [
      [down, `The upstream ${down} can't be reached: connect ECONNREFUSED.`],
      ['http://upstream.invalid', /^The upstream http:\/\/upstream\.invalid can't be reached: getaddrinfo E/],
    ] as const) {
      const response = await new Mock({ upstream }).fetch(`${serverUrl}/v2/images`, { headers });
      expect([response.status, await response.json()]).toMatchObject([502, { detail: expect.stringMatching(message) }]);
    }
  });

  test('an upstream that sends nothing, or stops in the middle, gives 504', async () => {
    for (const text of ['', complete.slice(0, -1)]) {
      await using upstream = await startTcpUpstream((socket) => socket.once('data', () => socket.write(text)));
      const { description } = new Mock();
      const proxy = new CheckingProxy({ upstream: new URL(upstream.url), description, timeout: 100 });
      const { status, body } = await proxy.respond({
        method: 'GET',
        target: '/v2/images',
        signal: new AbortController().signal,
        header: () => undefined,
        headers: () => [['x-auth-token', token]],
        rawHeaders: () => ['X-Auth-Token', token],
        body: async () => new Uint8Array(),
        origin: () => 'http://mock',
        webRequest: async () => undefined,
      });
      expect([status, JSON.parse(String(body)).detail]).toEqual([
        504,
        `The upstream ${upstream.url} sent nothing for 0.1 seconds.`,
      ]);
    }
  });

  test('a response whose body is too long gives 502', async () => {
    await using upstream = await startUpstream((_, response) => response.end('0123456789'));
    const { description } = new Mock();
    const respond = async (maximumResponse: number): Promise<unknown[]> => {
      const proxy = new CheckingProxy({ upstream: new URL(upstream.url), description, maximumResponse });
      const { status, body } = await proxy.respond({
        method: 'GET',
        target: '/',
        signal: new AbortController().signal,
        header: () => undefined,
        headers: () => [],
        rawHeaders: () => [],
        body: async () => new Uint8Array(),
        origin: () => 'http://mock',
        webRequest: async () => undefined,
      });
      return [status, String(body)];
    };
    expect(await respond(10)).toEqual([200, '0123456789']);
    expect(await respond(9)).toEqual([502, expect.stringContaining('its body is longer than 9 bytes')]);
  });

  test('a compressed body that is too long when it is decoded is passed on, and reported instead of checked', async () => {
    const bomb = gzipSync(new Uint8Array(1_000_000));
    await using upstream = await startUpstream((_, response) =>
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }).end(bomb),
    );
    const { description } = new Mock();
    const proxy = new CheckingProxy({ upstream: new URL(upstream.url), description, maximumResponse: 2_000 });
    const { body, violations } = await proxy.respond({
      method: 'GET',
      target: '/v2/images',
      signal: new AbortController().signal,
      header: () => token,
      headers: () => [],
      rawHeaders: () => [],
      body: async () => new Uint8Array(),
      origin: () => 'http://mock',
      webRequest: async () => undefined,
    });
    expect([body, violations]).toEqual([
      bomb,
      ['response: The decoded body must have at most 2000 bytes; given: more.'],
    ]);
  });

  test('a request of more than 64 MiB gets 413 over HTTP before it is sent on', async () => {
    await using upstream = await startUpstream((_, response) => response.end());
    const proxy = await startProxy(upstream.url);
    const body = new Uint8Array(64 * 1024 * 1024 + 1);
    const response = await exchange(
      proxy.url,
      'PUT',
      '/x',
      ['Host', 'client', 'Content-Length', String(body.length)],
      body,
    );
    expect([response.status, upstream.requests.length]).toEqual([413, 0]);
    await proxy.close();
  });

  test('a client that goes away ends the request to the upstream', async () => {
    let closed: Promise<unknown> | undefined;
    await using upstream = await startTcpUpstream((socket) => {
      closed = once(socket.resume(), 'close');
    });
    const proxy = await startProxy(upstream.url);
    const { port } = new URL(proxy.url);
    const client = connect(Number(port), '127.0.0.1', () => client.write('GET /v2/images HTTP/1.1\r\nHost: x\r\n\r\n'));
    while (!closed) await new Promise((resolve) => setTimeout(resolve, 5));
    client.destroy();
    await closed;
    while (proxy.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(proxy.requests).toMatchObject([{ status: 499, violations: [expect.stringMatching(/^The client closed/)] }]);
    await proxy.close();
  });
});

describe('options', () => {
  test.each([
    ['', 'nothing'],
    ['ftp://host', 'the scheme ftp'],
    ['host:8080', 'the scheme host'],
    ['image service', 'image service'],
    ['http://me:secret@host/', 'a URL with user information'],
    ['http://host/?token=secret', 'a URL with a query'],
    ['http://host/#secret', 'a URL with a fragment'],
    ['http://me:secret@', 'something that is not a URL'],
  ])('the upstream %j is rejected without quoting a secret', (upstream, excerpt) => {
    const requirement = 'upstream must be an http or https URL without user information, query and fragment';
    expect(() => new Mock({ upstream })).toThrow(new TypeError(`${requirement}; given: ${excerpt}.`));
    expect(excerpt).not.toContain('secret');
  });

  test('an upstream excludes data and the option static, and a recording needs an upstream', async () => {
    const upstream = 'http://127.0.0.1:1';
    for (const data of [{ images: [] }, { tokens: {} }, { members: {} }, { data: { images: [] } }]) {
      expect(() => new Mock({ upstream, ...data })).toThrow('Data must be left out if there is an upstream');
    }
    const mock = new Mock({ upstream });
    expect(() => mock.load({ description: mock.description, file: { images: [] } })).toThrow('Data must be left out');
    expect(() => new Mock({ upstream, static: true })).toThrow('static must be left out');
    await expect(startMock({ port: 0, record: 'x.json' })).rejects.toThrow('record must be used with upstream');
  });

  test('a mock can not be its own upstream', async () => {
    const url = await unusedUrl();
    const port = Number(new URL(url).port);
    await expect(startMock({ port, upstream: `http://localhost:${port}/base` })).rejects.toThrow(
      `upstream must be another server; given: ${url}, the mock itself.`,
    );
    // The port is free again.
    await (await startMock({ port })).close();
  });

  test('any text is an upstream or is rejected with a TypeError', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true })), (text) => {
        try {
          expect(upstreamUrl(text).protocol).toMatch(/^https?:$/);
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError);
        }
      }),
    );
  });
});

describe('web pages', () => {
  test('a page of a stranger does not reach the upstream, and a page on the same machine or an accepted one does', async () => {
    await using upstream = await startUpstream((_, response) => response.end());
    const proxy = await startProxy(upstream.url, { controlHosts: ['app.example'] });
    const get = async (...more: string[]): Promise<number> =>
      (await exchange(proxy.url, 'GET', '/v2/images', more.includes('Host') ? more : ['Host', 'client', ...more]))
        .status;
    expect(await get('Origin', 'https://evil.example')).toBe(403);
    expect(await get('Host', 'evil.example')).toBe(403);
    expect(upstream.requests).toEqual([]);
    expect(await get('Origin', 'http://localhost:5173')).toBe(200);
    expect(await get('Origin', 'https://app.example')).toBe(200);
    expect(upstream.requests).toHaveLength(2);
    await proxy.close();
  });

  test('the control does not reach the upstream, and neither replaces its data nor adds scenarios for it', async () => {
    await using upstream = await startUpstream((_, response) => response.end());
    const proxy = await startProxy(upstream.url);
    const send = async (method: string, path: string, body: string) => {
      const response = await fetch(`${proxy.url}/__mock/${path}`, { method, body });
      return [response.status, ((await response.json()) as { detail: string }).detail];
    };
    expect(await send('PUT', 'data', '{"images":[]}')).toEqual([
      400,
      'Data must be left out if there is an upstream, which has its own.',
    ]);
    expect(await send('POST', 'scenarios', '{"name":"insertion"}')).toEqual([
      400,
      expect.stringMatching(/^With an upstream, the scenario must be one of/),
    ]);
    expect(upstream.requests).toEqual([]);
    await proxy.close();
  });
});

describe('scenarios in front of an upstream', () => {
  test('faults replace the response, and an expired token gets the 401 of the document', async () => {
    const upstream = await startMock({ port: 0, images: images(3) });
    const proxy = await startProxy(upstream.url);
    const get = () => fetch(`${proxy.url}/v2/images`, { headers });
    proxy.fail('server-error');
    expect((await get()).status).toBe(500);
    expect(upstream.requests).toEqual([]);
    proxy.fail('expired-token', { requests: 1 });
    expect([(await get()).status, (await get()).status]).toEqual([200, 401]);
    const preferring = await fetch(`${proxy.url}/v2/images`, { headers: { ...headers, Prefer: 'code=403' } });
    expect(preferring.status).toBe(401);
    proxy.reset();
    proxy.fail('cut-short');
    await expect(get().then((response) => response.text())).rejects.toThrow('terminated');
    await proxy.close();
    await upstream.close();
  });

  test('scenarios that change data of the mock are rejected', async () => {
    await using upstream = await startUpstream((_, response) => response.end());
    const message = /^With an upstream, the scenario must be one of latency, .*; given: deletion, which changes data/;
    expect(() => new Mock({ upstream: upstream.url, scenarios: ['deletion'] })).toThrow(message);
    const mock = new Mock({ upstream: upstream.url });
    expect(() => mock.fail('deletion')).toThrow(message);
    const response = await mock.fetch(`${serverUrl}/v2/images`, { headers: { 'Mock-Scenario': 'deletion' } });
    expect([response.status, await response.json()]).toMatchObject([400, { detail: expect.stringMatching(message) }]);
    expect(upstream.requests).toEqual([]);
  });
});
