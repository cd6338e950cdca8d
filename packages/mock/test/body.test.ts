import { once } from 'node:events';
import { connect } from 'node:net';
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
  third.release();
  const longest = 'a body that is longer than any before';
  expect(textOf(joiner.join(parts(longest)).bytes)).toBe(longest);
  expect(textOf(second.bytes)).toBe('another');
});

let mock: MockServer;
beforeAll(async () => {
  mock = await startMock({ images: images(1_000), port: 0 });
});
afterAll(() => mock.close());

test('a client that sends requests without reading gets the bytes of each page', async () => {
  const targets = Array.from({ length: 30 }, (_, index) => `/v2/images?limit=${1_000 - 20 * index}`);
  const socket = connect(Number(new URL(mock.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.pause();
  for (const [index, target] of targets.entries()) {
    const last = index === targets.length - 1 ? 'Connection: close\r\n' : '';
    socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: any\r\n${last}\r\n`);
  }
  // The last responses wait in the mock, because they are longer than what the system takes.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const received: Buffer[] = [];
  for await (const chunk of socket) received.push(chunk);
  const bodies = Buffer.concat(received)
    .toString()
    .split(/HTTP\/1\.1 200 OK\r\n.*?\r\n\r\n/s)
    .slice(1);
  const expected = await Promise.all(
    targets.map(async (target) => {
      const response = await mock.fetch(`${mock.origin}${target}`, { headers: { 'X-Auth-Token': 'any' } });
      return response.text();
    }),
  );
  expect(bodies.map((body, index) => body === expected[index])).toEqual(targets.map(() => true));
});
