import { Mock } from '@conoha-images/mock';
import { expect, test } from 'vitest';
import { createImageClient, isNetworkError, isTimeoutError, type RetryEvent } from '../source/index.ts';
import { clientOf, images, numberOf, scripted } from './service.ts';

const emptyPage = (): Response => Response.json({ images: [] });

test.each([408, 429, 500, 502, 503, 504, 599])('a request is repeated after %i', async (status) => {
  const { fetch, requests } = scripted(new Response('', { status }), emptyPage);
  await createImageClient({ token: 'token', fetch, maxRetryDelay: 1 }).listImages();
  expect(requests.length).toBe(2);
});

test.each([400, 401, 403, 404, 409, 418])('a request is not repeated after %i', async (status) => {
  const { fetch, requests } = scripted(new Response('', { status }), emptyPage);
  const client = createImageClient({ token: 'token', fetch, maxRetryDelay: 1 });
  await expect(client.listImages()).rejects.toThrow(expect.objectContaining({ status }));
  expect(requests.length).toBe(1);
});

test.each([
  'reset',
  'cut-short',
  'too-many-requests; seconds=0',
  'server-error',
  'unavailable; seconds=0',
  'gateway-error',
])("a request is repeated after the mock's scenario %s", async (scenario) => {
  const { client, mock } = clientOf({ images: images(1), scenarios: [`${scenario}; times=2`] });
  expect((await client.listImages()).items.length).toBe(1);
  expect(mock.requests.length).toBe(3);
});

test('a request is repeated after an attempt that has timed out', async () => {
  const { client, mock } = clientOf({ images: images(1), scenarios: ['latency; times=1'] }, { timeout: 30 });
  expect((await client.listImages()).items.length).toBe(1);
  expect(mock.requests.length).toBe(2);
});

test.each([0, 1, 4])('with retries: %i, a call fails with the error of its last attempt', async (retries) => {
  const { client, mock } = clientOf({ scenarios: ['reset'] }, { retries });
  const error = await client.listImages().catch((reason) => reason);
  expect(error).toSatisfy(isNetworkError);
  expect(error.message).toMatch(/^The request to https:\S+ failed before the response was complete: .+\.$/);
  expect(mock.requests.length).toBe(retries + 1);
});

test('a walk with failed requests yields every image once', async () => {
  const mock = new Mock({ images: images(9), scenarios: ['server-error; times=3', 'reset; times=2'] });
  const { client } = clientOf(mock, { retries: 5 });
  const found: number[] = [];
  for await (const item of client.listImages({ limit: 2 })) found.push(numberOf(item));
  expect(found).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
});

test.each([
  ['seconds', () => '1', 1_000],
  ['a date', () => new Date(Date.now() + 2_000).toUTCString(), 900],
])('a retry waits as Retry-After says if it is %s', async (_, retryAfter, minimum) => {
  const headers = { 'Retry-After': retryAfter() };
  const { fetch } = scripted(new Response('', { status: 503, headers }), emptyPage);
  const delays: number[] = [];
  const before = performance.now();
  await createImageClient({ token: 'token', fetch, onRetry: ({ delay }) => delays.push(delay) }).listImages();
  expect(delays.length).toBe(1);
  expect(delays[0]).toBeGreaterThanOrEqual(minimum - 10);
  expect(delays[0]).toBeLessThan(minimum + 1_100);
  expect(performance.now() - before).toBeGreaterThan((delays[0] ?? 0) - 10);
});

test.each(['0', new Date(0).toUTCString()])(
  'retries wait as without Retry-After if it asks for no wait: %s',
  async (retryAfter) => {
    const { fetch } = scripted(new Response('', { status: 503, headers: { 'Retry-After': retryAfter } }));
    const delays: number[] = [];
    const onRetry = ({ delay }: RetryEvent): unknown => delays.push(delay);
    await createImageClient({ token: 'token', fetch, retries: 2, onRetry }).listImages.safe();
    expect(delays.length).toBe(2);
    expect(delays[0]).toBeGreaterThanOrEqual(125);
    expect(delays[1]).toBeGreaterThanOrEqual(250);
  },
);

