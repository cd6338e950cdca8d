import { listImages } from '@conoha-images/spec';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Incoming } from '../source/exchange.ts';
import { Mock, type MockServer, startMock } from '../source/index.ts';
import { send } from './http.ts';

/** `npm run test:fuzz` asks for more. */
const cases = Number(process.env['FUZZ_CASES'] ?? 1_000);

const { page, order, filters, others } = listImages;
const names = [
  ...[page.limit, page.marker, order.by, order.key, order.direction],
  ...[...filters, ...others].map(({ parameter }) => parameter),
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'size',
    'min_disk_max',
    'name_min',
    'changes-since',
    '',
  ],
];
const values = [
  ...['', '0', '-1', '1e9', '9'.repeat(5_000), 'in:', 'in:"', 'in:"a","b"', 'eq:', ':', 'gte:2023-10-16', '2023-02-30'],
  ...[
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
  ],
  ...['3c6ca845-37c2-4441-8581-1f0d58eb6dd2', '__proto__', '１２', '\u0000'],
];

/** Any character that stands for a byte. */
const byte = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
const text = fc.oneof(
  fc.constantFrom(...values),
  fc.string({ unit: byte }),
  fc.string({ unit: fc.constantFrom(...'%"\\,:;&=+.-_0aZé') }),
);
const parameter = fc
  .tuple(fc.oneof(fc.constantFrom(...names), text), fc.constantFrom('=', '', '=='), text)
  .map((parts) => parts.join(''));
const repeated = fc
  .tuple(parameter, fc.integer({ min: 1, max: 50 }))
  .map(([one, times]) => Array(times).fill(one).join('&'));
const query = fc
  .array(fc.oneof({ arbitrary: parameter, weight: 9 }, repeated), { maxLength: 8 })
  .map((all) => all.join('&'));

function request(target: string, scenario: string | undefined): Incoming {
  const headers: Record<string, string | undefined> = {
    ...{ accept: 'application/json', 'x-auth-token': 'any' },
    'mock-scenario': scenario,
  };
  const { signal } = new AbortController();
  return { method: 'GET', target, signal, header: (name) => headers[name], request: async () => undefined };
}

/** Those that look at the query themselves. */
const scenario = fc.constantFrom(undefined, undefined, undefined, 'insertion; times=1', 'deletion; times=1');

test(`whatever the query, it is answered, and never with a failure of the mock (${cases} cases)`, async () => {
  const mock = new Mock();
  await fc.assert(
    fc.asyncProperty(query, scenario, async (query, scenario) => {
      const { status, body } = await mock.answer(request(`/v2/images?${query}`, scenario));
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

  test(`any bytes are answered (${cases / 5} cases)`, async () => {
    await fc.assert(
      fc.asyncProperty(query, async (query) => {
        // The line ends where its end is, whatever the bytes before.
        const target = `/v2/images?${query.replaceAll(/[\r\n]/g, '')}`;
        const { status } = await send(mock.url, 'GET', target, headers);
        expect([200, 400, 403, 414]).toContain(status);
      }),
      { numRuns: cases / 5 },
    );
    expect((await send(mock.url, 'GET', '/v2/images', headers)).status).toBe(200);
  });

  test('methods, paths and headers that are no such thing are answered too', async () => {
    const odd = fc.string({ unit: byte }).map((text) => text.replaceAll(/[\r\n]/g, ''));
    await fc.assert(
      fc.asyncProperty(fc.oneof(odd, fc.constantFrom('GET', 'HEAD', 'BREW')), odd, odd, async (method, path, value) => {
        const { status } = await send(mock.url, method, `/${path}`, { ...headers, Accept: value, Prefer: value });
        expect(status).toBeGreaterThanOrEqual(200);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: cases / 5 },
    );
    expect((await send(mock.url, 'GET', '/v2/images', headers)).status).toBe(200);
  });

  test('ten thousand parameters are answered', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `p${index}=${index}`).join('&');
    expect((await send(mock.url, 'GET', `/v2/images?${many}`, headers)).status).toBe(414);
    // The longest URL that there is room for.
    const most = Array.from({ length: 1_300 }, (_, index) => `p${index}`)
      .join('&')
      .slice(0, 8_000);
    expect((await send(mock.url, 'GET', `/v2/images?${most}`, headers)).status).toBe(200);
  });
});
