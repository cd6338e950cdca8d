import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { BudgetSpent } from '../source/errors.ts';
import { Target } from '../source/target/target.ts';

/** A service that closes a connection instead of responding to the second request on it. */
async function startClosing(): Promise<{ url: string } & AsyncDisposable> {
  const used = new WeakSet<Socket>();
  const server = createServer((request, response) => {
    if (used.has(request.socket)) request.socket.destroy();
    else response.end('{}');
    used.add(request.socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const targetOf = (baseUrl: string, budget: number): Target =>
  new Target({
    baseUrl,
    path: '/images',
    place: undefined,
    tokens: {},
    fetch: undefined,
    inspect: () => [],
    rate: Number.POSITIVE_INFINITY,
    budget,
    timeout: 30_000,
  });

describe('a service that closes a connection', () => {
  test('gets a request again if the connection had been idle, and both requests count', async () => {
    await using service = await startClosing();
    const target = targetOf(service.url, 3);
    await target.get([]);
    await wait(1_100);
    expect((await target.get([])).status).toBe(200);
    expect(target.requests).toBe(3);
  });

  test('gets no further request if the budget does not allow it', async () => {
    await using service = await startClosing();
    const target = targetOf(service.url, 2);
    await target.get([]);
    await wait(1_100);
    await expect(target.get([])).rejects.toThrow(BudgetSpent);
  });

  test('has sent no response if the connection was in use a moment ago', async () => {
    await using service = await startClosing();
    const target = targetOf(service.url, 3);
    await target.get([]);
    await wait(100);
    expect(await target.get([])).toMatchObject({ status: 0, text: expect.stringContaining('no response') });
    expect(target.requests).toBe(2);
  });
});
