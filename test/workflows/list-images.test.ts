import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type MockServer, startMock } from '@conoha-images/mock';
import type { ImageList } from '@conoha-images/spec';
import { afterAll, beforeEach, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const token = 'token-that-no-output-may-show';

/** The mock's own images, with one caller, who may not see the private ones. */
async function imagesForOneCaller(): Promise<{ mock: MockServer; invisible: string }> {
  await using all = await startMock({ port: 0 });
  const response = await fetch(`${all.url}/v2/images?limit=1000`, { headers: { 'X-Auth-Token': 'any' } });
  const { images } = (await response.json()) as ImageList;
  const invisible = images.find(({ visibility }) => visibility === 'private');
  if (!invisible) throw new Error('The catalogue of the mock has no private image.');
  return {
    mock: await startMock({ port: 0, images, tokens: { [token]: 'another-project' } }),
    invisible: invisible.id,
  };
}

const { mock, invisible } = await imagesForOneCaller();

afterAll(() => mock.close());
beforeEach(() => mock.reset());

/** Runs workflows against the mock, and shows every request and response in the output. */
function respect(workflows: readonly string[], marker = invisible): Promise<{ status: number; output: string }> {
  const args = [
    '--conditions=@conoha-images/source',
    'node_modules/@redocly/cli/bin/cli.js',
    'respect',
    'openapi/workflows/list-images.arazzo.yaml',
    `--server=images=${mock.url}`,
    ...workflows.map((workflow) => `--workflow=${workflow}`),
    `--input=token=${token}`,
    `--input=marker=${marker}`,
    '--verbose',
  ];
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
    execFile(process.execPath, args, { cwd: root, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      resolve({ status: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });
}

async function visibleImages(): Promise<ImageList['images']> {
  const response = await mock.fetch(`${mock.url}/v2/images?limit=1000`, { headers: { 'X-Auth-Token': token } });
  return ((await response.json()) as ImageList).images;
}

test('the workflow listAllImages requests every page once', async () => {
  const images = await visibleImages();
  expect(images.length).toBeGreaterThan(100);
  const lastOfPages = images.slice(0, -1).filter((_, index) => index % 50 === 49);

  mock.reset();
  const { status, output } = await respect(['listAllImages']);
  expect(status, output).toBe(0);
  const markers = mock.requests.map(({ target }) => new URLSearchParams(target.split('?')[1]).get('marker'));
  expect(markers).toEqual([null, ...lastOfPages.map(({ id }) => id)]);
});

test('the workflows that provoke or request 400, 401 and 403 responses succeed', async () => {
  const { status, output } = await respect([
    'rejectInvalidValues',
    'rejectInvalidToken',
    'rejectInvisibleMarker',
    'requestExamplesFromMock',
  ]);
  expect(status, output).toBe(0);
  expect([...new Set(mock.requests.map((request) => request.status))]).toEqual([400, 401, 403]);
});

test('a workflow that lists images fails if the service is unavailable', async () => {
  mock.fail('unavailable');
  const { status, output } = await respect(['listAllImages']);
  expect(status).toBe(1);
  expect(output).toContain('✗ success criteria check - $statusCode == 200');
});

test('a workflow that provokes a rejection fails if the request is accepted', async () => {
  const [visible] = await visibleImages();
  const { status, output } = await respect(['rejectInvisibleMarker'], visible?.id);
  expect(status).toBe(1);
  expect(output).toContain('✗ success criteria check - $statusCode == 403');
});

test('the output of redocly respect does not show the token', async () => {
  const { output } = await respect(['listAllImages']);
  expect(output).toContain('x-auth-token: ********');
  expect(output).not.toContain(token);
});
