import assert from 'node:assert/strict';
import { test } from 'node:test';

const service = process.env.IMAGE_SERVICE ?? 'https://image-service.c3j1.conoha.io';

test('finds exactly one active Ubuntu 24.04 image', async () => {
  const headers = { Accept: 'application/json', 'X-Auth-Token': process.env.TOKEN ?? 'any' };
  const response = await fetch(`${service}/v2/images?name=vmi-ubuntu-24.04-amd64&status=active`, { headers });
  const { images } = await response.json();
  assert.equal(images.length, 1);
});
