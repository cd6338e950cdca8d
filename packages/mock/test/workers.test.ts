import { describe, expect, test } from 'vitest';
import { DataError, Mock, ScenarioError } from '../source/index.ts';
import { createWorker } from '../source/workers.ts';

const origin = 'https://sandbox.example';

function requestFor(target: string, headers: Record<string, string> = {}): Request {
  return new Request(`${origin}${target}`, {
    headers: { 'X-Auth-Token': 'any', Accept: 'application/json', ...headers },
  });
}

const page = '/v2/images?limit=1';

describe('a mock for Workers', () => {
  test('rejects invalid data and scenarios when it is created', () => {
    expect(() => createWorker({ images: [{ id: 1 }] })).toThrow(DataError);
    expect(() => createWorker({ scenarios: ['latence'] })).toThrow(ScenarioError);
    expect(() => createWorker({ scenarios: ['unavailable; times=2'] })).toThrow(/given: times of unavailable\.$/);
  });

  test('applies the scenarios of an option and of a header to each request as if it were the first', async () => {
    const worker = createWorker({ scenarios: ['server-error; status=507'] });
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await worker.fetch(requestFor(page))).status);
    expect(statuses).toEqual([507, 507, 507]);
    const plain = createWorker();
    const failing = requestFor(page, { 'Mock-Scenario': 'server-error' });
    expect([(await plain.fetch(failing)).status, (await plain.fetch(failing)).status]).toEqual([500, 500]);
    expect((await plain.fetch(requestFor(page))).status).toBe(200);
  });

  test.each([
    ['expired-token; requests=0', 'expired-token'],
    ['insertion', 'insertion'],
    ['deletion', 'deletion'],
    ['latency; milliseconds=0, unavailable; times=1', 'times of unavailable'],
  ])('rejects the scenario %s, which depends on other requests', async (header, name) => {
    const response = await createWorker().fetch(requestFor(page, { 'Mock-Scenario': header }));
    const allowed = 'latency, too-many-requests, unavailable, server-error, gateway-error, reset, cut-short';
    const { detail } = (await response.json()) as { detail: string };
    expect([response.status, detail]).toEqual([
      400,
      `This mock remembers nothing between requests, so the scenario must be one of ${allowed}, without times; given: ${name}.`,
    ]);
  });

  test('has no scenario left after 2,000 requests with different headers', async () => {
    const worker = createWorker();
    for (let seconds = 0; seconds < 2_000; seconds += 1) {
      const response = await worker.fetch(requestFor(page, { 'Mock-Scenario': `unavailable; seconds=${seconds}` }));
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, String(seconds)]);
    }
  });

  test('passes no argument of the platform but the request to the mock', async () => {
    const { fetch } = createWorker() as { fetch(...args: unknown[]): Promise<Response> };
    const response = await fetch(requestFor(page), { method: 'OPTIONS', headers: { Prefer: 'code=403' } }, {});
    const { images } = (await response.json()) as { images: unknown[] };
    expect([response.status, images.length]).toEqual([200, 1]);
  });

  test('keeps no record of a request, but reports each', async () => {
    const statuses: number[] = [];
    const mock = new Mock({ stateless: true, onResponse: ({ status }) => statuses.push(status) });
    for (let count = 0; count < 3; count += 1) await mock.fetch(requestFor(page));
    expect([mock.requests, statuses]).toEqual([[], [200, 200, 200]]);
  });

  test('has no routes under /__mock/', async () => {
    expect((await createWorker().fetch(requestFor('/__mock/requests'))).status).not.toBe(200);
  });
});

test('a mock without memory has no routes to control it, and no added scenarios', async () => {
  const mock = new Mock({ stateless: true });
  expect((await mock.fetch('http://localhost/__mock/requests')).status).toBe(404);
  expect(() => mock.fail('unavailable')).toThrow('name them in the option scenarios.');
});
