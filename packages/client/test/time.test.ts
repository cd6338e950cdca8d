import { Mock } from '@conoha-images/mock';
import { describe, expect, test } from 'vitest';
import {
  createImageClient,
  isAbortError,
  isNetworkError,
  isTimeoutError,
  type RequestEvent,
  type RetryEvent,
} from '../source/index.ts';
import { clientOf, images, numberOf, scripted } from './service.ts';

const ok = (): Response => Response.json({ images: [] });

describe('a request is sent again', () => {
  test.each([408, 429, 500, 502, 503, 504, 599])('after %i', async (status) => {
    const { fetch, requests } = scripted(new Response('', { status }), ok);
    await createImageClient({ token: 'token', fetch, maxRetryDelay: 1 }).listImages();
    expect(requests.length).toBe(2);
  });

  test.each([400, 401, 403, 404, 409, 418])('but not after %i', async (status) => {
    const { fetch, requests } = scripted(new Response('', { status }), ok);
    const client = createImageClient({ token: 'token', fetch, maxRetryDelay: 1 });
    await expect(client.listImages()).rejects.toThrow(expect.objectContaining({ status }));
    expect(requests.length).toBe(1);
  });

  test('after a connection that failed, one that ended in the middle of the body, and each failure of the mock', async () => {
    const failures = ['too-many-requests; seconds=0', 'server-error', 'unavailable; seconds=0', 'gateway-error'];
    for (const scenario of ['reset', 'cut-short', ...failures].map((each) => `${each}; times=2`)) {
      const { client, mock } = clientOf({ images: images(3), scenarios: [scenario] });
      expect((await client.listImages()).items.length).toBe(3);
      expect(mock.requests.length).toBe(3);
    }
  });

  test('after an attempt that took too long', async () => {
    const { client, mock } = clientOf({ images: images(3), scenarios: ['latency; times=1'] }, { timeout: 30 });
    expect((await client.listImages()).items.length).toBe(3);
    expect(mock.requests.length).toBe(2);
  });

  test('as often as it may, and then fails as the last time', async () => {
    for (const retries of [0, 1, 4]) {
      const { client, mock } = clientOf({ scenarios: ['reset'] }, { retries });
      await expect(client.listImages()).rejects.toSatisfy(isNetworkError);
      expect(mock.requests.length).toBe(retries + 1);
    }
  });

  test('in a walk, which has every image once', async () => {
    const { client } = clientOf({ images: images(9) });
    const mock = new Mock({ images: images(9), scenarios: ['server-error; times=3', 'reset; times=2'] });
    const walk = clientOf(mock, { retries: 5 });
    const found: number[] = [];
    for await (const each of walk.client.listImages({ limit: 2 })) found.push(numberOf(each));
    expect(found).toEqual((await client.listImages()).items.map(numberOf));
  });

  test.each([
    ['seconds', () => '1', 1_000],
    ['a date', () => new Date(Date.now() + 2_000).toUTCString(), 900],
    ['a date that is over', () => new Date(0).toUTCString(), 0],
    ['0', () => '0', 0],
  ])('after what Retry-After says, in %s', async (_, retryAfter, least) => {
    const headers = { 'Retry-After': retryAfter() };
    const { fetch } = scripted(new Response('', { status: 503, headers }), ok);
    const delays: number[] = [];
    const before = performance.now();
    await createImageClient({ token: 'token', fetch, onRetry: ({ delay }) => delays.push(delay) }).listImages();
    expect(delays.length).toBe(1);
    expect(delays[0]).toBeGreaterThanOrEqual(least - 10);
    expect(delays[0]).toBeLessThan(least + 1_100);
    expect(performance.now() - before).toBeGreaterThan((delays[0] ?? 0) - 10);
  });

  test.each(['-5', 'in 5', 'garbage 2030', '1e3', '0x10', '1.5', '2030-01-01', '5, 6'])(
    'as if it said nothing where Retry-After is %s',
    async (retryAfter) => {
      const { fetch } = scripted(new Response('', { status: 503, headers: { 'Retry-After': retryAfter } }));
      const { error } = await createImageClient({ token: 'token', fetch, retries: 0 }).listImages.safe();
      expect(error).toMatchObject({ retryAfter: undefined });
    },
  );

  test.each([-86_400_000, 86_400_000])('by the clock of a service that is %i ms ahead', async (ahead) => {
    const at = (milliseconds: number): string => new Date(Date.now() + milliseconds).toUTCString();
    const headers = { 'Retry-After': at(ahead + 60_000), Date: at(ahead) };
    const { fetch } = scripted(new Response('', { status: 503, headers }));
    const { error } = await createImageClient({ token: 'token', fetch, retries: 0 }).listImages.safe();
    expect(error).toMatchObject({ retryAfter: 60_000 });
  });

  test('after any wait that is longer than a timer takes, not at once', async () => {
    const headers = { 'Retry-After': '99999999' };
    const { fetch, requests } = scripted(new Response('', { status: 503, headers }));
    const client = createImageClient({ token: 'token', fetch, maxRetryDelay: Number.POSITIVE_INFINITY });
    await expect(client.listImages({}, { deadline: 50 })).rejects.toSatisfy(isTimeoutError);
    expect(requests.length).toBe(1);
  });

  test('but no later than the client waits at most', async () => {
    const { fetch } = scripted(new Response('', { status: 429, headers: { 'Retry-After': '3600' } }), ok);
    const delays: number[] = [];
    const options = {
      token: 'token',
      fetch,
      maxRetryDelay: 20,
      onRetry: ({ delay }: RetryEvent) => delays.push(delay),
    };
    await createImageClient(options).listImages();
    expect(delays).toEqual([20]);
  });

  test('after waits of any length, also where they are as long as they may be', async () => {
    const { fetch } = scripted(new Response('', { status: 500 }));
    const delays: number[] = [];
    const onRetry = ({ delay }: RetryEvent): unknown => delays.push(delay);
    const client = createImageClient({ token: 'token', fetch, retries: 30, maxRetryDelay: 4, onRetry });
    await client.listImages().catch(() => {});
    expect(new Set(delays).size).toBe(30);
    expect(Math.max(...delays)).toBeLessThanOrEqual(4);
  });

  test('after waits that grow, each of any length up to its greatest', async () => {
    const { fetch } = scripted(new Response('', { status: 500 }));
    const all = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const delays: number[] = [];
        const client = createImageClient({
          ...{ token: 'token', fetch, retries: 3 },
          onRetry: ({ delay }) => delays.push(delay),
        });
        await client.listImages().catch(() => {});
        return delays;
      }),
    );
    for (const [index, greatest] of [250, 500, 1_000].entries()) {
      const delays = all.map((each) => each[index] ?? Number.NaN);
      expect(Math.max(...delays)).toBeLessThanOrEqual(greatest);
      expect(Math.max(...delays)).toBeGreaterThan(greatest / 2);
      expect(Math.min(...delays)).toBeLessThan(greatest / 2);
    }
  });
});

