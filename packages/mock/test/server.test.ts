import { once } from 'node:events';
import { request } from 'node:http';
import { listImages, validateImageList, validateWebObError } from '@conoha-images/spec';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  Mock,
  type MockServer,
  PortTakenError,
  type RequestRecord,
  standardDescription,
  startMock,
} from '../source/index.ts';
import { send } from './http.ts';
import { images, list, pageExamples } from './images.ts';

let mock: MockServer;
const headers = { 'X-Auth-Token': 'any', Accept: 'application/json' };

beforeAll(async () => {
  mock = await startMock({ port: 0 });
});

afterAll(() => mock.close());

function get(target: string, more: Record<string, string> = {}): Promise<Response> {
  return fetch(`${mock.url}${target}`, { headers: { ...headers, ...more } });
}

test('every page of a walk is valid, and the walk visits every image once', async () => {
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

test('a response has the request ID of its request, or a new one', async () => {
  expect((await get('/v2/images')).headers.get('x-openstack-request-id')).toMatch(/^req-[\da-f-]{36}$/);
  const response = await get('/v2/images?limit=x', { 'X-Openstack-Request-Id': 'mine' });
  expect(response.headers.get('x-openstack-request-id')).toBe('req-mine');
});

test('an error has the words of Glance, and the header sl-violations says which parameter is wrong', async () => {
  const response = await get('/v2/images?sort=名前');
  expect(response.status).toBe(400);
  const violations = JSON.parse(response.headers.get('sl-violations') ?? '') as {
    location: string[];
    message: string;
  }[];
  expect(violations[0]?.location).toEqual(['request', 'query', 'sort']);
  expect(violations[0]?.message).toMatch(/^sort must be .*; given: 名前\.$/);
  const body = await response.json();
  expect(validateWebObError(body).valid).toBe(true);
  expect(body).toMatchObject({ message: expect.stringMatching(/^Invalid sort key: 名前\. It must be one of/) });
});

test('an error of a filter that ignores case has its value in lower case, as in Glance', async () => {
  const lists = standardDescription.lists.map((list) => ({
    ...list,
    filters: list.filters.map((filter) =>
      filter.parameter === 'os_hidden' ? { ...filter, ignoreCase: true as const } : filter,
    ),
  }));
  const own = new Mock({ description: { ...standardDescription, lists }, images: images(1) });
  const messageOf = async (query: string): Promise<string> =>
    ((await (await list(own, query)).json()) as { message: string }).message;
  expect(await messageOf('?os_hidden=MayBe')).toMatch(/^Invalid value 'maybe' for 'os_hidden' filter\./);
  expect(await messageOf('?protected=MayBe')).toMatch(/^Invalid value 'MayBe' for 'protected' filter\./);
});

test('an error for an unknown sort key names the sort keys of the document', async () => {
  const { message } = (await (await get('/v2/images?sort=colour')).json()) as { message: string };
  const keys = listImages.order.keys.map(({ name }) => name).join(', ');
  expect(message).toMatch(`Invalid sort key: colour. It must be one of the following: ${keys}.`);
});

test('an error for changes-since says that Glance no longer supports it', async () => {
  const response = await get('/v2/images?changes-since=2026');
  expect(response.status).toBe(400);
  const body = await response.json();
  expect(body).toMatchObject({ message: expect.stringMatching(/^The "changes-since" filter is no longer available/) });
  expect(response.headers.get('sl-violations')).toContain('"location":["request","query","changes-since"]');
});

test('a value from the request is escaped in an HTML error', async () => {
  const page = await (await get('/v2/images?sort=<b>é名', { Accept: 'text/html' })).text();
  expect(page).toContain('&lt;b&gt;&#233;&#21517;');
});

test('a URL that is too long gets 414, and one that is far too long gets 431', async () => {
  // The request line, with its line break, must be shorter than 8 kB.
  const target = (length: number): string =>
    `/v2/images?x=${'a'.repeat(length - 'GET /v2/images?x= HTTP/1.1\r\n'.length)}`;
  expect((await send(mock.url, 'GET', target(8191), headers)).status).toBe(200);
  expect((await send(mock.url, 'GET', target(8192), headers)).status).toBe(414);
  expect((await send(mock.url, 'GET', target(65_000), headers)).status).toBe(414);
  expect((await send(mock.url, 'GET', target(1_000_000), headers)).status).toBe(431);
});

test('the target of a request may be a whole URL, as in a request to a proxy', async () => {
  const { status, body } = await send(mock.url, 'GET', 'HTTP://images.example:80/v2/images?limit=1', headers);
  expect(status).toBe(200);
  expect(JSON.parse(body)).toMatchObject({ first: '/v2/images?limit=1' });
});

test('a target without a path gets 400', async () => {
  for (const target of ['*', 'http://other', 'http://other?x']) {
    const { status, body } = await send(mock.url, 'GET', target, headers);
    expect([target, status]).toEqual([target, 400]);
    expect(JSON.parse(body)).toMatchObject({
      detail: `The path of a request must begin with a slash; given: ${target}.`,
    });
    expect(mock.requests.at(-1)?.target).toBe(target);
  }
  expect((await send(mock.url, 'OPTIONS', '*')).status).toBe(200);
});

test('CONNECT, TRACE, HEAD and DELETE get 405 with the allowed methods', async () => {
  expect((await send(mock.url, 'CONNECT', 'images.example:443')).status).toBe(405);
  for (const method of ['TRACE', 'HEAD', 'DELETE']) {
    const { status, headers: received } = await send(mock.url, method, '/v2/images', headers);
    expect([method, status, received.get('allow')]).toEqual([method, 405, 'GET']);
  }
  expect((await send(mock.url, 'HEAD', '/__mock/ready')).status).toBe(200);
});

test('an error of onResponse is uncaught, and does not affect the response', async () => {
  const thrown = new Error('of the program');
  const uncaught = new Promise((resolve) => {
    const listeners = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    process.once('uncaughtException', (error) => {
      for (const listener of listeners) process.on('uncaughtException', listener);
      resolve(error);
    });
  });
  const throwing = new Mock({
    images: images(1),
    onResponse: () => {
      throw thrown;
    },
  });
  expect((await list(throwing)).status).toBe(200);
  expect(await uncaught).toBe(thrown);
});

test('the header sl-violations is JSON, even if the parameter is very long', async () => {
  const { status, headers: received } = await send(mock.url, 'GET', `/v2/images?${'a'.repeat(5_000)}=%ff`, headers);
  expect(status).toBe(400);
  const [violation, ...others] = JSON.parse(received.get('sl-violations') ?? '') as { location: string[] }[];
  expect(violation?.location.at(-1)).toMatch(/^a{100}… \(5000 characters\)$/);
  expect(others).toEqual([]);
});

test('web pages of any origin may call the mock', async () => {
  const preflight = await fetch(`${mock.url}/v2/images`, {
    method: 'OPTIONS',
    headers: { Origin: 'https://a.example' },
  });
  expect(preflight.status).toBe(200);
  expect(preflight.headers.get('access-control-allow-headers')).toBe('*');
  for (const target of ['/v2/images', '/v2/images?limit=x', '/unknown', '/__mock/ready']) {
    expect((await get(target)).headers.get('access-control-allow-origin')).toBe('*');
  }
});

test('the body of a GET with Prefer is ignored', async () => {
  const outgoing = request(`${mock.url}/v2/images`, {
    method: 'GET',
    headers: { ...headers, Prefer: 'code=200', 'Content-Length': 2 },
  });
  const responded = once(outgoing, 'response');
  outgoing.end('{}');
  const [response] = await responded;
  expect(response.resume().statusCode).toBe(200);
});

test('the body of a GET is ignored, even if it is large or invalid', async () => {
  for (const body of ['{', 'x'.repeat(1_000_000)]) {
    const { status } = await send(mock.url, 'GET', '/v2/images?limit=1', {
      ...headers,
      'Content-Length': String(body.length),
      Connection: 'close',
    });
    expect(status).toBe(200);
  }
});

describe('Prism', () => {
  test.each(pageExamples)('Prefer: example=%s gets that example', async (name, example) => {
    expect(await (await get('/v2/images', { Prefer: `example=${name}` })).json()).toEqual(example);
  });

  test('Prefer: code gets that status, and Prefer: dynamic gets invented values', async () => {
    expect((await get('/v2/images', { Prefer: 'code=403' })).status).toBe(403);
    const dynamic = await get('/v2/images', { Prefer: 'dynamic=true' });
    expect(await dynamic.json()).toHaveProperty('images');
  });

  test('an unknown path gets 404, even with an invalid body, and an unknown method 405', async () => {
    const response = await fetch(`${mock.url}/v2/servers`, {
      method: 'POST',
      body: '{',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(response.status).toBe(404);
    expect((await fetch(`${mock.url}/v2/images`, { method: 'DELETE', headers })).status).toBe(405);
    expect((await fetch(`${mock.url}/v2/images`, { method: 'HEAD', headers })).status).toBe(405);
  });

  test('Prism responds to every request of a static mock', async () => {
    const staticMock = new Mock({ static: true, images: images(3) });
    expect(await (await list(staticMock, '?limit=1')).json()).toEqual(pageExamples[0]?.[1]);
    const rejected = await list(staticMock, '?limit=x');
    expect(rejected.status).toBe(400);
    expect(rejected.headers.get('sl-violations')).toMatch(/limit/);
  });

  test("Prism's sl-violations are short enough for a client to read, even if there are very many", async () => {
    const response = await get(`/v2/images?${'tag=&sort_key=x&'.repeat(400)}`, { Prefer: 'code=200' });
    expect(response.status).toBe(400);
    const violations = response.headers.get('sl-violations') ?? '';
    expect(violations.length).toBeLessThanOrEqual(8_000);
    const messages = (JSON.parse(violations) as { message: string }[]).map(({ message }) => message);
    expect(messages.length).toBeGreaterThan(10);
    expect(messages.at(-1)).toMatch(/^… \(\d{2,} violations\)$/);
  });
});

describe('the routes of the mock', () => {
  test('/__mock/ready says that the mock is ready, and /__mock/requests lists the requests', async () => {
    await using own = await startMock({ port: 0, images: images(2) });
    expect(await (await fetch(`${own.url}/__mock/ready`)).json()).toEqual({ ready: true });
    await fetch(`${own.url}/v2/images?limit=x`, { headers });
    const { requests } = (await (await fetch(`${own.url}/__mock/requests`)).json()) as { requests: RequestRecord[] };
    expect(requests).toEqual([
      {
        id: '1',
        method: 'GET',
        target: '/v2/images?limit=x',
        path: '/v2/images',
        headers: expect.objectContaining({ accept: 'application/json', 'x-auth-token': '(removed)' }),
        status: 400,
        milliseconds: expect.any(Number),
        violations: [expect.stringMatching(/^limit must be .*; given: x\.$/)],
      },
    ]);
    expect(own.requests).toEqual(requests);
  });

  test('/__mock/reset ends scenarios and forgets requests', async () => {
    await using own = await startMock({ port: 0, images: images(2) });
    own.fail('unavailable');
    expect((await fetch(`${own.url}/v2/images`, { headers })).status).toBe(503);
    expect((await fetch(`${own.url}/__mock/reset`, { method: 'POST' })).status).toBe(204);
    expect(own.requests).toEqual([]);
    expect((await fetch(`${own.url}/v2/images`, { headers })).status).toBe(200);
  });

  test('HEAD /__mock/ready gets 200 without a body, from mock.fetch too', async () => {
    const response = await new Mock({ images: [] }).fetch('http://mock/__mock/ready', { method: 'HEAD' });
    expect([response.status, response.body]).toEqual([200, null]);
  });

  test('the mock keeps the last thousand requests', async () => {
    const own = new Mock({ images: [] });
    for (let request = 0; request < 1_001; request += 1) await list(own, `?x=${request}`);
    expect(own.requests.length).toBe(1_000);
    expect(own.requests[0]?.target).toBe('/v2/images?x=1');
  });
});

test('an unknown option is rejected', async () => {
  const options = { image: [] } as object;
  const message = /^The name of an option must be one of images, tokens, .*, onResponse; given: image\.$/;
  expect(() => new Mock(options)).toThrow(expect.objectContaining({ message: expect.stringMatching(message) }));
  await expect(startMock({ ...options, port: 0 })).rejects.toThrow(message);
});

test('the host of a server may be an IPv6 address with the brackets that it has in a URL', async () => {
  for (const host of ['::1', '[::1]']) {
    await using own = await startMock({ port: 0, host });
    expect(own.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect((await fetch(`${own.url}/v2/images`, { headers })).status).toBe(200);
  }
});

test("a server that can't listen throws an error with the reason", async () => {
  const { port } = new URL(mock.url);
  await expect(startMock({ port: Number(port) })).rejects.toThrow(PortTakenError);
  await expect(startMock({ port: 0, host: '203.0.113.1' })).rejects.toThrow(/EADDRNOTAVAIL/);
});
