import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { cutText } from '../source/cut-text.ts';
import type { MockRequest } from '../source/http/messages.ts';
import { Mock } from '../source/index.ts';
import { RequestLog } from '../source/request-log.ts';
import { image, images, list, serverUrl } from './images.ts';

const request: MockRequest = {
  method: 'GET',
  target: '/v2/images',
  signal: new AbortController().signal,
  header: () => undefined,
  origin: () => 'http://mock',
  headers: () => [],
  rawHeaders: () => [],
  body: async () => new Uint8Array(),
  webRequest: async () => undefined,
};

async function detailOf(response: Response): Promise<string> {
  return ((await response.json()) as { detail: string }).detail;
}

test('a text that is too long is cut, and ends with its length', () => {
  expect(cutText('four', 4)).toBe('four');
  expect(cutText('a'.repeat(1_000_000), 3)).toBe('aaa… (1000000 characters)');
  expect(cutText('a😀b', 2)).toBe('a… (4 characters)');
});

describe('memory', () => {
  /** How much memory the mock keeps after 500 requests, in bytes. */
  async function keptBy(requestOf: (index: number) => { target: string; token: string }): Promise<number> {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const mock = new Mock({ images: [] });
    let before = 0;
    for (let index = 0; index <= 500; index += 1) {
      const { target, token } = requestOf(index);
      const header = (name: string): string | undefined => (name === 'x-auth-token' ? token : undefined);
      expect((await mock.respond({ ...request, target, header })).status).toBe(200);
      if (index > 0 && index < 500) continue;
      collectGarbage();
      before = process.memoryUsage().heapUsed - before;
    }
    expect(mock.requests.length).toBe(501);
    return before;
  }

  test('neither the log nor the recent pages keep the long text that a target is a part of', async () => {
    const kept = await keptBy((index) => {
      const url = `/v2/images?limit=0&x=${index}#${'f'.repeat(100_000)}`;
      return { target: url.slice(0, url.indexOf('#')), token: 'any' };
    });
    expect(kept).toBeLessThan(20_000_000);
  });

  test('the recent pages count with their tokens', async () => {
    const kept = await keptBy((index) => ({ target: '/v2/images?limit=0', token: `${index}${'t'.repeat(100_000)}` }));
    expect(kept).toBeLessThan(20_000_000);
  });
});

describe('the request log', () => {
  test('the longest target that Glance accepts is whole in the log, and a longer one is cut', async () => {
    const mock = new Mock({ images: [] });
    for (const length of [8_192, 1_000_000]) await list(mock, `?x=${'a'.repeat(length - '/v2/images?x='.length)}`);
    const [whole, cut] = mock.requests.map(({ target }) => target);
    expect(whole).toMatch(/^\/v2\/images\?x=a+$/);
    expect(whole?.length).toBe(8_192);
    expect(cut).toBe(`${whole}… (1000000 characters)`);
  });

  test('a long method is cut', async () => {
    const mock = new Mock({ images: [] });
    await mock.fetch(`${serverUrl}/v2/images`, { method: 'A'.repeat(1_000) });
    expect(mock.requests[0]?.method).toBe(`${'A'.repeat(100)}… (1000 characters)`);
  });

  test('a long violation is cut, and of many violations the log has 20 and their number', async () => {
    const mock = new Mock({ images: [] });
    await list(mock, `?changes-since=${'x'.repeat(5_000)}`);
    await list(mock, `?${'tag=&sort_key=x&'.repeat(400)}`, { Prefer: 'code=200' });
    const [one, many] = mock.requests.map(({ violations }) => violations);
    expect(one).toEqual([expect.stringMatching(/^changes-since must be .*; given: x+… \(\d{4} characters\)$/)]);
    expect(one?.[0]?.length).toBeLessThan(1_050);
    expect(many?.length).toBe(21);
    expect(many?.at(-1)).toMatch(/^… \(\d+ more\)$/);
  });

  test('the log drops the oldest requests when all take more than 20 MB', () => {
    const log = new RequestLog(undefined);
    const violations = Array<string>(20).fill('v'.repeat(1_000));
    for (let status = 1; status <= 600; status += 1) log.add(request, { status, headers: {}, body: '', violations }, 0);
    const statuses = log.records.map(({ status }) => status);
    expect(statuses.at(-1)).toBe(600);
    expect(statuses.length).toBeGreaterThan(450);
    expect(JSON.stringify(log.records).length).toBeLessThan(10_000_000);
    // After a reset, as many fit again.
    log.clear();
    for (let status = 1; status <= 450; status += 1) log.add(request, { status, headers: {}, body: '', violations }, 0);
    expect(log.records[0]?.status).toBe(1);
  });

  test('a long header is cut, and headers count for the 20 MB', () => {
    const log = new RequestLog(undefined);
    const fields = Array.from({ length: 30 }, (_, index) => [`x-${index}`, 'v'.repeat(2_000)] as const);
    for (let index = 0; index < 1_000; index += 1)
      log.add({ ...request, headers: () => fields }, { status: 200, headers: {}, body: '' }, 0);
    expect(log.records[0]?.headers['x-0']).toBe(`${'v'.repeat(1_000)}… (2000 characters)`);
    expect(log.records.length).toBeLessThan(400);
    expect(log.dropped + log.records.length).toBe(1_000);
  });

  test('a thousand requests with the longest targets fit in the log', async () => {
    const log = new RequestLog(undefined);
    const target = `/${'a'.repeat(8_191)}`;
    for (let index = 0; index < 1_001; index += 1)
      log.add({ ...request, target }, { status: 200, headers: {}, body: '' }, 0);
    expect(log.records.length).toBe(1_000);
  });
});

