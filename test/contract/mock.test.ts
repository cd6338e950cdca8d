import { describeContract } from '@conoha-images/contract/vitest';
import { type MockServer, startMock } from '@conoha-images/mock';
import { afterAll, beforeAll } from 'vitest';
import { collection } from './collection.ts';

/** Starts a mock before the tests of the file. Returns a function for its URL. */
function served(start: () => Promise<MockServer>): () => string {
  let mock: MockServer;
  beforeAll(async () => {
    mock = await start();
  });
  afterAll(() => mock.close());
  return () => mock.url;
}

describeContract('the mock, with its own catalogue', {
  baseUrl: served(() => startMock({ port: 0 })),
  token: 'any',
  seed: 1,
});

describeContract('the mock, with the images of three projects', {
  baseUrl: served(() => startMock({ port: 0, data: { ...collection } })),
  token: 'tok-a',
  secondToken: 'tok-b',
  seed: 1,
});