describe('a wait ends', () => {
  const never = (): Promise<never> => new Promise(() => {});
  /** How long a call takes that is expected to fail, in milliseconds. */
  async function lasting(call: () => PromiseLike<unknown>, is: (error: unknown) => boolean): Promise<number> {
    const before = performance.now();
    await expect(call()).rejects.toSatisfy(is);
    return performance.now() - before;
  }

  test.each<[string, object]>([
    ['for an answer', { fetch: never }],
    ['for the rest of a body', { fetch: async () => new Response(new ReadableStream({ pull: never })) }],
    ['for a token', { token: never }],
    [
      'for another token',
      {
        token: ({ rejected }: { rejected?: object }) => (rejected ? never() : 'a'),
        fetch: scripted(new Response('', { status: 401 })).fetch,
      },
    ],
    [
      'for the next attempt',
      { fetch: scripted(new Response('', { status: 503, headers: { 'Retry-After': '9' } })).fetch },
    ],
  ])('%s: with its signal, and with its deadline', async (_, options) => {
    const client = createImageClient({ token: 'token', ...options });
    const reason = new Error('enough');
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason), 30);
    const call = client.listImages({}, { signal: controller.signal });
    expect(await lasting(() => call, isAbortError)).toBeLessThan(2_000);
    await expect(call).rejects.toThrow(expect.objectContaining({ cause: reason }));
    expect(await lasting(() => client.listImages({}, { deadline: 30 }), isTimeoutError)).toBeLessThan(2_000);
  });

  test('in the middle of a walk, with its signal and with its deadline', async () => {
    const { client, mock } = clientOf({ images: images(50), scenarios: ['latency; milliseconds=20'] });
    const walk = async (options: object): Promise<void> => {
      for await (const _ of client.listImages({ limit: 1 }, options));
    };
    expect(await lasting(() => walk({ deadline: 100 }), isTimeoutError)).toBeLessThan(2_000);
    expect(await lasting(() => walk({ signal: AbortSignal.timeout(100) }), isAbortError)).toBeLessThan(2_000);
    expect(mock.requests.length).toBeGreaterThan(3);
    expect(mock.requests.length).toBeLessThan(30);
  });

  test('before it begins, where its deadline is over', async () => {
    const { client, mock } = clientOf({ images: images(3) });
    await expect(client.listImages({}, { deadline: 0 })).rejects.toSatisfy(isTimeoutError);
    expect(mock.requests.length).toBe(0);
    const page = await client.listImages({ limit: 1 }, { deadline: 50 });
    await new Promise((resolve) => setTimeout(resolve, 60));
    await expect(page.next()).rejects.toSatisfy(isTimeoutError);
    expect(mock.requests.length).toBe(1);
  });

  test('with its deadline, and its cause is how the last attempt ended', async () => {
    const { fetch } = scripted(new Response('', { status: 503, headers: { 'Retry-After': '9' } }));
    const { error } = await createImageClient({ token: 'token', fetch, deadline: 50 }).listImages.safe();
    expect(error).toMatchObject({ name: 'TimeoutError', cause: { name: 'ResponseError', status: 503 } });
  });

  test('before it begins, where its signal is aborted already', async () => {
    const { client, mock } = clientOf();
    await expect(client.listImages({}, { signal: AbortSignal.abort() })).rejects.toSatisfy(isAbortError);
    expect(mock.requests.length).toBe(0);
  });

  test('with no timer left, where it was that for the next attempt', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((each) => each === 'Timeout').length;
    const retries: RetryEvent[] = [];
    const { fetch } = scripted(new Response('', { status: 503, headers: { 'Retry-After': '9' } }));
    const controller = new AbortController();
    const before = timers();
    const call = createImageClient({
      ...{ token: 'token', fetch, signal: controller.signal },
      onRetry: (event) => {
        retries.push(event);
        queueMicrotask(() => controller.abort());
      },
    }).listImages();
    await expect(call).rejects.toSatisfy(isAbortError);
    expect(timers()).toBeLessThanOrEqual(before);
    expect(retries.length).toBe(1);
  });

  test('after the timeout of each attempt, which is said', async () => {
    const attempts: number[] = [];
    const client = createImageClient({
      ...{ token: 'token', fetch: never, timeout: 20, retries: 1, maxRetryDelay: 1 },
      onRequest: ({ attempt }) => attempts.push(attempt),
    });
    await expect(client.listImages()).rejects.toThrow('It took longer than the timeout of 20 ms.');
    expect(attempts).toEqual([1, 2]);
  });

  test('and leaves no timer and no listener behind', async () => {
    const { client } = clientOf({ images: images(5) }, { deadline: 60_000 });
    const { signal } = new AbortController();
    const added: string[] = [];
    for (const name of ['addEventListener', 'removeEventListener'] as const) {
      const original = signal[name].bind(signal) as (...given: unknown[]) => void;
      Object.assign(signal, {
        [name]: (...given: unknown[]) => {
          added.push(name);
          original(...given);
        },
      });
    }
    const timers = (): number => process.getActiveResourcesInfo().filter((each) => each === 'Timeout').length;
    const before = timers();
    for await (const _ of client.listImages({ limit: 1 }, { signal }));
    expect(timers()).toBeLessThanOrEqual(before);
    expect(added.filter((name) => name === 'addEventListener').length).toBeGreaterThan(0);
    expect(added.filter((name) => name === 'addEventListener').length).toBe(added.length / 2);
  });
});

