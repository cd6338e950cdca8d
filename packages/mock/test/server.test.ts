import { once } from 'node:events';
import { request } from 'node:http';
import { validateImageList, validateWebObError } from '@conoha-images/spec';
import document from '@conoha-images/spec/openapi.json' with { type: 'json' };
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Exchange, Mock, type MockServer, PortTakenError, startMock } from '../source/index.ts';
import { send } from './http.ts';
import { images, list } from './images.ts';

let mock: MockServer;
const headers = { 'X-Auth-Token': 'any', Accept: 'application/json' };

beforeAll(async () => {
  mock = await startMock({ port: 0 });
});

afterAll(() => mock.close());

function get(target: string, more: Record<string, string> = {}): Promise<Response> {
  return fetch(`${mock.url}${target}`, { headers: { ...headers, ...more } });
}

test('every page of a walk is valid, and the walk has every image once', async () => {
  const ids: string[] = [];
  for (let next: string | undefined = '/v2/images?limit=7&visibility=all'; next; ) {
    const response = await get(next);
    const body = (await response.json()) as { images: { id: string }[]; next?: string };
    expect(validateImageList(body).valid).toBe(true);
    ids.push(...body.images.map(({ id }) => id));
    next = body.next;
  }
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(120);
});

test('an answer has an id, that of the request where it has one', async () => {
  expect((await get('/v2/images')).headers.get('x-openstack-request-id')).toMatch(/^req-[\da-f-]{36}$/);
  const answer = await get('/v2/images?limit=x', { 'X-Openstack-Request-Id': 'mine' });
  expect(answer.headers.get('x-openstack-request-id')).toBe('req-mine');
});

test('an error is worded as Glance does, and the header sl-violations says the rest', async () => {
  const response = await get('/v2/images?sort=名前');
  expect(response.status).toBe(400);
  const violations = JSON.parse(response.headers.get('sl-violations') ?? '') as {
    location: string[];
    message: string;
  }[];
  expect(violations[0]?.location).toEqual(['request', 'query', 'sort']);
  expect(violations[0]?.message).toMatch(/^sort must be one of name, .*; given: 名前\.$/);
  const body = await response.json();
  expect(validateWebObError(body).valid).toBe(true);
  expect(body).toMatchObject({ message: expect.stringMatching(/^Invalid sort key: 名前\. It must be one of/) });
});

test('what was given stands in a page for people as text', async () => {
  const page = await (await get('/v2/images?sort=<b>é名', { Accept: 'text/html' })).text();
  expect(page).toContain('&lt;b&gt;&#233;&#21517;');
});

test('a URL that is too long is answered 414, and one that is far too long is answered too', async () => {
  // The request line, with its end, may be one byte short of 8 kB.
  const target = (length: number): string =>
    `/v2/images?x=${'a'.repeat(length - 'GET /v2/images?x= HTTP/1.1\r\n'.length)}`;
  expect((await send(mock.url, 'GET', target(8191), headers)).status).toBe(200);
  expect((await send(mock.url, 'GET', target(8192), headers)).status).toBe(414);
  expect((await send(mock.url, 'GET', target(1_000_000), headers)).status).toBe(414);
  expect((await send(mock.url, 'GET', target(20_000_000), headers)).status).toBe(431);
});

test('the target of a request may be a whole URL, as to a proxy', async () => {
  const { status, body } = await send(mock.url, 'GET', 'HTTP://images.example:80/v2/images?limit=1', headers);
  expect(status).toBe(200);
  expect(JSON.parse(body)).toMatchObject({ first: '/v2/images?limit=1' });
});

test('a request that CONNECT, TRACE or HEAD makes is answered, and 405 says what is allowed', async () => {
  expect((await send(mock.url, 'CONNECT', 'images.example:443')).status).toBe(405);
  for (const method of ['TRACE', 'HEAD', 'DELETE']) {
    const { status, headers: found } = await send(mock.url, method, '/v2/images', headers);
    expect([method, status, found.get('allow')]).toEqual([method, 405, 'GET']);
  }
  expect((await send(mock.url, 'HEAD', '/__mock/ready')).status).toBe(200);
});

test('what is told of an answer does not stand in its way', async () => {
  const thrown = new Error('of the program');
  const found = new Promise((resolve) => {
    const listeners = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    process.once('uncaughtException', (error) => {
      for (const listener of listeners) process.on('uncaughtException', listener);
      resolve(error);
    });
  });
  const own = new Mock({
    images: images(1),
    onAnswer: () => {
      throw thrown;
    },
  });
  expect((await list(own)).status).toBe(200);
  expect(await found).toBe(thrown);
});

test('sl-violations is JSON, however long what was given is', async () => {
  const { status, headers: found } = await send(mock.url, 'GET', `/v2/images?${'a'.repeat(5_000)}=%ff`, headers);
  expect(status).toBe(400);
  expect(JSON.parse(found.get('sl-violations') ?? '')).toHaveLength(1);
});

