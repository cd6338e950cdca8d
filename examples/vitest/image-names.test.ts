import { type MockServer, startMock } from '@conoha-images/mock';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { imageNames } from './image-names.ts';

let mock: MockServer;

beforeAll(async () => {
  mock = await startMock({ port: 0 });
});

afterEach(() => mock.reset());
afterAll(() => mock.close());

test('imageNames returns the names of all pages', async () => {
  const names = await imageNames(mock.url, 'token', '?os_type=windows&limit=2');
  expect(names).toContain('vmi-win2022dce');
  expect(mock.requests.length).toBeGreaterThan(2);
});

test('imageNames fails if the service is unavailable', async () => {
  mock.fail('unavailable', { times: 1 });
  await expect(imageNames(mock.url, 'token')).rejects.toThrow('HTTP 503');
});

test('imageNames fails if the token expires between two pages, instead of returning a part of the list', async () => {
  mock.fail('expired-token', { requests: 1 });
  await expect(imageNames(mock.url, 'token', '?limit=2')).rejects.toThrow('HTTP 401');
});