test.each(['-5', 'in 5', 'garbage 2030', '1e3', '0x10', '1.5', '2030-01-01', '5, 6'])(
  'an invalid Retry-After is ignored: %s',
  async (retryAfter) => {
    const { fetch } = scripted(new Response('', { status: 503, headers: { 'Retry-After': retryAfter } }));
    const { error } = await createImageClient({ token: 'token', fetch, retries: 0 }).listImages.safe();
    expect(error).toMatchObject({ retryAfter: undefined });
  },
);

test.each([-86_400_000, 86_400_000])(
  'a date in Retry-After is read by the clock of a service that is %i ms ahead',
  async (ahead) => {
    const at = (milliseconds: number): string => new Date(Date.now() + milliseconds).toUTCString();
    const headers = { 'Retry-After': at(ahead + 60_000), Date: at(ahead) };
    const { fetch } = scripted(new Response('', { status: 503, headers }));
    const { error } = await createImageClient({ token: 'token', fetch, retries: 0 }).listImages.safe();
    expect(error).toMatchObject({ retryAfter: 60_000 });
  },
);

test('a retry does not follow at once if Retry-After is longer than a timer takes', async () => {
  const headers = { 'Retry-After': '99999999' };
  const { fetch, requests } = scripted(new Response('', { status: 503, headers }));
  const client = createImageClient({ token: 'token', fetch, maxRetryDelay: Number.POSITIVE_INFINITY });
  await expect(client.listImages({}, { deadline: 50 })).rejects.toSatisfy(isTimeoutError);
  expect(requests.length).toBe(1);
});

test('maxRetryDelay limits Retry-After', async () => {
  const { fetch } = scripted(new Response('', { status: 429, headers: { 'Retry-After': '3600' } }), emptyPage);
  const delays: number[] = [];
  const onRetry = ({ delay }: RetryEvent): unknown => delays.push(delay);
  await createImageClient({ token: 'token', fetch, maxRetryDelay: 20, onRetry }).listImages();
  expect(delays).toEqual([20]);
});

test('waits before retries have random lengths, up to maxRetryDelay', async () => {
  const { fetch } = scripted(new Response('', { status: 500 }));
  const delays: number[] = [];
  const onRetry = ({ delay }: RetryEvent): unknown => delays.push(delay);
  const client = createImageClient({ token: 'token', fetch, retries: 30, maxRetryDelay: 4, onRetry });
  await client.listImages().catch(() => {});
  expect(new Set(delays).size).toBe(30);
  expect(Math.max(...delays)).toBeLessThanOrEqual(4);
});

test('a wait is 125 to 250 ms before the first retry, and twice as long before each further one', async () => {
  const { fetch } = scripted(new Response('', { status: 500 }));
  const calls = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const delays: number[] = [];
      const onRetry = ({ delay }: RetryEvent): unknown => delays.push(delay);
      await createImageClient({ token: 'token', fetch, retries: 3, onRetry })
        .listImages()
        .catch(() => {});
      return delays;
    }),
  );
  for (const [index, longest] of [250, 500, 1_000].entries()) {
    const delays = calls.map((call) => call[index] ?? Number.NaN);
    expect(Math.max(...delays)).toBeLessThanOrEqual(longest);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(longest / 2);
    expect(Math.max(...delays) - Math.min(...delays)).toBeGreaterThan(longest / 4);
  }
});

test.each<[string, unknown, string]>([
  [
    'of a cause',
    new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:1') }),
    'connect ECONNREFUSED 127.0.0.1:1.',
  ],
  ['of an error without a cause', new TypeError('Failed to fetch'), 'Failed to fetch.'],
  ['that ends with a period', new TypeError('No network.'), 'No network.'],
  [
    'of a cause that has only a code',
    new TypeError('fetch failed', { cause: Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }) }),
    'ECONNREFUSED.',
  ],
])('the message of a NetworkError ends with the reason %s', async (_, thrown, reason) => {
  const fetch = async (): Promise<never> => {
    throw thrown;
  };
  const { error } = await createImageClient({ token: 'token', fetch, retries: 0 }).listImages.safe();
  expect(error?.message).toMatch(/^The request to https:\S+ failed before the response was complete: /);
  expect(error?.message.endsWith(`: ${reason}`)).toBe(true);
});
