import { expect, test } from 'vitest';
import { createImageClient, isAbortError, isTimeoutError, type RetryEvent } from '../source/index.ts';
import { clientOf, images, scripted } from './service.ts';

const never = (): Promise<never> => new Promise(() => {});

/** How long a call takes to fail with an error, in milliseconds. */
async function timeToFail(call: () => PromiseLike<unknown>, is: (error: unknown) => boolean): Promise<number> {
  const before = performance.now();
  await expect(call()).rejects.toSatisfy(is);
  return performance.now() - before;
}

function runningTimers(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
}

test.each<[string, object]>([
  ['a response', { fetch: never }],
  ['the rest of a body', { fetch: async () => new Response(new ReadableStream({ pull: never })) }],
  ['a token', { token: never }],
  [
    'another token after 401',
    {
      token: ({ rejected }: { rejected?: object }) => (rejected ? never() : 'a'),
      fetch: scripted(new Response('', { status: 401 })).fetch,
    },
  ],
  ['a retry', { fetch: scripted(new Response('', { status: 503, headers: { 'Retry-After': '9' } })).fetch }],
])('the signal and the deadline end a wait for %s', async (_, options) => {
  const client = createImageClient({ token: 'token', ...options });
  const reason = new Error('enough');
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 30);
  const call = client.listImages({}, { signal: controller.signal });
  expect(await timeToFail(() => call, isAbortError)).toBeLessThan(2_000);
  await expect(call).rejects.toThrow(expect.objectContaining({ message: 'The request was aborted.', cause: reason }));
  expect(await timeToFail(() => client.listImages({}, { deadline: 30 }), isTimeoutError)).toBeLessThan(2_000);
});

test('the signal and the deadline end a walk between its pages', async () => {
  const { client, mock } = clientOf({ images: images(50), scenarios: ['latency; milliseconds=20'] });
  const walk = async (options: object): Promise<void> => {
    for await (const _ of client.listImages({ limit: 1 }, options));
  };
  expect(await timeToFail(() => walk({ deadline: 100 }), isTimeoutError)).toBeLessThan(2_000);
  expect(await timeToFail(() => walk({ signal: AbortSignal.timeout(100) }), isAbortError)).toBeLessThan(2_000);
  expect(mock.requests.length).toBeGreaterThan(1);
  expect(mock.requests.length).toBeLessThan(30);
});

test('no request is sent after the deadline', async () => {
  const { client, mock } = clientOf({ images: images(3) });
  await expect(client.listImages({}, { deadline: 0 })).rejects.toSatisfy(isTimeoutError);
  expect(mock.requests.length).toBe(0);
  const page = await client.listImages({ limit: 1 }, { deadline: 50 });
  await new Promise((resolve) => setTimeout(resolve, 60));
  await expect(page.next()).rejects.toSatisfy(isTimeoutError);
  expect(mock.requests.length).toBe(1);
});

test('no request is sent if the signal is already aborted', async () => {
  const { client, mock } = clientOf();
  await expect(client.listImages({}, { signal: AbortSignal.abort() })).rejects.toSatisfy(isAbortError);
  expect(mock.requests.length).toBe(0);
});

test('the error of a deadline has the error of the last attempt as its cause', async () => {
  const { fetch } = scripted(new Response('', { status: 503, headers: { 'Retry-After': '9' } }));
  const { error } = await createImageClient({ token: 'token', fetch, deadline: 50 }).listImages.safe();
  expect(error).toMatchObject({
    name: 'TimeoutError',
    message: 'The request exceeded its deadline of 50 ms.',
    cause: { name: 'ResponseError', status: 503 },
  });
});

test('each attempt has the timeout', async () => {
  const attempts: number[] = [];
  const client = createImageClient({
    token: 'token',
    fetch: never,
    timeout: 20,
    retries: 1,
    maxRetryDelay: 1,
    onRequest: ({ attempt }) => attempts.push(attempt),
  });
  await expect(client.listImages()).rejects.toThrow('The request exceeded its timeout of 20 ms.');
  expect(attempts).toEqual([1, 2]);
});

test('an abort during the wait for a retry leaves no timer behind', async () => {
  const retries: RetryEvent[] = [];
  const { fetch } = scripted(new Response('', { status: 503, headers: { 'Retry-After': '9' } }));
  const controller = new AbortController();
  const before = runningTimers();
  const call = createImageClient({
    token: 'token',
    fetch,
    signal: controller.signal,
    onRetry: (event) => {
      retries.push(event);
      queueMicrotask(() => controller.abort());
    },
  }).listImages();
  await expect(call).rejects.toSatisfy(isAbortError);
  expect(runningTimers()).toBeLessThanOrEqual(before);
  expect(retries.length).toBe(1);
});

test('a walk leaves no timer and no listener behind', async () => {
  const { client } = clientOf({ images: images(5) }, { deadline: 60_000 });
  const { signal } = new AbortController();
  const calls: string[] = [];
  for (const name of ['addEventListener', 'removeEventListener'] as const) {
    const original = signal[name].bind(signal) as (...parameters: unknown[]) => void;
    Object.assign(signal, {
      [name]: (...parameters: unknown[]) => {
        calls.push(name);
        original(...parameters);
      },
    });
  }
  const before = runningTimers();
  for await (const _ of client.listImages({ limit: 1 }, { signal }));
  expect(runningTimers()).toBeLessThanOrEqual(before);
  expect(calls.filter((name) => name === 'addEventListener').length).toBeGreaterThan(0);
  expect(calls.filter((name) => name === 'addEventListener').length).toBe(calls.length / 2);
});