test('a page of any origin may call it', async () => {
  const preflight = await fetch(`${mock.url}/v2/images`, {
    method: 'OPTIONS',
    headers: { Origin: 'https://a.example' },
  });
  expect(preflight.status).toBe(200);
  expect(preflight.headers.get('access-control-allow-headers')).toBe('*');
  for (const target of ['/v2/images', '/v2/images?limit=x', '/none', '/__mock/ready']) {
    expect((await get(target)).headers.get('access-control-allow-origin')).toBe('*');
  }
});

test('the body of a request for an example is ignored too', async () => {
  const outgoing = request(`${mock.url}/v2/images`, {
    method: 'GET',
    headers: { ...headers, Prefer: 'code=200', 'Content-Length': 2 },
  });
  const answered = once(outgoing, 'response');
  outgoing.end('{}');
  const [answer] = await answered;
  expect(answer.resume().statusCode).toBe(200);
});

test('the body of a request is ignored, and the connection goes on', async () => {
  for (const body of ['{', 'x'.repeat(1_000_000)]) {
    const answer = await send(mock.url, 'GET', '/v2/images?limit=1', {
      ...headers,
      'Content-Length': String(body.length),
      Connection: 'close',
    });
    expect(answer.status).toBe(200);
  }
});

describe('Prism answers', () => {
  test.each(Object.entries(document.components.examples))('the example %s by name', async (name, { value }) => {
    expect(await (await get('/v2/images', { Prefer: `example=${name}` })).json()).toEqual(value);
  });

  test('the status asked for, and values that are made up', async () => {
    expect((await get('/v2/images', { Prefer: 'code=403' })).status).toBe(403);
    const made = await get('/v2/images', { Prefer: 'dynamic=true' });
    expect(await made.json()).toHaveProperty('images');
  });

  test('what a document has no route for, whatever the body', async () => {
    const response = await fetch(`${mock.url}/v2/servers`, {
      method: 'POST',
      body: '{',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(response.status).toBe(404);
    expect((await fetch(`${mock.url}/v2/images`, { method: 'DELETE', headers })).status).toBe(405);
    expect((await fetch(`${mock.url}/v2/images`, { method: 'HEAD', headers })).status).toBe(405);
  });

  test('everything of a static mock', async () => {
    const still = new Mock({ static: true, images: images(3) });
    expect(await (await list(still, '?limit=1')).json()).toEqual(document.components.examples.reference.value);
    const refused = await list(still, '?limit=x');
    expect(refused.status).toBe(400);
    expect(refused.headers.get('sl-violations')).toMatch(/limit/);
  });

  test('with sl-violations that are short enough for a client to read, however much is wrong', async () => {
    const response = await get(`/v2/images?${'tag=&sort_key=x&'.repeat(400)}`, { Prefer: 'code=200' });
    expect(response.status).toBe(400);
    const violations = response.headers.get('sl-violations') ?? '';
    expect(violations.length).toBeLessThanOrEqual(8_000);
    expect(JSON.parse(violations).length).toBeGreaterThan(10);
  });
});

describe('its own routes', () => {
  test('tell that it is ready, and what it was asked', async () => {
    await using own = await startMock({ port: 0, images: images(2) });
    expect(await (await fetch(`${own.url}/__mock/ready`)).json()).toEqual({ ready: true });
    await fetch(`${own.url}/v2/images?limit=x`, { headers });
    const { requests } = (await (await fetch(`${own.url}/__mock/requests`)).json()) as { requests: Exchange[] };
    expect(requests).toEqual([
      {
        ...{ method: 'GET', target: '/v2/images?limit=x', status: 400, milliseconds: expect.any(Number) },
        violations: ['limit must be a whole number, 0 or greater; given: x.'],
      },
    ]);
    expect(own.requests).toEqual(requests);
  });

  test('reset it', async () => {
    await using own = await startMock({ port: 0, images: images(2) });
    own.fail('unavailable');
    expect((await fetch(`${own.url}/v2/images`, { headers })).status).toBe(503);
    expect((await fetch(`${own.url}/__mock/reset`, { method: 'POST' })).status).toBe(204);
    expect(own.requests).toEqual([]);
    expect((await fetch(`${own.url}/v2/images`, { headers })).status).toBe(200);
  });

  test('are named where there is no such route', async () => {
    const response = await fetch(`${mock.url}/__mock/reset`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      detail: expect.stringMatching(/POST \/__mock\/reset; given: GET \/__mock\/reset\.$/),
    });
  });

  test('remember a thousand requests', async () => {
    const own = new Mock({ images: [] });
    for (let request = 0; request < 1_001; request += 1) await list(own, `?x=${request}`);
    expect(own.requests.length).toBe(1_000);
    expect(own.requests[0]?.target).toBe('/v2/images?x=1');
  });
});

test('a server that can not listen says why', async () => {
  const { port } = new URL(mock.url);
  await expect(startMock({ port: Number(port) })).rejects.toThrow(PortTakenError);
  await expect(startMock({ port: 0, host: '203.0.113.1' })).rejects.toThrow(/EADDRNOTAVAIL/);
});
