import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Mock, type MockServer, ScenarioError, startMock } from '../source/index.ts';
import { send } from './http.ts';
import { image, images, list, numbersIn } from './images.ts';

/** What a request that asks for a scenario is answered. */
function asking(mock: Mock, scenario: string, query = ''): Promise<Response> {
  return list(mock, query, { 'Mock-Scenario': scenario });
}

describe('a request asks for', () => {
  const mock = new Mock({ images: images(5) });

  test('latency', async () => {
    const before = performance.now();
    expect((await asking(mock, 'latency; milliseconds=60')).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(55);
  });

  test.each([
    ['too-many-requests', 429, '1'],
    ['unavailable; seconds=7', 503, '7'],
  ])('%s', async (scenario, status, seconds) => {
    const response = await asking(mock, scenario);
    expect([response.status, response.headers.get('retry-after')]).toEqual([status, seconds]);
  });

  test('a failure and then none, which another request does not use up', async () => {
    const statuses: number[] = [];
    for (const scenario of ['server-error', 'server-error; status=503', 'server-error', 'server-error; status=503']) {
      statuses.push((await asking(mock, scenario)).status);
    }
    expect(statuses).toEqual([500, 503, 200, 200]);
    mock.reset();
    expect((await asking(mock, 'server-error')).status).toBe(500);
  });

  test('no more than 1,000 different things, as each is remembered', async () => {
    const asked = new Mock({ images: images(1) });
    const statuses = new Set<number>();
    for (let times = 0; times < 1_000; times += 1) {
      statuses.add((await asking(asked, `unavailable; times=${times}`)).status);
    }
    expect(statuses).toEqual(new Set([200, 503]));
    const refused = await asking(asked, 'unavailable; times=1000');
    expect(refused.status).toBe(400);
    expect(((await refused.json()) as { detail: string }).detail).toMatch(/1000 different mock-scenario headers/);
    expect((await asking(asked, 'unavailable; times=1')).status).toBe(200);
    expect((await list(asked)).status).toBe(200);
  });

  test('a gateway, which answers with a page for people', async () => {
    const response = await asking(mock, 'gateway-error; status=504');
    expect(response.status).toBe(504);
    expect(response.headers.get('content-type')).toBe('text/html');
    expect(await response.text()).toMatch(/^<html>/);
  });

  test('a reset, also where the body would have been cut short', async () => {
    await expect(asking(mock, 'cut-short, reset')).rejects.toThrow('the connection was reset');
  });

  test('an answer that comes too late for who no longer waits', async () => {
    const before = performance.now();
    const signal = AbortSignal.timeout(30);
    const request = new Request('http://mock/v2/images', { headers: { 'Mock-Scenario': 'latency' }, signal });
    await expect(mock.fetch(request)).rejects.toThrow(expect.objectContaining({ name: 'TimeoutError' }));
    expect(performance.now() - before).toBeLessThan(900);
  });

  test('two things at once', async () => {
    const before = performance.now();
    expect((await asking(mock, 'latency; milliseconds=60, unavailable')).status).toBe(503);
    expect(performance.now() - before).toBeGreaterThan(55);
  });

  test.each([
    ['slow', 'A scenario must be one of latency, too-many-requests, '],
    ['', 'A scenario must be one of '],
    ['latency; seconds=1', 'A parameter of latency must be one of times, milliseconds; given: seconds.'],
    ['latency; milliseconds=fast', 'milliseconds must be a whole number, as in times=2; given: fast.'],
    ['server-error; status=200', 'status of server-error must be a whole number from 400 to 599; given: 200.'],
    ['latency; milliseconds=3000000000', 'milliseconds of latency must be a whole number from 0 to 2147483647'],
    ['reset,'.repeat(5_000), 'There must be at most 100 scenarios in one place; given: 5001.'],
    ['__proto__', 'A scenario must be one of '],
    ['reset; constructor=1', 'A parameter of reset must be one of times; given: constructor.'],
  ])('what there is not: %j', async (scenario, message) => {
    const response = await asking(mock, scenario);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { detail: string }).detail).toContain(message);
  });
});

