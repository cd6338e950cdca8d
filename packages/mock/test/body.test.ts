import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BodyJoiner } from '../source/http/body.ts';
import { type MockServer, startMock } from '../source/index.ts';
import { images } from './images.ts';

const parts = (...texts: string[]): Uint8Array[] => texts.map((text) => new TextEncoder().encode(text));
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

test('memory is used again only after it is released, and a shorter body has nothing of a longer one', () => {
  const joiner = new BodyJoiner();
  const first = joiner.join(parts('a long', ' body'));
  const second = joiner.join(parts('another'));
  expect([textOf(first.bytes), textOf(second.bytes)]).toEqual(['a long body', 'another']);
  first.release();
  const third = joiner.join(parts('sh', 'ort'));
  expect(textOf(third.bytes)).toBe('short');
  expect(third.bytes.buffer).toBe(first.bytes.buffer);
  expect(textOf(second.bytes)).toBe('another');
});

let mock: MockServer;
beforeAll(async () => {
  mock = await startMock({ images: images(1_000), port: 0 });
});
afterAll(() => mock.close());

test('clients that read slowly get the bytes of their own page', async () => {
  const limits = Array.from({ length: 40 }, (_, index) => 1_000 - 20 * index);
  const bodies = await Promise.all(
    limits.map(async (limit) => {
      const outgoing = request(`${mock.url}/v2/images?limit=${limit}`, { headers: { 'X-Auth-Token': 'any' } }).end();
      const [response] = await once(outgoing, 'response');
      // The response waits in the mock while others are written.
      await new Promise((resolve) => setTimeout(resolve, 100));
      let body = '';
      for await (const chunk of response.setEncoding('utf8')) body += chunk;
      return body;
    }),
  );
  for (const [index, limit] of limits.entries()) {
    const expected = await mock.fetch(`${mock.origin}/v2/images?limit=${limit}`, {
      headers: { 'X-Auth-Token': 'any' },
    });
    expect(bodies[index]).toBe(await expected.text());
  }
});
