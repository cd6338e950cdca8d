import { brotliCompressSync, constants, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { listImages } from '@conoha-images/spec';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Description, Mock, readDescription, startMock } from '../source/index.ts';
import { books, booksFile } from './books.ts';
import { image, serverUrl } from './images.ts';
import { queriesOf } from './queries.ts';
import { startUpstream, type Upstream } from './upstream.ts';

interface Located {
  readonly location: readonly string[];
  readonly message: string;
}

function violationsOf(response: Response): Located[] {
  return JSON.parse(response.headers.get('sl-violations') ?? '[]') as Located[];
}

const token = 'canary-0123456789';
const headers = { 'X-Auth-Token': token, Accept: 'application/json' };
const data = {
  images: Array.from({ length: 40 }, (_, index) =>
    image(index + 1, {
      name: `image ${index % 7}`,
      size: index % 5 === 0 ? null : index * 1000,
      tags: index % 2 === 0 ? ['even', 'a b'] : ['odd'],
      os_type: index % 3 === 0 ? 'windows' : 'linux',
      created_at: `2023-01-${String(1 + (index % 9)).padStart(2, '0')}T00:00:00Z`,
    }),
  ),
};

describe('traffic as the document says', () => {
  test('no valid query of images has a violation', async () => {
    await using upstream = await startMock({ port: 0, ...data });
    const proxy = new Mock({ upstream: upstream.url });
    await fc.assert(
      fc.asyncProperty(queriesOf(listImages, data.images), async (query) => {
        const response = await proxy.fetch(`${serverUrl}/v2/images?${query}`, { headers });
        const { images, next } = (await response.json()) as { images: unknown[]; next?: string };
        expect([response.status, violationsOf(response)]).toEqual([200, []]);
        if (next === undefined || images.length === 0) return;
        expect(violationsOf(await proxy.fetch(serverUrl + next, { headers }))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('any query gets the same response with and without the proxy, and a check never fails', async () => {
    await using upstream = await startMock({ port: 0, ...data });
    const proxy = await startMock({ port: 0, upstream: upstream.url });
    const { page, order, filters } = listImages;
    const id = String(data.images[3]?.['id']);
    const name = fc.constantFrom(
      ...[page.limit, page.marker, order.by, order.key, order.direction, '', 'size', '__proto__', 'min_disk_min'],
      ...filters.map(({ parameter }) => parameter),
    );
    const value = fc.constantFrom(
      ...['', '0', '3', '9999', id, 'name', 'asc', 'name:desc', 'true', 'even', 'in:a,b', '%ff', '%00', '2026-01-02'],
    );
    const pair = fc.tuple(name, value).map(([name, value]) => `${name}=${value}`);
    await fc.assert(
      fc.asyncProperty(fc.array(pair, { maxLength: 5 }), async (pairs) => {
        const target = `/v2/images?${pairs.join('&')}`;
        const [direct, passed] = await Promise.all(
          [upstream.url, proxy.url].map((url) => fetch(url + target, { headers })),
        );
        expect([passed?.status, await passed?.text()]).toEqual([direct?.status, await direct?.text()]);
        expect(passed?.headers.get('sl-violations') ?? '').not.toContain('The check of the mock failed');
        if (direct?.status === 200) expect(passed && violationsOf(passed)).toEqual([]);
      }),
      { numRuns: 300, examples: [[[`marker=${id}`, `marker=${id}`]], [['limit=2', 'limit=3']]] },
    );
    await proxy.close();
  });

  test('no valid query of books has a violation', async () => {
    const description = await readDescription(booksFile);
    const [list] = description.lists;
    if (!list) throw new Error('The document has no list.');
    await using upstream = await startMock({ port: 0, description, data: books });
    const proxy = new Mock({ description, upstream: upstream.url });
    await fc.assert(
      fc.asyncProperty(queriesOf(list, books.shelf.books), async (query) => {
        const response = await proxy.fetch(`http://books.test/books?${query}`, { headers: { 'X-Card': 'card' } });
        expect([response.status, violationsOf(response)]).toEqual([200, []]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('requests that violate the document', () => {
  let upstream: Upstream;
  let proxy: Mock;

  beforeAll(async () => {
    upstream = await startUpstream((_, response) => response.writeHead(400).end());
    proxy = new Mock({ upstream: upstream.url });
  });

  afterAll(() => upstream[Symbol.asyncDispose]());

  async function requestViolations(target: string, init: RequestInit = { headers }): Promise<Located[]> {
    const response = await proxy.fetch(serverUrl + target, init);
    return violationsOf(response).filter(({ location: [side] }) => side === 'request');
  }

  test.each([
    ['limit=-1', 'limit', 'limit must be 0 or greater; given: -1.'],
    ['sort=colour', 'sort', /^sort must be .*; given: colour\.$/],
    ['visibility=mine', 'visibility', /^visibility must be one of .*; given: mine\.$/],
    ['created_at=yesterday', 'created_at', /^created_at must be .*; given: yesterday\.$/],
    ['changes-since=2026', 'changes-since', /^changes-since must be left out/],
    ['name=%ff', 'name', /^name must be UTF-8/],
  ])('the query %s is reported with its parameter, and passed on', async (query, parameter, message) => {
    expect(await requestViolations(`/v2/images?${query}`)).toEqual([
      { location: ['request', 'query', parameter], message: expect.stringMatching(message) },
    ]);
    expect(upstream.requests.at(-1)?.target).toBe(`/v2/images?${query}`);
  });

  test('a missing token is reported, and a marker and any other name of a parameter are not', async () => {
    expect(await requestViolations('/v2/images', {})).toEqual([
      {
        location: ['request', 'header', 'x-auth-token'],
        message: 'The header x-auth-token must be a token; given: nothing.',
      },
    ]);
    expect(await requestViolations('/v2/images?marker=unknown&colour=red&limit=1')).toEqual([]);
  });

  test('parameters are reported if neither the operation nor the document as a whole says what they do', async () => {
    const description = await readDescription(booksFile);
    const withoutAdditional: Description = {
      ...description,
      lists: description.lists.map(({ additional, ...list }) => list),
    };
    const books = new Mock({ description: withoutAdditional, upstream: upstream.url });
    const response = await books.fetch('http://books.test/books?colour=red&count=1', { headers: { 'X-Card': 'card' } });
    expect(violationsOf(response)[0]).toEqual({
      location: ['request', 'query', 'colour'],
      message: expect.stringMatching(/^The parameters must be among count, after, .*; given: colour\.$/),
    });
  });

  test('an operation that the document does not have is reported', async () => {
    const message = "The request must be one of the document's operations; given: POST /v2/images.";
    expect(await requestViolations('/v2/images', { method: 'POST', body: '{', headers })).toEqual([
      { location: ['request'], message },
    ]);
  });

  test('HEAD is an operation of its own, and is not checked as a request of the list', async () => {
    const response = await proxy.fetch(`${serverUrl}/v2/images?limit=-1`, { method: 'HEAD', headers });
    const message = "The request must be one of the document's operations; given: HEAD /v2/images.";
    expect(violationsOf(response)).toEqual([{ location: ['request'], message }]);
  });
});

describe('responses that violate the document', () => {
  type Body = { images: Record<string, unknown>[]; first?: unknown; next?: unknown };
  const inBody = (...path: string[]): string[] => ['response', 'body', ...path];
  const change =
    (modify: (body: Body) => void) =>
    (body: Body): string => {
      modify(body);
      return JSON.stringify(body);
    };
  const swap = (body: Body): void => void body.images.push(...body.images.splice(0, 1));

  /** The response of an upstream that changes the pages of a mock. */
  async function throughFaults(
    query: string,
    modify: (body: Body) => string | Buffer,
    more: object = {},
  ): Promise<Response> {
    const mock = new Mock(data);
    await using upstream = await startUpstream(async ({ target }, response) => {
      const page = await mock.fetch(serverUrl + target, { headers });
      response.writeHead(page.status, { 'Content-Type': 'application/json', ...more });
      response.end(modify((await page.json()) as Body));
    });
    // Awaited here, because the upstream ends with this block.
    return await new Mock({ upstream: upstream.url }).fetch(`${serverUrl}/v2/images${query}`, { headers });
  }

  test.each([
    [
      'a wrong type',
      '',
      change(({ images: [first] }) => Object.assign(first ?? {}, { size: 'big' })),
      inBody('images', '0', 'size'),
      '/images/0/size must be integer or null; given: "big".',
    ],
    [
      'a missing property',
      '',
      change(({ images: [first] }) => delete first?.['name']),
      inBody('images', '0'),
      /^\/images\/0 must have required property 'name'/,
    ],
    ['invalid JSON', '', () => '{"images": [', inBody(), /^The body must be JSON: /],
    ['a byte order mark', '', (body: Body) => `\ufeff${JSON.stringify(body)}`, inBody(), /^The body must be JSON: /],
    [
      'too many items',
      '?limit=3',
      change((body) => body.images.push({ ...body.images[0], ...image(99, { created_at: '2020-01-01T00:00:00Z' }) })),
      inBody('images'),
      '/images must have at most 3 items; given: 4.',
    ],
    [
      'more items than the default',
      '',
      change((body) => {
        while (body.images.length <= listImages.page.default) {
          const older = image(999 - body.images.length, { created_at: '2020-01-01T00:00:00Z' });
          body.images.push({ ...body.images[0], ...older });
        }
      }),
      inBody('images'),
      `/images must have at most ${listImages.page.default} items; given: ${listImages.page.default + 1}.`,
    ],
    [
      'an item twice',
      '?limit=3',
      change(({ images }) => images.splice(2, 1, images[0] ?? {})),
      inBody('images', '2', 'id'),
      /^\/images\/2\/id must be unique; given: .*, as in \/images\/0\.$/,
    ],
    [
      'a tag twice',
      '?limit=3',
      change(({ images }) => images.splice(1, 1, { ...images[1], tags: ['a', 'b', 'a'] })),
      inBody('images', '1', 'tags'),
      '/images/1/tags must have no duplicates; given: "a" at 0 and 2.',
    ],
    [
      'an item that contradicts itself',
      '?limit=3',
      change(({ images }) => images.splice(1, 1, { ...images[1], updated_at: '2020-01-01T00:00:00Z' })),
      inBody('images', '1', 'updated_at'),
      /^\/images\/1\/updated_at must not be before the item's \/created_at, "2023-.*"; given: "2020-01-01T00:00:00Z"\.$/,
    ],
    [
      'items out of order',
      '?limit=3',
      change(swap),
      inBody('images'),
      '/images/2 must precede /images/0 in the order of the request.',
    ],
    [
      'items out of the requested order',
      '?limit=3&sort=name:asc',
      change(swap),
      inBody('images'),
      '/images/2 must precede /images/0 in the order of the request.',
    ],
    [
      'an item that a filter excludes',
      '?os_type=windows&tag=even',
      change(({ images }) => images.splice(1, 1, { ...images[1], tags: ['odd'] })),
      inBody('images', '1'),
      '/images/1 must satisfy tag="even".',
    ],
    [
      'an item that a default excludes',
      '?limit=3',
      change(({ images }) => images.splice(1, 1, { ...images[1], os_hidden: true })),
      inBody('images', '1'),
      '/images/1 must satisfy the filters of the request.',
    ],
    [
      'a next link with another marker',
      '?limit=3',
      change((body) => {
        body.next = `/v2/images?limit=3&marker=${body.images[0]?.['id']}`;
      }),
      inBody('next'),
      /^\/next must have the query "limit=3&marker=.*"; given: "limit=3&marker=/,
    ],
    [
      'a next link without a filter',
      '?limit=3&os_type=linux',
      change((body) => {
        body.next = String(body.next).replace('os_type=linux&', '');
      }),
      inBody('next'),
      /^\/next must have the query "limit=3&marker=[^&]*&os_type=linux"/,
    ],
    [
      'a next link of an empty page',
      '?limit=0',
      change((body) => {
        body.next = '/v2/images?limit=0';
      }),
      inBody('next'),
      '/next must be left out if /images is empty; given: "/v2/images?limit=0".',
    ],
    [
      'a next link to another host',
      '?limit=3',
      change((body) => {
        body.next = `//evil.test${body.next}`;
      }),
      inBody('next'),
      /^\/next must match pattern /,
    ],
    [
      'a first link with the marker',
      '?limit=3',
      change((body) => {
        body.first = body.next;
      }),
      inBody('first'),
      /^\/first must have the query "limit=3"/,
    ],
  ])('%s is reported once, with its place', async (_, query, modify, location, message) => {
    const response = await throughFaults(query, modify);
    expect(violationsOf(response)).toEqual([
      { location, message: typeof message === 'string' ? message : expect.stringMatching(message) },
    ]);
  });

  test('a status, a media type and an encoding that the document does not have are reported', async () => {
    const first = async (status: number, headers: object): Promise<Located[]> => {
      await using upstream = await startUpstream((_, response) =>
        response.writeHead(status, { ...headers }).end('text'),
      );
      const mock = new Mock({ upstream: upstream.url });
      return violationsOf(await mock.fetch(`${serverUrl}/v2/images`, { headers: { 'X-Auth-Token': token } }));
    };
    const html = { 'Content-Type': 'text/html; charset=utf-8' };
    expect(await first(418, html)).toEqual([
      { location: ['response'], message: 'The status must be one of 200, 400, 401, 403; given: 418.' },
    ]);
    expect(await first(200, html)).toEqual([
      {
        location: ['response', 'header', 'content-type'],
        message: 'The media type must be one of application/json; given: text/html.',
      },
    ]);
    expect(await first(200, {})).toMatchObject([{ message: expect.stringMatching(/; given: nothing\.$/) }]);
    expect(await first(400, html)).toEqual([]);
    for (const [encoding, message] of [
      ['gzip', 'The body must be valid gzip; given: other bytes.'],
      ['br', 'The body must be valid br; given: other bytes.'],
      ['lzma', /^content-encoding must be one of identity, gzip, .*; given: lzma\.$/],
    ] as const) {
      expect(await first(200, { 'Content-Type': 'application/json', 'Content-Encoding': encoding })).toEqual([
        { location: ['response', 'header', 'content-encoding'], message: expect.stringMatching(message) },
      ]);
    }
  });

  test('a body that is longer than 64 MiB when it is decoded is reported as too long, in any encoding', async () => {
    const zeros = new Uint8Array(64 * 1024 * 1024 + 1);
    for (const [encoding, body] of [
      ['gzip', gzipSync(zeros)],
      ['deflate', deflateSync(zeros)],
      ['br', brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
      ['zstd', zstdCompressSync(zeros)],
    ] as const) {
      await using upstream = await startUpstream((_, response) =>
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': encoding }).end(body),
      );
      const mock = await startMock({ port: 0, upstream: upstream.url });
      const response = await fetch(`${mock.url}/v2/images`, { method: 'GET', headers });
      await response.body?.cancel();
      expect(violationsOf(response)).toEqual([
        {
          location: ['response', 'header', 'content-encoding'],
          message: 'The decoded body must have at most 64 MiB; given: more.',
        },
      ]);
      await mock.close();
    }
  });

  test('a body that is not UTF-8 is reported with the first byte that is not', async () => {
    const response = await throughFaults('', () => Buffer.from('{"images": "\xe9"}', 'latin1'));
    expect(violationsOf(response)).toEqual([
      { location: inBody(), message: 'The body must be UTF-8; given: the byte 0xe9 after 12 bytes.' },
    ]);
  });

  test('a success is reported if the document rejects the request', async () => {
    await using upstream = await startUpstream((_, response) =>
      response
        .writeHead(200, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ images: [], first: '/v2/images', schema: '/v2/schemas/images' })),
    );
    const mock = new Mock({ upstream: upstream.url });
    for (const [query, init, status] of [
      ['?limit=-1', { headers }, 400],
      ['', {}, 401],
    ] as const) {
      const response = await mock.fetch(`${serverUrl}/v2/images${query}`, init);
      expect(violationsOf(response).filter(({ location: [side] }) => side === 'response')).toEqual([
        {
          location: ['response'],
          message: `The status must be ${status}, because the request violates the document; given: 200.`,
        },
      ]);
    }
  });

  test('violations are in the requests of the mock with their side, and nowhere with the token', async () => {
    const mock = new Mock(data);
    await using upstream = await startUpstream((_, response) =>
      response
        .writeHead(200, { 'Content-Type': 'application/json' })
        .end(
          JSON.stringify({ images: [image(1, { size: `is ${token}`, self: '', file: '' })], first: '', schema: '' }),
        ),
    );
    const records: unknown[] = [];
    const proxy = new Mock({ upstream: upstream.url, onResponse: (record) => records.push(record) });
    const response = await proxy.fetch(`${serverUrl}/v2/images?limit=${token}`, { headers });
    const violations = proxy.requests[0]?.violations ?? [];
    expect(violations[0]).toBe('request: limit must be a whole number, 0 or greater; given: (removed).');
    expect(violations).toContain('response: /images/0/size must be integer or null; given: "is (removed)".');
    expect(JSON.stringify([violations, violationsOf(response)])).not.toContain(token);
    expect(records).toEqual(proxy.requests);
    expect(mock.requests).toEqual([]);
  });
});

test('a link to another server or path is reported, and an absolute one to the upstream is not', async () => {
  const description = await readDescription(booksFile);
  const mock = new Mock({ description, data: books });
  let link = (more: string, _upstream: string): string => more;
  await using upstream = await startUpstream(async ({ target }, response) => {
    const page = await mock.fetch(`http://books.test${target}`, { headers: { 'X-Card': 'card' } });
    const { shelf } = (await page.json()) as { shelf: { more: string } };
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ shelf: { ...shelf, more: link(shelf.more, upstream.url) } }));
  });
  const proxy = new Mock({ description, upstream: upstream.url });
  const violations = async (newLink: typeof link): Promise<Located[]> => {
    link = newLink;
    return violationsOf(await proxy.fetch('http://books.test/books?count=2', { headers: { 'X-Card': 'card' } }));
  };
  expect(await violations((more) => more)).toEqual([]);
  expect(await violations((more, upstream) => upstream + more)).toEqual([]);
  for (const changed of [(more: string) => `//evil.test${more}`, (more: string) => more.replace('books', 'films')]) {
    expect(await violations(changed)).toEqual([
      {
        location: ['response', 'body', 'shelf', 'more'],
        message: expect.stringMatching(/^\/shelf\/more must lead to \/books of the same server; given: "/),
      },
    ]);
  }
});

describe('other operations', () => {
  const description: Description = {
    lists: [],
    validate: () => [],
    document: {
      openapi: '3.1.0',
      info: { title: 'Other operations', version: '1' },
      paths: {
        '/things/{id}': {
          put: {
            parameters: [
              { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
              { name: 'mode', in: 'query', required: true, schema: { enum: ['a', 'b'] } },
            ],
            requestBody: {
              required: true,
              content: { 'application/json': { schema: { type: 'object', required: ['name'] } } },
            },
            responses: {
              200: {
                description: '',
                content: { 'application/json': { schema: { type: 'object', required: ['id'] } } },
              },
            },
          },
        },
      },
    },
  };

  test('requests and responses of other operations are checked as Prism does', async () => {
    let reply: { status: number; body: string; encoding?: string; type?: string } = { status: 200, body: '{}' };
    await using upstream = await startUpstream((_, response) => {
      const { status, body, encoding = 'identity', type = 'application/json' } = reply;
      response.writeHead(status, { 'Content-Type': type, 'Content-Encoding': encoding }).end(body);
    });
    const proxy = new Mock({ description, upstream: upstream.url });
    const put = async (target: string, body: string) => {
      const init = { method: 'PUT', body, headers: { 'Content-Type': 'application/json' } };
      const response = await proxy.fetch(`http://things.test${target}`, init);
      expect(await response.text()).toBe(reply.body);
      return violationsOf(response);
    };
    expect((await put('/things/1?mode=c', '{}')).map(({ location }) => location)).toEqual([
      ['request', 'body'],
      ['request', 'query', 'mode'],
      ['response', 'body'],
    ]);
    reply = { status: 200, body: '{"id":1}' };
    expect(await put('/things/1?mode=a', '{"name":"a"}')).toEqual([]);
    reply = { status: 200, body: 'not gzip', encoding: 'gzip' };
    expect((await put('/things/1?mode=a', '{"name":"a"}')).map(({ location }) => location)).toEqual([
      ['response', 'header', 'content-encoding'],
    ]);
    reply = { status: 200, body: '{}', type: 'no media type' };
    expect((await put('/things/1?mode=a', '{"name":"a"}')).map(({ location: [side] }) => side)).toEqual(['response']);
    reply = { status: 409, body: 'not JSON' };
    expect((await put('/things/1?mode=a', '{"name":"a"}')).map(({ location: [side] }) => side)).toEqual(['response']);
  });
});
