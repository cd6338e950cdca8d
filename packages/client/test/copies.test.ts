import { beforeAll, expect, test, vi } from 'vitest';
import * as one from '../source/index.ts';
import { passwordToken } from '../source/keystone.ts';

// A program that loads the client with require() and with import() has two copies of it.
let other: typeof one;

beforeAll(async () => {
  vi.resetModules();
  other = await import('../source/index.ts');
  expect(other.Token).not.toBe(one.Token);
});

const rejecting = async (): Promise<Response> => new Response('', { status: 401 });

test('the guards of one copy of the client accept the errors of another', async () => {
  const conoha = one.createImageClient({ token: 'token', fetch: rejecting });
  const error: unknown = await conoha.listImages().catch((error: unknown) => error);
  expect(other.isResponseError(error)).toBe(true);
  expect(other.isImageClientError(error)).toBe(true);
  expect(other.isNetworkError(error)).toBe(false);
});

test('a guard rejects errors of other programs with the same name', () => {
  const foreign = Object.assign(new Error('message'), { name: 'ResponseError' });
  for (const value of [undefined, null, 'ResponseError', foreign]) {
    expect(one.isResponseError(value)).toBe(false);
    expect(one.isImageClientError(value)).toBe(false);
  }
});

test('one copy of the client accepts the tokens of another', async () => {
  const headers: (string | null)[] = [];
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    headers.push(new Request(input, init).headers.get('x-auth-token'));
    return new Response('{"images":[]}');
  };
  await other.createImageClient({ token: new one.Token('first'), fetch }).listImages();
  await other.createImageClient({ token: () => new one.Token('second'), fetch }).listImages();
  expect(headers).toEqual(['first', 'second']);
});

test('one copy of the client does not wrap the TokenError of another', async () => {
  const user = { user: { name: 'user' }, password: 'password', project: { id: 'project' } };
  const conoha = other.createImageClient({ token: passwordToken({ ...user, fetch: rejecting }) });
  await expect(conoha.listImages()).rejects.toThrow(/^The login at /);
});