describe('a program lets fail', () => {
  test('the next requests, as many as it says', async () => {
    const mock = new Mock({ images: images(1) });
    mock.fail('unavailable', { times: 2 });
    const statuses = [];
    for (let request = 0; request < 3; request += 1) statuses.push((await list(mock)).status);
    expect(statuses).toEqual([503, 503, 200]);
    // @ts-expect-error: latency has no status.
    expect(() => mock.fail('latency', { status: 500 })).toThrow(ScenarioError);
    // @ts-expect-error: there is no such scenario.
    expect(() => mock.fail('earthquake')).toThrow(ScenarioError);
  });

  test('a token, after some requests, and not another', async () => {
    const mock = new Mock({ images: images(1), scenarios: ['expired-token; requests=2'] });
    const statuses = [];
    for (const token of ['old', 'old', 'old', 'new', 'old']) {
      statuses.push((await list(mock, '', { 'X-Auth-Token': token })).status);
    }
    expect(statuses).toEqual([200, 200, 401, 200, 401]);
    mock.reset();
    expect((await list(mock, '', { 'X-Auth-Token': 'old' })).status).toBe(200);
  });

  test('a token as often as it says', async () => {
    const mock = new Mock({ images: images(1), scenarios: ['expired-token; requests=1; times=1'] });
    const statuses = [];
    for (let request = 0; request < 4; request += 1) statuses.push((await list(mock)).status);
    expect(statuses).toEqual([200, 401, 200, 200]);
  });

  test('nothing where a request is not answered with a page after a marker', async () => {
    const mock = new Mock({ images: images(3), scenarios: ['deletion'] });
    const marker = `marker=${image(2)['id']}`;
    expect((await list(mock, '?marker=%ff')).status).toBe(400);
    expect((await list(mock, `?${marker}&limit=x`)).status).toBe(400);
    expect((await list(mock, `?${marker}`, { 'X-Auth-Token': '' })).status).toBe(401);
    expect(await numbersIn(await list(mock))).toEqual([3, 2, 1]);
  });

  test('a copy of what is shared is shared with the same', async () => {
    const shared = image(2, { visibility: 'shared', owner: 'B' });
    const mock = new Mock({
      images: [image(1), shared, image(3)],
      tokens: { a: 'A' },
      members: { [String(shared['id'])]: { A: 'accepted' } },
      scenarios: ['insertion'],
    });
    await list(mock, `?marker=${shared['id']}`, { 'X-Auth-Token': 'a' });
    expect((await numbersIn(await list(mock, '', { 'X-Auth-Token': 'a' }))).length).toBe(4);
  });

  test('a walk, in which an image is deleted', async () => {
    const mock = new Mock({ images: images(5) });
    // Asked for before and after, the list is not one that was kept.
    expect(await numbersIn(await list(mock, '?sort=id:asc'))).toEqual([1, 2, 3, 4, 5]);
    mock.fail('deletion');
    const first = await list(mock, '?limit=2&sort=id:asc');
    const { next } = (await first.json()) as { next: string };
    const second = await list(mock, next.replace('/v2/images', ''));
    expect(second.status).toBe(400);
    expect(((await second.json()) as { message: string }).message).toMatch(/^No image found with ID .*2</);
    expect(await numbersIn(await list(mock, '?sort=id:asc'))).toEqual([1, 3, 4, 5]);
    mock.reset();
    expect(await numbersIn(await list(mock, '?sort=id:asc'))).toEqual([1, 2, 3, 4, 5]);
  });

  test('a walk, in which an image is added: the rest of it neither repeats nor misses one', async () => {
    const mock = new Mock({ images: images(5) });
    mock.fail('insertion');
    const walked: number[] = [];
    for (let query: string | undefined = '?limit=2'; query !== undefined; ) {
      const page = (await (await list(mock, query)).json()) as { images: { id: string }[]; next?: string };
      walked.push(...page.images.map(({ id }) => Number(id.slice(-12))));
      query = page.next?.replace('/v2/images', '');
    }
    expect(walked).toEqual([5, 4, 3, 2, 1]);
    const all = (await (await list(mock)).json()) as { images: { id: string; self: string; created_at: string }[] };
    expect(all.images.length).toBe(6);
    // Made just now, it is the first of the newest.
    expect(all.images[0]?.self).toBe(`/v2/images/${all.images[0]?.id}`);
    expect(Date.now() - Date.parse(all.images[0]?.created_at ?? '')).toBeLessThan(60_000);
  });
});

describe('a connection', () => {
  let mock: MockServer;
  const headers = { 'X-Auth-Token': 'any' };

  beforeAll(async () => {
    mock = await startMock({ port: 0, images: images(5) });
  });

  afterAll(() => mock.close());

  test('is reset', async () => {
    await expect(send(mock.url, 'GET', '/v2/images', { ...headers, 'Mock-Scenario': 'reset' })).rejects.toThrow(
      'ECONNRESET',
    );
    await expect(asking(mock, 'reset')).rejects.toThrow(TypeError);
  });

  test('ends in the middle of the body', async () => {
    const url = `${mock.url}/v2/images`;
    const response = await fetch(url, { headers: { ...headers, 'Mock-Scenario': 'cut-short' } });
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow(TypeError);
    await expect((await asking(mock, 'cut-short')).json()).rejects.toThrow(TypeError);
    const raw = await send(mock.url, 'GET', '/v2/images', { ...headers, 'Mock-Scenario': 'cut-short' });
    expect(raw.body.length).toBe(Number(raw.headers.get('content-length')) >> 1);
  });
});
