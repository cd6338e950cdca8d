import { type MockServer, startMock } from '@conoha-images/mock';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { imageNames } from './image-names.ts';

let mock: MockServer;

beforeAll(async () => {
  mock = await startMock({ port: 0 });
});

afterEach(() => mock.reset());
afterAll(() => mock.close());

test('names of all pages are found', async () => {
  const names = await imageNames(mock.url, 'token', '?os_type=windows&limit=2');
  expect(names).toContain('vmi-win2022dce');
  expect(mock.requests.length).toBeGreaterThan(2);
});

test('a service that is not there for a moment is an error', async () => {
  mock.fail('unavailable', { times: 1 });
  await expect(imageNames(mock.url, 'token')).rejects.toThrow('HTTP 503');
});

test('a token that expires between two pages is an error, and no short list', async () => {
  mock.fail('expired-token', { requests: 1 });
  await expect(imageNames(mock.url, 'token', '?limit=2')).rejects.toThrow('HTTP 401');
});
