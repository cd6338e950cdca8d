import { Mock } from '@conoha-images/mock';
import { describe, expect, test } from 'vitest';
import { checkContract } from '../source/index.ts';
import { canary, checkChanged, failedChecks, json, target } from './changed-mock.ts';

describe('a check that cannot be made', () => {
  test('a check that cannot be made says what the data lacks', async () => {
    const mock = new Mock({ images: [] });
    const report = await checkContract({ ...target, fetch: mock.fetch, seed: 1 });
    const reasonOf = (name: string) => report.results.find(({ relation }) => relation === name)?.reason;
    expect(failedChecks(report)).toEqual([]);
    expect(reasonOf('pages-join')).toBe('the list is empty');
    expect(reasonOf('callers-separate')).toBe('there is no second token');
    expect(reasonOf('filter-sound')).toBe('no item has a value that visibility could find');
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
  expect(failedChecks(await checkContract({ ...target, fetch, seed: 1 }))).toEqual([]);
});

describe('a list that cannot be read', () => {
  test.each([
    ['the list responds with status 500', () => json({}, 500)],
    ['a page has no items', () => json({})],
    ['a response is not JSON', () => new Response('<html>')],
  ])('list-readable fails if %s', async (_case, respond) => {
    expect(failedChecks(await checkChanged(respond))).toContain('list-readable');
  });

  test.each([403, 404])(
    'list-readable fails if only the list of one parameter responds with status %i',
    async (status) => {
      const report = await checkChanged((response, url) =>
        url.searchParams.get('visibility') === 'all' ? json({}, status) : response,
      );
      expect(failedChecks(report)).toContain('list-readable');
    },
  );
});

test('a busy service gets the request again after the time in Retry-After', async () => {
  let busy = 3;
  const report = await checkChanged(
    (response) => {
      busy -= 1;
      return busy >= 0
        ? new Response('', { status: busy === 1 ? 503 : 429, headers: { 'retry-after': '0' } })
        : response;
    },
    { only: ['limit-holds'] },
  );
  expect(failedChecks(report)).toEqual([]);
});

test('a service gets only GET requests of its list, with the token in the header that the document names', async () => {
  const seen = new Set<string>();
  const mock = new Mock();
  const fetch: typeof globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    const token = request.headers.get('x-auth-token');
    seen.add(`${request.method} ${new URL(request.url).pathname} ${request.redirect} ${token === canary}`);
    return mock.fetch(request);
  };
  await checkContract({ ...target, fetch, seed: 1, only: ['pages-join', 'filter-sound', 'order-sorts'] });
  expect([...seen]).toEqual(['GET /v2/images manual true']);
});

test('a service gets at most as many requests per second as the rate allows', async () => {
  const start = performance.now();
  const { requests } = await checkChanged((response) => response, { only: ['limit-holds'], rate: 100 });
  expect(performance.now() - start).toBeGreaterThan((requests - 1) * 10);
});
