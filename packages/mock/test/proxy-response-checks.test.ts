import { brotliCompressSync, constants, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { listImages } from '@conoha-images/spec';
import { describe, expect, test } from 'vitest';
import { Mock, startMock } from '../source/index.ts';
import { image, serverUrl } from './images.ts';
import { startUpstream } from './upstream.ts';
import { data, headers, type Located, token, violationsOf } from './violations.ts';

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
