import { Mock } from '@conoha-images/mock';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkContract } from '../source/index.ts';
import { secondsIn } from '../source/target/retry-after.ts';
import { canary, checkChanged, failedChecks, json, target } from './changed-mock.ts';

describe('a check that cannot be made', () => {
  test('a check that cannot be made says what the data lacks', async () => {
    const mock = new Mock({ images: [] });
    const report = await checkContract({ ...target, fetch: mock.fetch, seed: 1 });
    const reasonOf = (name: string) => report.results.find(({ relation }) => relation === name)?.reason;
    expect(failedChecks(report)).toEqual([]);
    expect(reasonOf('pages-join')).toBe('the list has fewer than two items');
    expect(reasonOf('callers-separate')).toBe('there is no second token');
    expect(reasonOf('filter-matches')).toBe('no query that the data allows would show it');
  });

  test('a check that the budget does not allow says that the budget is spent', async () => {
    const report = await checkChanged((response) => response, { budget: 100 });
    expect(report.requests).toBe(100);
    const reasons = report.results.flatMap(({ reason }) => reason ?? []);
    expect(reasons).toContain('The budget of 100 requests is spent.');
  });
});

test('data that changes during the run is read again, and no check fails', async () => {
  const response = await new Mock().fetch('http://127.0.0.1/v2/images?limit=100', { headers: { 'x-auth-token': 'x' } });
  const { images } = (await response.json()) as { images: object[] };
  const [before, after] = [new Mock({ images }), new Mock({ images: images.slice(1) })];
  let count = 0;
  const fetch: typeof globalThis.fetch = (input, init) => {
    count += 1;
    return (count < 300 ? before : after).fetch(input as string, init);
  };
  const only = ['pages-join', 'marker-continues', 'order-sorts', 'filter-wildcard', 'next-keeps-query'];
  expect(failedChecks(await checkContract({ ...target, fetch, seed: 1, only }))).toEqual([]);
  expect(count).toBeGreaterThan(300);
});

describe('a list that cannot be read', () => {
  test.each([
    ['the list responds with status 500', () => json({}, 500)],
    ['a page has no items', () => json({})],
    ['a response is not JSON', () => new Response('<html>')],
  ])('list-readable fails if %s', async (_case, respond) => {
    const report = await checkChanged(respond, { only: ['list-readable'] });
    expect(failedChecks(report)).toEqual(['list-readable']);
  });

  test.each([403, 404])(
    'list-readable fails if only the list of one parameter responds with status %i',
    async (status) => {
      const report = await checkChanged(
        (response, url) => (url.searchParams.get('visibility') === 'all' ? json({}, status) : response),
        { only: ['list-readable'] },
      );
      expect(failedChecks(report)).toEqual(['list-readable']);
    },
  );
});

test('Retry-After has a number of seconds or a date in any form of HTTP', () => {
  fc.assert(
    fc.property(fc.nat(4_000_000_000), fc.nat(4_000_000_000_000), (seconds, now) => {
      const date = new Date(seconds * 1_000).toUTCString();
      expect(secondsIn(date, now)).toBe(Math.max(0, (seconds * 1_000 - now) / 1_000));
      expect(secondsIn(String(seconds), now)).toBe(seconds);
    }),
  );
  const now = Date.UTC(1994, 10, 6, 8, 49, 7);
  // The examples of RFC 9110, section 5.6.7.
  const dates = ['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'];
  expect(dates.map((date) => secondsIn(date, now))).toEqual([30, 30, 30]);
  for (const text of ['', '-1', '1.5', 'soon', 'Sun, 06 Foo 1994 08:49:37 GMT'])
    expect(secondsIn(text, now), text).toBe(undefined);
});

test('a busy service gets the request again after the time in Retry-After', async () => {
  let busy = 3;
  const past = new Date(0).toUTCString();
  const report = await checkChanged(
    (response) => {
      busy -= 1;
      return busy >= 0
        ? new Response('', { status: busy === 1 ? 503 : 429, headers: { 'retry-after': busy === 1 ? past : '0' } })
        : response;
    },
    { only: ['limit-holds'] },
  );
  expect(failedChecks(report)).toEqual([]);
});

test('a service gets only GET and HEAD requests of its list, with the token in the header that the document names', async () => {
  const seen = new Set<string>();
  const mock = new Mock();
  const fetch: typeof globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    const token = request.headers.get('x-auth-token');
    seen.add(`${request.method} ${new URL(request.url).pathname} ${request.redirect} ${token === canary}`);
    return mock.fetch(request);
  };
  await checkContract({ ...target, fetch, seed: 1, only: ['pages-join', 'limit-holds', 'http-head'] });
  expect([...seen]).toEqual(['GET /v2/images manual true', 'HEAD /v2/images manual true']);
});

test('a service gets at most as many requests per second as the rate allows', async () => {
  const start = performance.now();
  const { requests } = await checkChanged((response) => response, {
    only: ['limit-holds', 'http-parallel'],
    rate: 100,
  });
  expect(performance.now() - start).toBeGreaterThan((requests - 1) * 10);
});
