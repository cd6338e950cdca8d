import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Mock } from '../source/index.ts';
import { handlersOf } from '../source/msw.ts';
import { images, numbersIn, serverUrl } from './images.ts';

const mock = new Mock({ images: images(3) });
const server = setupServer(...handlersOf(mock));
const url = `${serverUrl}/v2/images`;
const headers = { 'X-Auth-Token': 'any', Accept: 'application/json' };

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterAll(() => server.close());

test("MSW passes a program's requests for the real service to the mock", async () => {
  const first = await fetch(`${url}?limit=2&sort=id:asc`, { headers });
  const { next } = (await first.clone().json()) as { next: string };
  expect(await numbersIn(first)).toEqual([1, 2]);
  expect(await numbersIn(await fetch(new URL(next, url), { headers }))).toEqual([3]);
  expect((await fetch(`${url}?limit=x`, { headers })).status).toBe(400);
  expect((await fetch(url)).status).toBe(401);
  expect(mock.requests.length).toBe(4);
});

test('a scenario that breaks the connection makes fetch fail under MSW', async () => {
  mock.fail('reset', { times: 1 });
  await expect(fetch(url, { headers })).rejects.toThrow(TypeError);
  // MSW ends the body instead of breaking it, so the program gets incomplete JSON.
  mock.fail('cut-short', { times: 1 });
  await expect((await fetch(url, { headers })).json()).rejects.toThrow(SyntaxError);
  expect((await fetch(url, { headers })).status).toBe(200);
});

test('handlersOf accepts another origin', async () => {
  const other = setupServer(...handlersOf(new Mock({ images: images(1) }), 'https://images.example'));
  other.listen({ onUnhandledFrame: 'bypass' });
  expect(await numbersIn(await fetch('https://images.example/v2/images', { headers }))).toEqual([1]);
  other.close();
});
