import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Description, Mock, type MockServer, readDescription, startMock } from '../source/index.ts';
import { definitions } from '../source/scenarios/definitions.ts';
import { booksFile } from './books.ts';
import { send } from './http.ts';
import { image, list, numbersOf } from './images.ts';

const documentFile = new URL('../control-api.yaml', import.meta.url);
const token = 'canary+of/a=token';
let mock: MockServer;

beforeAll(async () => {
  mock = await startMock({ port: 0, controlHosts: ['Tests.example'] });
});

beforeEach(() => mock.reset());

afterAll(() => mock.close());

function control(method: string, path: string, body?: unknown): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(`${mock.url}/__mock/${path}`, { method, ...(body !== undefined && { body: text }) });
}

async function detailOf(response: Response): Promise<string> {
  return ((await response.json()) as { detail: string }).detail;
}

function get(target: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${mock.url}${target}`, { headers: { 'X-Auth-Token': token, ...headers } });
}

/** A document whose token is in the header X-Card. */
async function withCardHeader(): Promise<Description> {
  const description = await readDescription(booksFile);
  const document = structuredClone(description.document) as { components: { securitySchemes: Record<string, object> } };
  document.components.securitySchemes['card'] = { type: 'apiKey', in: 'header', name: 'X-Card' };
  return { ...description, document };
}

/** A text with its escapes decoded, except invalid ones. */
function decodeOnce(text: string): string {
  return text.replaceAll(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
}

interface RequestList {
  readonly requests: readonly { readonly id: string; readonly target: string; readonly status: number }[];
  readonly dropped: number;
  readonly next?: string;
}

async function requests(query = ''): Promise<RequestList> {
  return (await (await control('GET', `requests${query}`)).json()) as RequestList;
}

describe('the document of the control', () => {
  test('has every scenario with no other name', async () => {
    const document = parse(await readFile(documentFile, 'utf8'));
    expect(document.components.schemas.Scenario.properties.name.enum).toEqual(Object.keys(definitions));
  });

  test('is what GET /__mock/openapi.json returns', async () => {
    const document = await (await control('GET', 'openapi.json')).json();
    expect(document).toEqual(parse(await readFile(documentFile, 'utf8')));
  });

  test('describes the list of requests', async () => {
    const description = await readDescription(documentFile.pathname);
    const [requestList] = description.lists;
    await get('/v2/images?limit=1');
    await get('/v2/images?limit=x');
    for (const query of ['', '?limit=1']) {
      const body = await requests(query);
      expect(requestList && description.validate(requestList, body)).toEqual([]);
    }
  });
});

describe('scenarios over HTTP', () => {
  test('a client without any header of its own meets a fault', async () => {
    expect(
      (await control('POST', 'scenarios', { name: 'unavailable', parameters: { times: 1, seconds: 7 } })).status,
    ).toBe(204);
    const response = await get('/v2/images');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '7']);
    expect((await get('/v2/images')).status).toBe(200);
  });

  test('a reset ends them', async () => {
    await control('POST', 'scenarios', { name: 'server-error', parameters: { times: 1_000 } });
    expect((await get('/v2/images')).status).toBe(500);
    expect((await control('POST', 'reset')).status).toBe(204);
    expect((await get('/v2/images')).status).toBe(200);
  });

  test.each([
    ['', 'The body must be a JSON object; given: nothing.'],
    ['[]', 'The body must be a JSON object; given: array.'],
    ['{"name": canary}', /^The body must be JSON: Unexpected token 'c'\.$/],
    [{}, 'The name of the scenario must be a string; given: undefined.'],
    [{ name: 'slow' }, /^The scenario must be one of latency, .*, deletion; given: slow\.$/],
    [{ name: 'latency', times: 1 }, 'A scenario may have name and parameters; given: times.'],
    [{ name: 'latency', parameters: [1] }, 'The parameters of the scenario must be an object; given: array.'],
    [
      { name: 'latency', parameters: { seconds: 1 } },
      /^A parameter of latency must be one of times, milliseconds; given: seconds\.$/,
    ],
    [
      { name: 'latency', parameters: { times: '1' } },
      /^times of latency must be a whole number from 0 to \d+; given: "1"\.$/,
    ],
    [
      { name: 'latency', parameters: { times: {} } },
      /^times of latency must be a whole number from 0 to \d+; given: {}\.$/,
    ],
    [
      { name: 'server-error', parameters: { status: 200 } },
      /^status of server-error must be a whole number from 400 to 599; given: 200\.$/,
    ],
  ])('the body %j is rejected, and nothing is added', async (body, detail) => {
    const response = await control('POST', 'scenarios', body);
    expect([response.status, await detailOf(response)]).toEqual([400, expect.stringMatching(detail)]);
    expect((await get('/v2/images')).status).toBe(200);
  });

  test('at most 1,000 scenarios that can still happen are kept', async () => {
    const own = new Mock({ images: [] });
    for (let index = 0; index < 1_000; index += 1) own.fail('latency', { milliseconds: 0, times: index === 0 ? 1 : 2 });
    expect(() => own.fail('reset')).toThrow('There must be at most 1000 scenarios. Reset the mock.');
    await list(own);
    own.fail('reset');
    expect(() => own.fail('reset')).toThrow(/at most 1000/);
  });
});

describe('data over HTTP', () => {
  test('replaces the images until a reset', async () => {
    const before = await numbersOf(mock);
    expect((await control('PUT', 'data', { images: [image(7)] })).status).toBe(204);
    expect(await numbersOf(mock)).toEqual([7]);
    mock.reset();
    expect(await numbersOf(mock)).toEqual(before);
  });

  test('may have tokens, and a byte order mark', async () => {
    await control('PUT', 'data', `\ufeff${JSON.stringify({ images: [], tokens: { 'a-token': 'a' } })}`);
    expect((await get('/v2/images')).status).toBe(401);
    expect((await get('/v2/images', { 'X-Auth-Token': 'a-token' })).status).toBe(200);
  });

  test('invalid data replaces nothing, and the error has the first 20 violations', async () => {
    await control('PUT', 'data', { images: [image(7)] });
    const images = Array.from({ length: 30 }, (_, index) => image(index, { size: 'big' }));
    const response = await control('PUT', 'data', { images });
    const { status, detail, violations } = (await response.json()) as Record<string, unknown>;
    expect([response.status, status]).toEqual([400, 400]);
    expect(detail).toMatch(/^The data violates the document:\n- \/images\/0\/size must be .*\n- and 10 more\.$/s);
    expect(violations).toHaveLength(20);
    expect(await numbersOf(mock)).toEqual([7]);
    expect(await detailOf(await control('PUT', 'data', {}))).toMatch(/\/images must be an array; given: nothing/);
  });

  test('an error does not quote the data, which may have tokens', async () => {
    const response = await control('PUT', 'data', '{"images": [], "tokens": {"canary": "a",,}}');
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('canary');
  });

  test('a byte order mark at the start is ignored, as in a data file', async () => {
    expect((await control('PUT', 'data', '\ufeff{"images": []}')).ok).toBe(true);
  });

  test('bytes that are not UTF-8 are rejected', async () => {
    const body = new Uint8Array([0x7b, 0xff, 0x7d]);
    const response = await fetch(`${mock.url}/__mock/data`, { method: 'PUT', body });
    const message = 'The body must be UTF-8; given: the byte 0xff after 1 bytes.';
    expect([response.status, await detailOf(response)]).toEqual([400, message]);
  });

  test('a body of more than 64 MiB gets 413, wherever it is sent', async () => {
    for (const path of ['/__mock/data', '/v2/other']) {
      const status = await new Promise((resolve, reject) => {
        const outgoing = request(`${mock.url}${path}`, { method: 'PUT' }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        outgoing.on('error', reject);
        const part = Buffer.alloc(1024 * 1024, ' ');
        for (let index = 0; index <= 64; index += 1) outgoing.write(part);
        outgoing.end();
      });
      expect([path, status]).toEqual([path, 413]);
    }
  });
});

describe('the list of requests', () => {
  beforeEach(async () => {
    for (const target of ['/v2/images?limit=1', '/v2/images?limit=x', '/v2/other']) await get(target);
  });

  test.each([
    ['', ['1', '2', '3']],
    ['?path=/v2/images', ['1', '2']],
    ['?method=POST', []],
    ['?status=400', ['2']],
    ['?status_min=400', ['2', '3']],
    ['?status_max=399&method=GET', ['1']],
    ['?marker=1&limit=1', ['2']],
  ])('the query "%s" selects the requests %j', async (query, ids) => {
    expect((await requests(query)).requests.map(({ id }) => id)).toEqual(ids);
  });

  test('a page leads to the next one', async () => {
    expect(await requests('?limit=2')).toMatchObject({ next: '/__mock/requests?limit=2&marker=2' });
  });

  test.each([
    ['?pfad=/v2/images', /^A query parameter must be one of method, path, .*, marker; given: pfad=\/v2\/images\.$/],
    ['?status=x', /^status must be a whole number; given: x\.$/],
    ['?limit=-1', /^limit must be 0 or greater; given: -1\.$/],
    ['?marker=9', /^marker must be the key of an item that exists; given: 9\.$/],
  ])('the query "%s" is rejected', async (query, detail) => {
    const response = await control('GET', `requests${query}`);
    expect([response.status, await detailOf(response)]).toEqual([400, expect.stringMatching(detail)]);
  });

  test('a reset starts again from 1', async () => {
    mock.reset();
    await get('/v2/images');
    expect(mock.requests.map(({ id }) => id)).toEqual(['1']);
  });

  test('says how many requests were dropped, and the others keep their IDs', async () => {
    const own = new Mock({ images: [] });
    for (let index = 0; index < 1_003; index += 1) await list(own);
    expect([own.droppedRequests, own.requests[0]?.id]).toEqual([3, '4']);
    const response = await own.fetch('http://localhost/__mock/requests?limit=1');
    expect(await response.json()).toMatchObject({ requests: [{ id: '4' }], dropped: 3 });
    own.reset();
    expect(own.droppedRequests).toBe(0);
  });
});

describe('routes', () => {
  test.each([
    [
      'GET',
      'nothing',
      404,
      /^The route must be one of GET \/__mock\/ready, .*, POST \/__mock\/reset; given: GET \/__mock\/nothing\.$/,
    ],
    ['DELETE', 'data', 405, /^The method of \/__mock\/data must be PUT; given: DELETE\.$/],
    ['POST', 'reset?all=1', 400, /^A query parameter must be absent here; given: all=1\.$/],
  ])('%s /__mock/%s gets %i', async (method, path, status, detail) => {
    const response = await control(method, path);
    expect([response.status, await detailOf(response)]).toEqual([status, expect.stringMatching(detail)]);
    expect(response.headers.get('allow')).toBe(status === 405 ? 'PUT' : null);
  });

  test('their requests are not recorded', async () => {
    await control('GET', 'ready');
    expect(mock.requests).toEqual([]);
  });

  test('the option control: false removes them', async () => {
    const own = new Mock({ control: false, images: [image(1)] });
    expect((await own.fetch('http://localhost/__mock/reset', { method: 'POST' })).status).toBe(404);
  });
});

describe('web pages of strangers', () => {
  const { port } = new URL('http://localhost:4010');

  test.each([
    ['127.0.0.1:4010', undefined],
    ['[::1]:4010', undefined],
    ['192.168.1.5', undefined],
    ['mock:4010', undefined],
    ['mock.:4010', undefined],
    ['mock.default.svc.cluster.local', undefined],
    ['host.docker.internal', undefined],
    ['tests.example:4010', undefined],
    ['localhost:4010', `http://localhost:${port}`],
    ['127.0.0.1:4010', 'http://localhost:3000'],
    ['127.0.0.1:4010', 'https://app.localhost'],
    ['127.0.0.1:4010', 'http://[::1]:3000'],
    ['mock:4010', 'http://mock:4010'],
    ['127.0.0.1', 'https://tests.example'],
  ])('Host %s with Origin %s may control the mock', async (host, origin) => {
    const headers = { Host: host, ...(origin && { Origin: origin }) };
    const { status, headers: received } = await send(mock.url, 'POST', '/__mock/reset', headers);
    expect([status, received.get('access-control-allow-origin')]).toEqual([204, '*']);
  });

  test.each([
    ['evil.example:4010', undefined, 'Host'],
    ['evil.example.', undefined, 'Host'],
    ['127.0.0.1.evil.example', undefined, 'Host'],
    ['localhost.evil.example', undefined, 'Host'],
    ['evil.example:4010', 'http://evil.example:4010', 'Host'],
    ['127.0.0.1:4010', 'https://evil.example', 'Origin'],
    ['127.0.0.1:4010', 'https://localhost.evil.example', 'Origin'],
    ['127.0.0.1:4010', 'http://192.168.1.5', 'Origin'],
    ['mock:4010', 'http://mock:3000', 'Origin'],
    ['127.0.0.1:4010', 'null', 'Origin'],
    ['a b', undefined, 'Host'],
  ])('Host %s with Origin %s gets 403, and nothing changes', async (host, origin, header) => {
    await get('/v2/images');
    for (const [method, path] of [
      ['POST', 'reset'],
      ['GET', 'requests'],
      ['OPTIONS', 'data'],
    ] as const) {
      const headers = { Host: host, ...(origin && { Origin: origin }) };
      const response = await send(mock.url, method, `/__mock/${path}`, headers);
      expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null]);
      expect(JSON.parse(response.body).detail).toMatch(new RegExp(`^${header} must be .*; given: `));
    }
    expect(mock.requests).toHaveLength(1);
  });

  test('a page on the same machine may send any method and header', async () => {
    const headers = { Host: 'localhost:4010', Origin: 'http://localhost:3000' };
    const { status, headers: received } = await send(mock.url, 'OPTIONS', '/__mock/data', headers);
    expect([status, received.get('access-control-allow-methods')]).toEqual([200, '*']);
  });

  test.each(['ci.example:80', 'http://ci.example', '', 'a b'])('the host "%s" is rejected in controlHosts', (host) => {
    expect(() => new Mock({ controlHosts: [host] })).toThrow(
      new TypeError(`A host in controlHosts must be a name without a port; given: ${host || 'nothing'}.`),
    );
  });

  test("a scenario in a request of a stranger's page gets 403, and changes nothing", async () => {
    const [first] = await numbersOf(mock);
    const [id] = ((await (await get('/v2/images?limit=1')).json()) as { images: { id: string }[] }).images.map(
      ({ id }) => id,
    );
    const headers = { 'X-Auth-Token': token, 'Mock-Scenario': 'deletion', Origin: 'https://evil.example' };
    const { status, body } = await send(mock.url, 'GET', `/v2/images?limit=1&marker=${id}`, headers);
    expect([status, JSON.parse(body).detail]).toEqual([403, expect.stringMatching(/^Origin must be /)]);
    expect((await numbersOf(mock))[0]).toBe(first);
    const { status: allowed } = await send(mock.url, 'GET', '/v2/images', {
      ...headers,
      Origin: 'http://localhost:3000',
    });
    expect(allowed).toBe(200);
  });

  test('the error says how to accept the host', async () => {
    const { body } = await send(mock.url, 'GET', '/__mock/ready', { Host: 'ci.example:4010' });
    expect(JSON.parse(body).detail).toMatch(
      /; given: ci\.example:4010\. Start the mock with --control-host ci\.example to accept it\.$/,
    );
  });
});

