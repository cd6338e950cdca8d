import { listImages } from '@conoha-images/spec';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Description, Mock, readDescription, startMock } from '../source/index.ts';
import { books, booksFile } from './books.ts';
import { serverUrl } from './images.ts';
import { queriesOf } from './queries.ts';
import { startUpstream, type Upstream } from './upstream.ts';
import { data, headers, type Located, violationsOf } from './violations.ts';

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
