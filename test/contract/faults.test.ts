import { request as httpRequest } from 'node:http';
import { expect, test } from 'vitest';
import type { Example, Fault, Service } from './fault.ts';
import { faultGroups, faults } from './faults/index.ts';
import { correctListOf, faultyService } from './faulty-service.ts';
import { serve } from './serve.ts';

interface Received {
  readonly status: number;
  readonly type: string | undefined;
  readonly headers: readonly (string | undefined)[];
  readonly body: string;
}

/** The headers that a fault may change. */
const headerNames = ['allow', 'cache-control', 'content-length', 'etag', 'location', 'vary', 'www-authenticate'];

const shown = Object.entries(faults).filter(([, fault]) => fault.shows !== undefined);

test.concurrent.each(shown)('an example shows the fault %s', async (_name, fault) => {
  const correct: Fault = { does: 'does nothing wrong', ...(fault.service && { service: fault.service }) };
  expect(await responsesOf(fault, fault)).not.toEqual(await responsesOf(correct, fault));
});

test('every fault has a name of its own', () => {
  const names = faultGroups.flatMap((group) => Object.keys(group.faults));
  expect(names.length).toBe(new Set(names).size);
});

test('every interaction names two or three parameters and has an example', () => {
  const interactions = Object.entries(faults).filter(([, { parameters }]) => parameters && parameters.length > 1);
  expect(interactions.length).toBeGreaterThanOrEqual(110);
  for (const [name, { parameters = [], shows }] of interactions) {
    expect(new Set(parameters).size, name).toBe(parameters.length);
    expect(parameters.length, name).toBeLessThanOrEqual(3);
    expect(shows, name).toBeDefined();
  }
});

function responsesOf(fault: Fault, { shows = '', overHttp }: Fault): Promise<Received[]> {
  const examples = typeof shows === 'string' ? [{ query: shows }] : shows;
  const service = faultyService(correctListOf(fault), fault);
  return overHttp ? overConnections(service, examples) : Promise.all(examples.map((example) => sent(service, example)));
}

function requestOf({ query, method = 'GET', headers = {} }: Example) {
  const path = query === undefined || query === '' ? '/v2/images' : `/v2/images?${query}`;
  return { path, method, headers: { accept: 'application/json', 'x-auth-token': 'tok-a', ...headers } };
}

async function sent(service: Service, example: Example): Promise<Received> {
  const { path, ...init } = requestOf(example);
  const response = await service(new Request(`http://127.0.0.1${path}`, init), 0);
  const { status, headers } = response;
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    status,
    type: headers.get('content-type') ?? undefined,
    headers: headerNames.map((name) => headers.get(name) ?? undefined),
    body: bytes.toString('latin1'),
  };
}

/** Sends each request over a connection of its own, and reads its response as it is. */
async function overConnections(service: Service, examples: readonly Example[]): Promise<Received[]> {
  await using served = await serve(service);
  const received: Received[] = [];
  for (const example of examples) {
    const { path, ...options } = requestOf(example);
    received.push(
      await new Promise((resolve) => {
        const request = httpRequest(served.url + path, { ...options, agent: false }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('close', () =>
            resolve({
              status: response.statusCode ?? 0,
              type: response.headers['content-type'],
              headers: [response.headers['content-encoding'], response.headers['content-length']],
              body: Buffer.concat(chunks).toString('latin1'),
            }),
          );
        });
        request.on('error', () => resolve({ status: 0, type: undefined, headers: [], body: '' }));
        request.end();
      }),
    );
  }
  return received;
}
