import assert from 'node:assert/strict';
import { test } from 'node:test';

const service = process.env.IMAGE_SERVICE ?? 'http://127.0.0.1:4010';

test('the image that the program needs exists', async () => {
  const headers = { Accept: 'application/json', 'X-Auth-Token': process.env.TOKEN ?? 'any' };
  const response = await fetch(`${service}/v2/images?name=vmi-ubuntu-24.04-amd64&status=active`, { headers });
  const { images } = await response.json();
  assert.equal(images.length, 1);
});
