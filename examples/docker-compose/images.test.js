import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { newestImage } from './images.js';

const service = process.env.IMAGE_SERVICE ?? 'http://127.0.0.1:4010';

beforeEach(() => fetch(`${service}/__mock/reset`, { method: 'POST' }));

test('newestImage returns the newest of the images in data/images.json', async () => {
  assert.equal((await newestImage(service, 'any', 'linux')).name, 'our-base-2026-06');
});

test('newestImage fails if the service is unavailable', async () => {
  const scenario = JSON.stringify({ name: 'unavailable', parameters: { times: 1 } });
  await fetch(`${service}/__mock/scenarios`, { method: 'POST', body: scenario });
  await assert.rejects(newestImage(service, 'any', 'linux'), { message: "The images can't be listed: HTTP 503." });
});
