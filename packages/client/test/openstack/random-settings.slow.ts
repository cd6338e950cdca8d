import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { authenticationOf } from '../../source/openstack/authentication.ts';
import { chooseCloud } from '../../source/openstack/choose-cloud.ts';
import { interfacesOf } from '../../source/openstack/interface.ts';
import { Machine } from './machine.ts';
import { type RandomMachine, randomMachine } from './random-settings.ts';

const script = fileURLToPath(new URL('upstream.py', import.meta.url));
const python = '/usr/bin/python3';
const isInstalled = await promisify(execFile)(python, ['-c', 'import osc_lib']).then(
  () => true,
  () => false,
);

async function write(folder: string, { clouds, secure, profile }: RandomMachine): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'clouds.json'), JSON.stringify({ clouds: { conoha: clouds } }));
  await writeFile(join(folder, 'secure.json'), JSON.stringify({ clouds: { conoha: secure } }));
  await writeFile(join(folder, 'clouds-public.json'), JSON.stringify({ 'public-clouds': { p: profile } }));
}

/** The results of the openstack command's own code. */
function upstream(machines: readonly object[]): Promise<(object | null)[]> {
  return new Promise((resolve, reject) => {
    const child = execFile(python, [script], { maxBuffer: 1e8 }, (error, stdout) =>
      error ? reject(error) : resolve(JSON.parse(stdout)),
    );
    child.stdin?.end(JSON.stringify(machines));
  });
}

/** Our result in the same form. */
async function ours(home: string, { variables }: RandomMachine): Promise<object> {
  const named = Object.entries(variables).map(([name, value]) => [`OS_${name.toUpperCase()}`, value]);
  const env = { HOME: home, ...Object.fromEntries(named) };
  const cloud = await chooseCloud({ cloud: 'conoha', region: undefined, variables: env });
  const { settings, region } = cloud;
  const login = authenticationOf(cloud);
  return {
    auth: 'auth' in login && login.auth,
    interface: interfacesOf(settings, undefined).value[0],
    region: settings.text('image_region_name') ?? region?.value ?? '',
    override: settings.text('image_endpoint_override') ?? null,
  };
}

test.skipIf(!isInstalled)(
  'settings that the openstack command accepts mean the same here (skipped if python3-openstackclient is not installed)',
  async () => {
    await using root = await Machine.with({});
    const machines = fc.sample(randomMachine, 2_000);
    const homes = machines.map((_, index) => join(root.folder, String(index)));
    const folders = homes.map((home) => join(home, '.config', 'openstack'));
    for (const [index, machine] of machines.entries()) await write(folders[index] ?? '', machine);
    const expected = await upstream(
      machines.map(({ variables }, index) => ({ folder: folders[index], arguments: variables })),
    );
    let accepted = 0;
    for (const [index, machine] of machines.entries()) {
      const result = expected[index];
      if (!result) continue;
      accepted += 1;
      expect({ machine, result: await ours(homes[index] ?? '', machine) }).toEqual({ machine, result });
    }
    // Upstream rejects the others, for example for two scopes.
    expect(accepted).toBeGreaterThan(500);
  },
);