describe('what scenarios remember', () => {
  const message = /^The headers, tokens and inserted items that scenarios remember must not take more than 16 MB\./;

  /** The index of the first request that is rejected because the scenarios remember too much. */
  async function firstRejected(mock: Mock, headersOf: (index: number) => Record<string, string>, query = '') {
    for (let index = 0; index < 5_000; index += 1) {
      const response = await list(mock, query, headersOf(index));
      if (response.status !== 400) continue;
      expect(await detailOf(response)).toMatch(message);
      return index;
    }
    return undefined;
  }

  test('long Mock-Scenario headers are rejected once they take 16 MB, until the mock is reset', async () => {
    const mock = new Mock({ images: images(1) });
    const headersOf = (index: number) => ({ 'Mock-Scenario': `unavailable;${' '.repeat(60_000)}times=${index}` });
    expect(await firstRejected(mock, headersOf)).toBe(132);
    expect((await list(mock, '', headersOf(2))).status).toBe(503);
    expect((await list(mock)).status).toBe(200);
    mock.reset();
    expect((await list(mock, '', headersOf(200))).status).toBe(503);
  });

  test('expired-token rejects new tokens once the counted ones take 16 MB, and still counts those', async () => {
    const mock = new Mock({ images: images(1), scenarios: ['expired-token; requests=2'] });
    const headersOf = (index: number) => ({ 'X-Auth-Token': `${index}${'t'.repeat(60_000)}` });
    expect(await firstRejected(mock, headersOf)).toBe(133);
    const statuses = [];
    for (let times = 0; times < 2; times += 1) statuses.push((await list(mock, '', headersOf(0))).status);
    expect(statuses).toEqual([200, 401]);
    mock.reset();
    expect((await list(mock, '', headersOf(200))).status).toBe(200);
  });

  test('insertion is rejected once the inserted images take 16 MB', async () => {
    const mock = new Mock({ images: [image(1, { name: 'n'.repeat(100_000) })] });
    const headersOf = () => ({ 'Mock-Scenario': 'insertion; times=1000000' });
    expect(await firstRejected(mock, headersOf, `?marker=${image(1)['id']}`)).toBe(39);
    mock.reset();
    expect((await list(mock, `?marker=${image(1)['id']}`, headersOf())).status).toBe(200);
  });

  test('an error for an invalid scenario quotes at most 100 characters of it', async () => {
    const response = await list(new Mock(), '', { 'Mock-Scenario': 'x'.repeat(60_000) });
    expect(await detailOf(response)).toMatch(/; given: x{100}… \(60000 characters\)\.$/);
  });
});
