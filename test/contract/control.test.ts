import { fileURLToPath } from 'node:url';
import { checkContract } from '@conoha-images/contract';
import { Mock, readDescription } from '@conoha-images/mock';
import { expect, test } from 'vitest';

const documentFile = fileURLToPath(new URL('../../packages/mock/control-api.yaml', import.meta.url));

test('the list of the requests that a mock got satisfies the contract of its own document', async () => {
  const mock = new Mock();
  for (let index = 0; index < 60; index += 1) {
    const path = ['/v2/images', '/v2/images?limit=x', '/v2/other'][index % 3];
    await mock.fetch(`http://localhost${path}`, { method: index % 7 === 0 ? 'POST' : 'GET' });
  }
  const { results } = await checkContract({
    baseUrl: 'http://localhost',
    token: 'any',
    description: await readDescription(documentFile),
    fetch: mock.fetch,
    seed: 1,
  });
  expect(results.filter(({ status }) => status === 'failed')).toEqual([]);
  expect(results.filter(({ status }) => status === 'held').length).toBeGreaterThan(20);
});
