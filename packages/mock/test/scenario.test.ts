import { getEventListeners } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Mock, type MockServer, ScenarioError, startMock } from '../source/index.ts';
import { send } from './http.ts';
import { image, images, list, numbersOf, serverUrl } from './images.ts';

/** The response to a request that names a scenario in its header. */
function listWith(mock: Mock, scenario: string, query = ''): Promise<Response> {
  return list(mock, query, { 'Mock-Scenario': scenario });
}

describe('the header Mock-Scenario', () => {
  const mock = new Mock({ images: images(5) });

  test('latency delays the response', async () => {
    const before = performance.now();
    expect((await listWith(mock, 'latency; milliseconds=60')).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(55);
  });

  test.each([
    ['too-many-requests', 429, '1'],
    ['unavailable; seconds=7', 503, '7'],
  ])('%s gets status %i with Retry-After: %s', async (scenario, status, seconds) => {
    const response = await listWith(mock, scenario);
    expect([response.status, response.headers.get('retry-after')]).toEqual([status, seconds]);
  });

  test('server-error happens once, and each header counts on its own', async () => {
    const statuses: number[] = [];
    for (const scenario of ['server-error', 'server-error; status=503', 'server-error', 'server-error; status=503']) {
      statuses.push((await listWith(mock, scenario)).status);
    }
    expect(statuses).toEqual([500, 503, 200, 200]);
    mock.reset();
    expect((await listWith(mock, 'server-error')).status).toBe(500);
  });

  test('more than 1,000 different headers are rejected, because each one is remembered', async () => {
    const mock = new Mock({ images: images(1) });
    const statuses = new Set<number>();
    for (let times = 0; times < 1_000; times += 1) {
      statuses.add((await listWith(mock, `unavailable; times=${times}`)).status);
    }
    expect(statuses).toEqual(new Set([200, 503]));
    const rejected = await listWith(mock, 'unavailable; times=1000');
    expect(rejected.status).toBe(400);
    expect(((await rejected.json()) as { detail: string }).detail).toMatch(/1000 different mock-scenario headers/);
    expect((await listWith(mock, 'unavailable; times=1')).status).toBe(200);
    expect((await list(mock)).status).toBe(200);
  });

  test('gateway-error responds with an HTML page', async () => {
    const response = await listWith(mock, 'gateway-error; status=504');
    expect(response.status).toBe(504);
    expect(response.headers.get('content-type')).toBe('text/html');
    expect(await response.text()).toMatch(/^<html>/);
  });

  test('reset prevails over cut-short', async () => {
    await expect(listWith(mock, 'cut-short, reset')).rejects.toThrow('the connection was reset');
  });

  test('latency ends when the client no longer waits', async () => {
    const headers = { 'Mock-Scenario': 'latency; milliseconds=600000' };
    const response = mock.fetch(`${serverUrl}/v2/images`, { headers, signal: AbortSignal.timeout(30) });
    await expect(response).rejects.toThrow(expect.objectContaining({ name: 'TimeoutError' }));
  });

  test('latency leaves no listener on the signal, so many of them cause no warning', async () => {
    const { signal } = new AbortController();
    await mock.respond({
      method: 'GET',
      target: '/v2/images',
      signal,
      header: (name) => (name === 'mock-scenario' ? Array(11).fill('latency; milliseconds=1').join() : undefined),
      origin: () => 'http://mock',
      headers: () => [],
      rawHeaders: () => [],
      body: async () => new Uint8Array(),
      webRequest: async () => undefined,
    });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('two scenarios in one header both happen', async () => {
    const before = performance.now();
    expect((await listWith(mock, 'latency; milliseconds=60, unavailable')).status).toBe(503);
    expect(performance.now() - before).toBeGreaterThan(55);
  });

  test.each([
    ['slow', 'The scenario must be one of latency, too-many-requests, '],
    ['', 'The scenario must be one of '],
    ['latency; seconds=1', 'A parameter of latency must be one of times, milliseconds; given: seconds.'],
    ['latency; milliseconds=fast', 'milliseconds must be a whole number, as in times=2; given: fast.'],
    ['server-error; status=200', 'status of server-error must be a whole number from 400 to 599; given: 200.'],
    ['latency; milliseconds=3000000000', 'milliseconds of latency must be a whole number from 0 to 2147483647'],
    ['reset,'.repeat(5_000), 'There must be at most 100 scenarios in a header or option; given: 5001.'],
    ['__proto__', 'The scenario must be one of '],
    ['reset; constructor=1', 'A parameter of reset must be one of times; given: constructor.'],
  ])('the invalid scenario %j gets 400 with a message that says what is allowed', async (scenario, message) => {
    const response = await listWith(mock, scenario);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { detail: string }).detail).toContain(message);
  });
});

describe('a scenario of the mock', () => {
  test('mock.fail applies to as many requests as times says', async () => {
    const mock = new Mock({ images: images(1) });
    mock.fail('unavailable', { times: 2 });
    const statuses = [];
    for (let request = 0; request < 3; request += 1) statuses.push((await list(mock)).status);
    expect(statuses).toEqual([503, 503, 200]);
    // @ts-expect-error: latency has no parameter status.
    expect(() => mock.fail('latency', { status: 500 })).toThrow(ScenarioError);
    // @ts-expect-error: the scenario is unknown.
    expect(() => mock.fail('earthquake')).toThrow(ScenarioError);
  });

  test('expired-token counts the requests of each token', async () => {
    const mock = new Mock({ images: images(1), scenarios: ['expired-token; requests=2'] });
    const statuses = [];
    for (const token of ['old', 'old', 'old', 'new', 'old']) {
      statuses.push((await list(mock, '', { 'X-Auth-Token': token })).status);
    }
    expect(statuses).toEqual([200, 200, 401, 200, 401]);
    mock.reset();
    expect((await list(mock, '', { 'X-Auth-Token': 'old' })).status).toBe(200);
  });

  test('expired-token happens as often as times says', async () => {
    const mock = new Mock({ images: images(1), scenarios: ['expired-token; requests=1; times=1'] });
    const statuses = [];
    for (let request = 0; request < 4; request += 1) statuses.push((await list(mock)).status);
    expect(statuses).toEqual([200, 401, 200, 200]);
  });

  test('deletion does nothing before a response that is not a page after a marker', async () => {
    const mock = new Mock({ images: images(3), scenarios: ['deletion'] });
    const marker = `marker=${image(2)['id']}`;
    expect((await list(mock, '?marker=%ff')).status).toBe(400);
    expect((await list(mock, `?${marker}&limit=x`)).status).toBe(400);
    expect((await list(mock, `?${marker}`, { 'X-Auth-Token': '' })).status).toBe(401);
    expect(await numbersOf(mock)).toEqual([3, 2, 1]);
  });

  test('deletion does nothing before a request for a marker that the caller may not see', async () => {
    const hidden = image(2, { visibility: 'private', owner: 'B' });
    const mock = new Mock({ images: [image(1), hidden], tokens: { a: 'A', b: 'B' }, scenarios: ['deletion'] });
    expect((await list(mock, `?marker=${hidden['id']}`, { 'X-Auth-Token': 'a' })).status).toBe(403);
    expect(await numbersOf(mock, {}, { 'X-Auth-Token': 'b' })).toEqual([2, 1]);
  });

  test('insertion shares the copy of a shared image with the same projects', async () => {
    const shared = image(2, { visibility: 'shared', owner: 'B' });
    const mock = new Mock({
      images: [image(1), shared, image(3)],
      tokens: { a: 'A' },
      members: { [String(shared['id'])]: { A: 'accepted' } },
      scenarios: ['insertion'],
    });
    await list(mock, `?marker=${shared['id']}`, { 'X-Auth-Token': 'a' });
    expect((await numbersOf(mock, {}, { 'X-Auth-Token': 'a' })).length).toBe(4);
  });

  test('deletion removes the marker of a walk, whose next page gets 400', async () => {
    const mock = new Mock({ images: images(5) });
    // Requested before and after the deletion, so that a kept page would show.
    expect(await numbersOf(mock, { sort: 'id:asc' })).toEqual([1, 2, 3, 4, 5]);
    mock.fail('deletion');
    const first = await list(mock, '?limit=2&sort=id:asc');
    const { next } = (await first.json()) as { next: string };
    const second = await list(mock, next.replace('/v2/images', ''));
    expect(second.status).toBe(400);
    expect(((await second.json()) as { message: string }).message).toMatch(/^No image found with ID .*2</);
    expect(await numbersOf(mock, { sort: 'id:asc' })).toEqual([1, 3, 4, 5]);
    mock.reset();
    expect(await numbersOf(mock, { sort: 'id:asc' })).toEqual([1, 2, 3, 4, 5]);
  });

  test('insertion adds a new image during a walk, which still visits each image once', async () => {
    const mock = new Mock({ images: images(5) });
    mock.fail('insertion');
    const walked: number[] = [];
    for (let query: string | undefined = '?limit=2'; query !== undefined; ) {
      const page = (await (await list(mock, query)).json()) as { images: { id: string }[]; next?: string };
      walked.push(...page.images.map(({ id }) => Number(id.slice(-12))));
      query = page.next?.replace('/v2/images', '');
    }
    expect(walked).toEqual([5, 4, 3, 2, 1]);
    expect((await numbersOf(mock)).length).toBe(6);
    // The list begins with the newest image.
    const { images: newest } = (await (await list(mock, '?limit=1')).json()) as {
      images: { id: string; self: string; created_at: string }[];
    };
    expect(newest[0]?.self).toBe(`/v2/images/${newest[0]?.id}`);
    expect(Date.now() - Date.parse(newest[0]?.created_at ?? '')).toBeLessThan(60_000);
  });
});

describe('over a connection', () => {
  let mock: MockServer;
  const headers = { 'X-Auth-Token': 'any' };

  beforeAll(async () => {
    mock = await startMock({ port: 0, images: images(5) });
  });

  afterAll(() => mock.close());

  test('reset resets the connection', async () => {
    await expect(send(mock.url, 'GET', '/v2/images', { ...headers, 'Mock-Scenario': 'reset' })).rejects.toThrow(
      'ECONNRESET',
    );
    await expect(listWith(mock, 'reset')).rejects.toThrow(TypeError);
  });

  test('cut-short closes the connection in the middle of the body', async () => {
    const url = `${mock.url}/v2/images`;
    const response = await fetch(url, { headers: { ...headers, 'Mock-Scenario': 'cut-short' } });
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow(TypeError);
    await expect((await listWith(mock, 'cut-short')).json()).rejects.toThrow(TypeError);
    const raw = await send(mock.url, 'GET', '/v2/images', { ...headers, 'Mock-Scenario': 'cut-short' });
    expect(raw.body.length).toBe(Number(raw.headers.get('content-length')) >> 1);
  });
});
