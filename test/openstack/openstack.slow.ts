import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type MockServer, startMock } from '@conoha-images/mock';
import { listImages } from '@conoha-images/spec';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const run = promisify(execFile);
const isInstalled = await run('openstack', ['--version']).then(
  () => true,
  () => false,
);

/** The options by which the command uses the mock's image service directly, without a login. */
function access({ url }: MockServer): string[] {
  return ['--os-auth-type', 'admin_token', '--os-token', 'any', '--os-endpoint', `${url}/v2`];
}

describe.skipIf(!isInstalled)('the openstack command (skipped if python3-openstackclient is not installed)', () => {
  let mock: MockServer;

  beforeAll(async () => {
    mock = await startMock({ port: 0 });
  });

  afterAll(() => mock.close());

  async function list(...options: readonly string[]): Promise<{ ID: string; Name: string; Status: string }[]> {
    const { stdout } = await run('openstack', [...access(mock), 'image', 'list', '--format', 'json', ...options]);
    return JSON.parse(stdout);
  }

  test('lists hidden images with --hidden, which it sends with a capital letter', async () => {
    const names = (await list('--hidden')).map(({ Name }) => Name);
    expect(mock.requests.at(-1)).toMatchObject({ target: '/v2/images?os_hidden=True', status: 200, violations: [] });
    expect(names).toContain('vmi-ubuntu-18.04-amd64');
    expect(names).not.toContain('vmi-ubuntu-24.04-amd64');
  });

  test('follows next to the last page, and lists each image once', async () => {
    mock.reset();
    const images = await list();
    expect(mock.requests.length).toBeGreaterThan(1);
    expect(images.length).toBeGreaterThan(listImages.page.default);
    expect(new Set(images.map(({ ID }) => ID)).size).toBe(images.length);
  });
});