describe('tokens', () => {
  test('the records show headers, but no token', async () => {
    const records: unknown[] = [];
    const own = new Mock({ images: [], onResponse: (record) => records.push(record) });
    await list(own, `?name=${encodeURIComponent(token)}&x=${token}`, {
      'X-Auth-Token': token,
      Authorization: 'Bearer abcdefgh',
      Cookie: 'session=canary',
      'X-Trace': `trace of ${token} by abcdefgh`,
    });
    const [record] = own.requests;
    expect(record?.headers).toEqual({
      accept: 'application/json',
      authorization: '(removed)',
      cookie: '(removed)',
      'x-auth-token': '(removed)',
      'x-trace': 'trace of (removed) by (removed)',
    });
    expect(record?.target).toBe('/v2/images?name=(removed)&x=(removed)');
    expect(records).toEqual([record]);
  });

  test('the header in which another document has its token is removed', async () => {
    const own = new Mock({ description: await withCardHeader() });
    await own.fetch('http://localhost/books', { headers: { 'X-Card': 'canary' } });
    expect(own.requests[0]?.headers).toEqual({ 'x-card': '(removed)' });
  });

  test('the header of a document that was loaded later is removed too', async () => {
    const own = new Mock();
    own.load({ description: await withCardHeader() });
    await own.fetch('http://localhost/books', { headers: { 'X-Card': 'canary' } });
    expect(own.requests[0]?.headers).toEqual({ 'x-card': '(removed)' });
  });

  test('no part of a record has a token, wherever the request has it, and however it is encoded', async () => {
    const secret = fc.string({ minLength: 6, maxLength: 40, unit: fc.constantFrom(...'abcXYZ019-._~+/=') });
    // Which characters are escaped: none, those that must be, or any, with digits of either case, once or twice.
    const spelling = fc.record({
      escapes: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
      upper: fc.boolean(),
      twice: fc.boolean(),
    });
    const own = new Mock({ images: [] });
    await fc.assert(
      fc.asyncProperty(secret, fc.constantFrom('', 'Bearer '), spelling, async (value, scheme, spelling) => {
        own.reset();
        const escaped = Array.from(value, (character, index) => {
          if (!spelling.escapes[index] && !'+/='.includes(character)) return character;
          const digits = character.charCodeAt(0).toString(16);
          return `%${spelling.upper ? digits.toUpperCase() : digits}`;
        }).join('');
        const text = spelling.twice ? escaped.replaceAll('%', '%25') : escaped;
        const headers = { Authorization: scheme + value, 'X-Note': `a${text}b`, 'X-Auth-Token': 'any', Accept: value };
        await own.fetch(`http://localhost/v2/images?a=${text}&limit=${text}`, { headers });
        const [record] = own.requests;
        const texts = [record?.target, ...Object.values(record?.headers ?? {}), ...(record?.violations ?? [])];
        expect(texts.length).toBeGreaterThan(5);
        for (const shown of texts) {
          for (const decode of [(text: string) => text, decodeOnce, (text: string) => decodeOnce(decodeOnce(text))]) {
            expect(decode(shown ?? '').includes(value)).toBe(false);
          }
        }
      }),
    );
  });

  test('a token in the header of a scenario is not in the record', async () => {
    const own = new Mock({ images: [] });
    await list(own, '', { 'X-Auth-Token': token, 'Mock-Scenario': `x${token}` });
    await list(own, `?marker=${encodeURIComponent(token)}&sort_key=${token}`, { 'X-Auth-Token': token });
    expect(JSON.stringify(own.requests)).not.toContain('canary');
  });
});
