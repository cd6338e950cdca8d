import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { beforeEach, test } from 'node:test';
import { newestImage } from './images.js';

const service = process.env.IMAGE_SERVICE ?? 'http://127.0.0.1:4010';

/** Sends a request to the control of the mock. */
async function control(method, path, body) {
  const response = await fetch(`${service}/__mock/${path}`, { method, body });
  if (!response.ok) throw new Error(`${method} ${path} returned ${response.status}: ${await response.text()}`);
}

beforeEach(async () => {
  await control('POST', 'reset');
  // A service container has no files of the repository, so that the data comes over HTTP.
  await control('PUT', 'data', await readFile('images.json', 'utf8'));
});

test('newestImage returns the newest of the images in images.json', async () => {
  assert.equal((await newestImage(service, 'any', 'linux')).name, 'our-base-2026-06');
});

test('newestImage returns undefined if there is no image', async () => {
  assert.equal(await newestImage(service, 'any', 'windows'), undefined);
});

test('newestImage fails if the service is unavailable', async () => {
  await control('POST', 'scenarios', JSON.stringify({ name: 'unavailable', parameters: { times: 1 } }));
  await assert.rejects(newestImage(service, 'any', 'linux'), { message: "The images can't be listed: HTTP 503." });
});
