import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chooseCloud } from '../../source/openstack/choose-cloud.ts';
import { configFolders } from '../../source/openstack/folders.ts';
import { Machine } from './machine.ts';

type Values = Readonly<Record<string, string>>;
type Entry = Values & { readonly auth?: Values };

const authNames = ['username', 'password', 'project_name', 'user_domain_id'];
const otherNames = ['interface', 'image_endpoint_override', 'auth_type'];

/** Some of these settings, each with a value. */
function some(names: readonly string[]): fc.Arbitrary<Values> {
  const entries = names.map((name) => [name, fc.stringMatching(/^[a-z]{1,3}$/)] as const);
  return fc.record(Object.fromEntries(entries), { requiredKeys: [] }).map((values) => values as Values);
}

/** Settings as in a file: those of the login may be in `auth` or outside it. */
const entry: fc.Arbitrary<Entry> = fc
  .tuple(some([...authNames, ...otherNames]), fc.option(some(authNames), { nil: undefined }))
  .map(([outside, auth]) => (auth ? { ...outside, auth } : outside) as Entry);

let machine: Machine;

beforeAll(async () => {
  machine = await Machine.with({});
});

afterAll(() => machine[Symbol.asyncDispose]());

/** The rule of openstacksdk in other words: each origin over those before it, and so the settings in `auth`. */
function merged(origins: readonly Entry[]): { readonly outside: Values; readonly auth: Values } {
  return {
    outside: Object.assign({}, ...origins.map(({ auth, ...outside }) => outside)),
    auth: Object.assign({}, ...origins.map(({ auth }) => auth)),
  };
}

test('variables override the region, it secure.json, that clouds.json, and that the profile', async () => {
  const origins = fc.record({
    profile: entry,
    clouds: entry,
    secure: entry,
    region: entry,
    variables: some([...authNames, ...otherNames]),
  });
  await fc.assert(
    fc.asyncProperty(origins, async ({ profile, clouds, secure, region, variables }) => {
      const [folder = ''] = configFolders(machine.env, machine.folder).slice(1);
      const regions = [{ name: 'c3j1' }, { name: 'c3j2', values: region }];
      const files = {
        clouds: { clouds: { a: {}, conoha: { ...clouds, profile: 'p', regions } } },
        secure: { clouds: { conoha: secure } },
        'clouds-public': { 'public-clouds': { p: profile } },
      };
      for (const [name, content] of Object.entries(files)) {
        await writeFile(join(folder, `${name}.json`), JSON.stringify(content));
      }
      const named = Object.entries(variables).map(([name, value]) => [`OS_${name.toUpperCase()}`, value]);
      const env = { ...machine.env, ...Object.fromEntries(named) };
      const { settings } = await chooseCloud({ cloud: 'conoha', region: 'c3j2', variables: env });
      const { outside, auth } = merged([profile, clouds, secure, region, variables as Entry]);
      for (const name of authNames) expect([name, settings.auth(name)]).toEqual([name, outside[name] ?? auth[name]]);
      for (const name of otherNames) expect([name, settings.text(name)]).toEqual([name, outside[name]]);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['linux', {}, ['/now', '/home/u/.config/openstack', '/etc/xdg/openstack', '/etc/openstack']],
  [
    'linux',
    { XDG_CONFIG_HOME: '/x', XDG_CONFIG_DIRS: '/y::/z' },
    ['/now', '/x/openstack', '/home/u/.config/openstack', '/y/openstack', '/z/openstack', '/etc/openstack'],
  ],
  [
    'darwin',
    {},
    [
      '/now',
      '/home/u/Library/Application Support/openstack',
      '/home/u/.config/openstack',
      '/Library/Application Support/openstack',
      '/etc/openstack',
    ],
  ],
  [
    'win32',
    { LOCALAPPDATA: 'C:\\local' },
    [
      '/now',
      'C:\\local\\OpenStack\\openstack',
      '\\home\\u\\.config\\openstack',
      'C:\\ProgramData\\OpenStack\\openstack',
      '/etc/openstack',
    ],
  ],
])('on %s with the variables %j the folders are those of openstacksdk', (platform, variables, folders) => {
  expect(configFolders({ HOME: '/home/u', ...variables }, '/now', platform)).toEqual(folders);
});