describe('a hook', () => {
  test('is told of each request, answer and retry', async () => {
    const events: [string, RequestEvent][] = [];
    const { client } = clientOf(
      { images: images(3), scenarios: ['unavailable; times=1'] },
      {
        onRequest: (event) => events.push(['request', event]),
        onResponse: (event) => events.push(['response', event]),
        onRetry: (event) => events.push(['retry', event]),
      },
    );
    await client.listImages({ limit: 1 });
    const url = 'https://image-service.c3j1.conoha.io/v2/images?limit=1';
    const common = { operation: 'listImages', url };
    expect(events).toEqual([
      ['request', { ...common, attempt: 1 }],
      ['response', { ...common, attempt: 1, status: 503, requestId: undefined, milliseconds: expect.any(Number) }],
      ['retry', { ...common, attempt: 1, delay: 1, error: expect.objectContaining({ status: 503 }) }],
      ['request', { ...common, attempt: 2 }],
      [
        'response',
        {
          ...common,
          attempt: 2,
          status: 200,
          requestId: expect.stringMatching(/^req-/),
          milliseconds: expect.any(Number),
        },
      ],
    ]);
  });

  test('that throws ends the call with what it throws', async () => {
    const error = new Error('mine');
    const onRequest = (): never => {
      throw error;
    };
    const { client } = clientOf({}, { onRequest });
    await expect(client.listImages()).rejects.toBe(error);
    const result = await client.listImages.safe();
    expect(result.error).toMatchObject({ name: 'CallbackError', cause: error });
    // Whatever it throws: it is no answer of the service.
    for (const thrown of [undefined, Object.assign(new Error('mine'), { status: 401 }), { status: 503 }]) {
      const { client: another, mock } = clientOf(
        {},
        {
          token: ({ rejected }) => (rejected ? 'b' : 'a'),
          onResponse: () => {
            throw thrown;
          },
        },
      );
      await expect(another.listImages()).rejects.toBe(thrown);
      expect(mock.requests.length).toBe(1);
    }
  });
});

test('fetch is looked up when a request is sent', async () => {
  const client = createImageClient({ token: 'token' });
  const { fetch: original } = globalThis;
  const { fetch, requests } = scripted();
  globalThis.fetch = fetch;
  try {
    await client.listImages();
  } finally {
    globalThis.fetch = original;
  }
  const { headers } = requests[0] ?? new Request('http://none');
  expect(Object.fromEntries(headers)).toEqual({
    accept: 'application/json',
    'user-agent': expect.stringMatching(/^conoha-images-client\/\d/),
    'x-auth-token': 'token',
  });
});

test('what a call says goes before what its client was made with, unless that is undefined', async () => {
  const { client, mock } = clientOf({ scenarios: ['server-error; times=9'] }, { retries: 3 });
  await client.listImages({}, { retries: 0 }).catch(() => {});
  expect(mock.requests.length).toBe(1);
  await client.listImages({}, { retries: undefined }).catch(() => {});
  expect(mock.requests.length).toBe(5);
});
