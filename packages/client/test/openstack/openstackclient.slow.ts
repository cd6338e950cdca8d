import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { authOf } from './case.ts';
import { cases } from './cases.ts';
import { KeystoneService } from './keystone-service.ts';
import { Machine } from './machine.ts';
import { rejected } from './rejected.ts';

const run = promisify(execFile);
const isInstalled = await run('openstack', ['--version']).then(
  () => true,
  () => false,
);

const command = ['openstack', 'image', 'list', '--limit', '1'];
// Debian's Python, which has the packages of the command.
const program = ['/usr/bin/python3', '-c', 'import openstack; next(openstack.connect().image.images(limit=1))'];

// cloud-options.test.ts expects the same of cloudOptions.
describe.skipIf(!isInstalled)("OpenStack's own client (skipped if python3-openstackclient is not installed)", () => {
  test.each(cases)("OpenStack's own client reads $title ($env.OS_CLOUD $fixture)", async (machineCase) => {
    await using keystone = await KeystoneService.start();
    await using machine = await Machine.create(machineCase, keystone.url);
    const [name = '', ...options] = machineCase.sdkOnly ? program : command;
    await run(name, options, {
      cwd: machineCase.inWork ? join(machine.folder, 'work') : machine.folder,
      env: { PATH: process.env['PATH'], ...machine.env },
    });
    expect(keystone.logins).toEqual([authOf(machineCase)]);
    expect(keystone.paths).toEqual([machineCase.path ?? '']);
    expect(new Set(keystone.lists)).toEqual(new Set([machineCase.endpoint]));
  });

  // yaml.test.ts expects the same of cloudOptions.
  test.each(rejected)("OpenStack's own client rejects %s", async (_, file) => {
    await using keystone = await KeystoneService.start();
    const files = { 'clouds.yaml': file.replaceAll('KEYSTONE', keystone.url) };
    await using machine = await Machine.with(files, { OS_CLOUD: 'conoha' });
    const [name = '', ...options] = command;
    const env = { PATH: process.env['PATH'], ...machine.env };
    await expect(run(name, options, { cwd: machine.folder, env })).rejects.toMatchObject({ code: 1 });
    expect(keystone.lists).toEqual([]);
  });
});
