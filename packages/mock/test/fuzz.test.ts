import { listImages } from '@conoha-images/spec';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MockRequest } from '../source/http/messages.ts';
import { Mock, type MockServer, startMock } from '../source/index.ts';
import { send } from './http.ts';

/** `npm run test:fuzz` asks for more. */
const cases = Number(process.env['FUZZ_CASES'] ?? 1_000);

const { page, order, filters, others } = listImages;
const names = [
  page.limit,
  page.marker,
  order.by,
  order.key,
  order.direction,
  ...[...filters, ...others].map(({ parameter }) => parameter),
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'size',
  'min_disk_max',
  'name_min',
  'changes-since',
  '',
];
const values = [
  '',
  '0',
  '-1',
  '1e9',
  '9'.repeat(5_000),
  'in:',
  'in:"',
  'in:"a","b"',
  'eq:',
  ':',
  'gte:2023-10-16',
  '2023-02-30',
  'name:asc',
  'name:asc,size',
  ',',
  'asc',
  'true',
  'True',
  'public',
  '%00',
  '%FF',
  '%',
  '%zz',
  '%E5%90%8D',
  '%ED%A0%80',
  '3c6ca845-37c2-4441-8581-1f0d58eb6dd2',
  '__proto__',
  '１２',
  '\u0000',
];

/** A character that stands for a byte. */
const byte = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
const text = fc.oneof(
  fc.constantFrom(...values),
  fc.string({ unit: byte }),
  fc.string({ unit: fc.constantFrom(...'%"\\,:;&=+.-_0aZé') }),
);
const parameter = fc
  .tuple(fc.oneof(fc.constantFrom(...names), text), fc.constantFrom('=', '', '=='), text)
  .map((parts) => parts.join(''));
const repeatedParameter = fc
  .tuple(parameter, fc.integer({ min: 1, max: 50 }))
  .map(([single, times]) => Array(times).fill(single).join('&'));
const query = fc
  .array(fc.oneof({ arbitrary: parameter, weight: 9 }, repeatedParameter), { maxLength: 8 })
  .map((parameters) => parameters.join('&'));

function request(target: string, scenario: string | undefined): MockRequest {
  const headers: Record<string, string | undefined> = {
    accept: 'application/json',
    'x-auth-token': 'any',
    'mock-scenario': scenario,
  };
  const { signal } = new AbortController();
  return {
    method: 'GET',
    target,
    signal,
    header: (name) => headers[name],
    headers: () => [],
    rawHeaders: () => [],
    body: async () => new Uint8Array(),
    webRequest: async () => undefined,
  };
}

/** Mostly no scenario, and those that read the query themselves. */
const scenario = fc.constantFrom(undefined, undefined, undefined, 'insertion; times=1', 'deletion; times=1');

test(`any query gets a response, and no query makes the mock fail (${cases} cases)`, async () => {
  const mock = new Mock();
  await fc.assert(
    fc.asyncProperty(query, scenario, async (query, scenario) => {
      const { status, body } = await mock.respond(request(`/v2/images?${query}`, scenario));
      expect([200, 400, 403, 414]).toContain(status);
      if (status !== 414) JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body));
    }),
    { numRuns: cases },
  );
});

describe('over HTTP', () => {
  let mock: MockServer;

  beforeAll(async () => {
    mock = await startMock({ port: 0 });
  });

  afterAll(() => mock.close());

  const headers = { Accept: 'application/json', 'X-Auth-Token': 'any' };

  test(`any bytes in the query get a response over HTTP (${cases / 5} cases)`, async () => {
    await fc.assert(
      fc.asyncProperty(query, async (query) => {
        // Without line breaks, which would end the request line.
        const target = `/v2/images?${query.replaceAll(/[\r\n]/g, '')}`;
        const { status } = await send(mock.url, 'GET', target, headers);
        expect([200, 400, 403, 414, 431]).toContain(status);
      }),
      { numRuns: cases / 5 },
    );
    expect((await send(mock.url, 'GET', '/v2/images', headers)).status).toBe(200);
  });

  test('invalid methods, paths and headers get a response over HTTP', async () => {
    const bytes = fc.string({ unit: byte }).map((text) => text.replaceAll(/[\r\n]/g, ''));
    const method = fc.oneof(bytes, fc.constantFrom('GET', 'HEAD', 'BREW'));
    await fc.assert(
      fc.asyncProperty(method, bytes, bytes, async (method, path, value) => {
        const { status } = await send(mock.url, method, `/${path}`, { ...headers, Accept: value, Prefer: value });
        expect(status).toBeGreaterThanOrEqual(200);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: cases / 5 },
    );
    expect((await send(mock.url, 'GET', '/v2/images', headers)).status).toBe(200);
  });

  test('five thousand parameters get 414, and as many as fit get 200', async () => {
    const tooMany = Array.from({ length: 5_000 }, (_, index) => `p${index}=${index}`).join('&');
    expect((await send(mock.url, 'GET', `/v2/images?${tooMany}`, headers)).status).toBe(414);
    const longest = Array.from({ length: 1_300 }, (_, index) => `p${index}`)
      .join('&')
      .slice(0, 8_000);
    expect((await send(mock.url, 'GET', `/v2/images?${longest}`, headers)).status).toBe(200);
  });
});
