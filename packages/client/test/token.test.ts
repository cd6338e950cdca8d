import { describe, expect, test } from 'vitest';
import { createImageClient, isTimeoutError, isTokenError, Token, type TokenProvider } from '../source/index.ts';
import { clientOf, images, scripted } from './service.ts';

describe('a token', () => {
  test.each<[string, string | Token | TokenProvider]>([
    ['a string', 'mine'],
    ['a Token', new Token('mine')],
    ['a function', () => 'mine'],
    ['a function that takes its time', async () => new Token('mine')],
  ])('can be %s', async (_, token) => {
    const { client } = clientOf({ images: images(2), tokens: { mine: 'A' } }, { token });
    expect((await client.listImages()).items.length).toBe(2);
  });

  test.each([
    ['empty', ''],
    ['with a line break', 'a\nb'],
    ['of other characters', 'トークン'],
    ['no string', 17 as never],
    ['null', null as never],
  ])('that is %s is refused before it is sent', async (_, token) => {
    const { fetch, requests } = scripted();
    const client = createImageClient({ token: () => token, fetch });
    await expect(client.listImages()).rejects.toSatisfy(isTokenError);
    expect(requests.length).toBe(0);
  });

  test('that is refused is asked for once more, and the request is sent once more', async () => {
    const asked: (string | undefined)[] = [];
    const token: TokenProvider = ({ rejected }) => {
      asked.push(rejected?.reveal());
      return rejected ? 'new' : 'old';
    };
    const { client, mock } = clientOf({ images: images(2), tokens: { new: 'A' } }, { token });
    expect((await client.listImages()).items.length).toBe(2);
    expect(asked).toEqual([undefined, 'old']);
    expect(mock.requests.map(({ status }) => status)).toEqual([401, 200]);
  });

  test('that is refused is not sent again where there is no other, nor a second time', async () => {
    const same = clientOf({ tokens: { new: 'A' } }, { token: async () => 'old' });
    await expect(same.client.listImages()).rejects.toThrow(expect.objectContaining({ status: 401 }));
    expect(same.mock.requests.length).toBe(1);
    let count = 0;
    const others = clientOf({ tokens: { new: 'A' } }, { token: () => `token-${count++}` });
    await expect(others.client.listImages()).rejects.toThrow(expect.objectContaining({ status: 401 }));
    expect(others.mock.requests.length).toBe(2);
  });

  test('that comes after the attempt has ended is not sent, and no hook hears of it', async () => {
    const told: unknown[] = [];
    const { fetch, requests } = scripted();
    const token = async (): Promise<string> => {
      await new Promise((resolve) => setTimeout(resolve, 40));
      return 'late';
    };
    const onRequest = (event: unknown): unknown => told.push(event);
    const client = createImageClient({ token, fetch, timeout: 10, retries: 1, maxRetryDelay: 0, onRequest });
    await expect(client.listImages()).rejects.toSatisfy(isTimeoutError);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect([told, requests]).toEqual([[], []]);
  });

  test('whose provider fails as another client does is no answer of this one', async () => {
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
    expect(error).toMatchObject({ name: 'TokenError', cause: { name: 'ResponseError' } });
    expect(count).toBe(1);
  });

  test('that is refused is renewed once for a page, however often the page is asked for', async () => {
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

  test('that expires in the middle of a walk is renewed, and the walk has every image once', async () => {
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
});
