import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createImageClient } from '../../source/index.ts';
import { cloudOptions } from '../../source/openstack.ts';
import { authOf } from './case.ts';
import { cases } from './cases.ts';
import { KeystoneService } from './keystone-service.ts';
import { Machine } from './machine.ts';

let keystone: KeystoneService;

beforeAll(async () => {
  keystone = await KeystoneService.start();
});

beforeEach(() => {
  for (const record of [keystone.logins, keystone.paths, keystone.lists]) record.length = 0;
});

afterAll(() => keystone[Symbol.asyncDispose]());

test.each(cases)('cloudOptions reads $title ($env.OS_CLOUD $fixture)', async (machineCase) => {
  await using machine = await Machine.create(machineCase, keystone.url);
  const before = process.cwd();
  process.chdir(machineCase.inWork ? join(machine.folder, 'work') : machine.folder);
  try {
    const conoha = createImageClient(await cloudOptions({ env: machine.env }));
    expect((await conoha.listImages({ limit: 1 })).items.length).toBe(1);
    await conoha.listImages({ limit: 1 });
  } finally {
    process.chdir(before);
  }
  // One login in all.
  expect(keystone.logins).toEqual([authOf(machineCase)]);
  expect(keystone.paths).toEqual([machineCase.path ?? '']);
  expect(new Set(keystone.lists)).toEqual(new Set([machineCase.endpoint]));
});
