import { readFile } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import { findFile } from '../../source/openstack/files.ts';

// Tests may run as root, who may read everything.
vi.mock('node:fs/promises', () => ({ readFile: vi.fn(), stat: async () => ({ size: 10 }) }));

test('a file that this process may not read is passed over, as by openstackclient', async () => {
  vi.mocked(readFile).mockImplementation(async (path) => {
    if (path === '/b/clouds.yaml') return 'clouds: {}';
    throw Object.assign(new Error(), { code: path === '/a/clouds.yaml' ? 'EACCES' : 'ENOENT' });
  });
  expect(await findFile('clouds', ['/a', '/b'])).toEqual({ path: '/b/clouds.yaml', content: { clouds: {} } });
});

test('any other failure is an error that names the file', async () => {
  vi.mocked(readFile).mockRejectedValue(Object.assign(new Error(), { code: 'EIO' }));
  await expect(findFile('clouds', ['/a'])).rejects.toThrow('/a/clouds.yaml cannot be read (EIO).');
});
