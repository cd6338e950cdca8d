import { expect, test } from 'vitest';
import type { RequestEvent } from '../source/index.ts';
import { clientOf, images, serverUrl } from './service.ts';

test('hooks receive each request, response and retry', async () => {
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
  const common = { operation: 'listImages', url: `${serverUrl}/v2/images?limit=1` };
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

test('a call fails with the error that a hook throws, and safe() wraps it in a CallbackError', async () => {
  const error = new Error('mine');
  const onRequest = (): never => {
    throw error;
  };
  const { client } = clientOf({}, { onRequest });
  await expect(client.listImages()).rejects.toBe(error);
  const result = await client.listImages.safe();
  expect(result.error).toMatchObject({ name: 'CallbackError', message: 'A callback threw an error.', cause: error });
});

test.each(['text', Object.assign(new Error('mine'), { status: 401 }), { status: 503 }])(
  '%o, thrown by a hook, is not taken for a response of the service',
  async (thrown) => {
    const { client, mock } = clientOf(
      {},
      {
        token: ({ rejected }) => (rejected ? 'b' : 'a'),
        onResponse: () => {
          throw thrown;
        },
      },
    );
    await expect(client.listImages()).rejects.toBe(thrown);
    expect(mock.requests.length).toBe(1);
  },
);
