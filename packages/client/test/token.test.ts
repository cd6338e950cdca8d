import { expect, test } from 'vitest';
import { createImageClient, isTimeoutError, isTokenError, Token, type TokenProvider } from '../source/index.ts';
import { clientOf, images, scripted } from './service.ts';

test.each<[string, string | Token | TokenProvider]>([
  ['a string', 'mine'],
  ['a Token', new Token('mine')],
  ['a function', () => 'mine'],
  ['an async function', async () => new Token('mine')],
])('a token can be %s', async (_, token) => {
  const { client } = clientOf({ images: images(1), tokens: { mine: 'A' } }, { token });
  expect((await client.listImages()).items.length).toBe(1);
});

test.each([
  ['empty', ''],
  ['a text with a line break', 'a\nb'],
  ['Japanese', 'トークン'],
  ['a text with a space', 'a b'],
  ['a number', 17 as never],
  ['null', null as never],
])('no request is sent with a token that is %s', async (_, token) => {
  const { fetch, requests } = scripted();
  const call = createImageClient({ token: () => token, fetch }).listImages();
  await expect(call).rejects.toSatisfy(isTokenError);
  await expect(call).rejects.toThrow(
    /^The token must be visible ASCII characters without a space\. Received (\d characters|type (number|object))\.$/,
  );
  expect(requests.length).toBe(0);
});

test('after 401 the provider is asked for another token, and the request is repeated with it', async () => {
  const rejectedTokens: (string | undefined)[] = [];
  const token: TokenProvider = ({ rejected }) => {
    rejectedTokens.push(rejected?.reveal());
    return rejected ? 'new' : 'old';
  };
  const { client, mock } = clientOf({ images: images(1), tokens: { new: 'A' } }, { token });
  expect((await client.listImages()).items.length).toBe(1);
  expect(rejectedTokens).toEqual([undefined, 'old']);
  expect(mock.requests.map(({ status }) => status)).toEqual([401, 200]);
});

test('after 401 the request is not repeated if the provider returns the same token', async () => {
  const { client, mock } = clientOf({ tokens: { new: 'A' } }, { token: async () => 'old' });
  await expect(client.listImages()).rejects.toThrow(expect.objectContaining({ status: 401 }));
  expect(mock.requests.length).toBe(1);
});

test('after a second 401 the request is not repeated again', async () => {
  let count = 0;
  const { client, mock } = clientOf({ tokens: { new: 'A' } }, { token: () => `token-${count++}` });
  await expect(client.listImages()).rejects.toThrow(expect.objectContaining({ status: 401 }));
  expect(mock.requests.length).toBe(2);
});

test('a token that arrives after its attempt has timed out is not sent, and onRequest is not called', async () => {
  const events: unknown[] = [];
  const { fetch, requests } = scripted();
  const token = async (): Promise<string> => {
    await new Promise((resolve) => setTimeout(resolve, 40));
    return 'late';
  };
  const onRequest = (event: unknown): unknown => events.push(event);
  const client = createImageClient({ token, fetch, timeout: 10, retries: 1, maxRetryDelay: 0, onRequest });
  await expect(client.listImages()).rejects.toSatisfy(isTimeoutError);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect([events, requests]).toEqual([[], []]);
});

test("another client's error in the provider is a TokenError and is not retried", async () => {
  const other = createImageClient({
    token: 'b',
    fetch: scripted(new Response('', { status: 503 })).fetch,
    retries: 0,
  });
  let count = 0;
  const token = async (): Promise<string> => {
    count += 1;
    await other.listImages();
    return 'a';
  };
  const { error } = await createImageClient({ token, fetch: scripted().fetch }).listImages.safe();
  expect(error).toMatchObject({
    name: 'TokenError',
    message: 'The token provider failed: The service responded with 503.',
    cause: { name: 'ResponseError' },
  });
  expect(count).toBe(1);
});

test('a token is renewed once for a page, even if the page has further attempts', async () => {
  const { fetch, requests } = scripted(
    new Response('', { status: 401 }),
    new Response('', { status: 503 }),
    new Response('', { status: 401 }),
    Response.json({ images: [] }),
  );
  let count = 0;
  const client = createImageClient({ token: () => `token-${count++}`, fetch, maxRetryDelay: 1 });
  await expect(client.listImages()).rejects.toThrow(expect.objectContaining({ status: 401 }));
  expect(requests.map(({ headers }) => headers.get('x-auth-token'))).toEqual(['token-0', 'token-1', 'token-2']);
});

test('a walk yields every image once if its token expires repeatedly', async () => {
  let count = 0;
  let current = 'token-0';
  const token: TokenProvider = ({ rejected }) => {
    if (rejected?.reveal() === current) current = `token-${++count}`;
    return current;
  };
  const { client } = clientOf({ images: images(9), scenarios: ['expired-token; requests=2'] }, { token });
  const found: string[] = [];
  for await (const { id } of client.listImages({ limit: 2 })) found.push(id);
  expect(new Set(found).size).toBe(9);
  expect(found.length).toBe(9);
  expect(count).toBe(2);
});
