import { expect, test } from 'vitest';
import { auth, canary, cloud, errorOf } from './errors.ts';

test.each([
  [
    'an unknown cloud',
    cloud(`auth: ${auth}`),
    { OS_CLOUD: 'other' },
    'OS_CLOUD must be one of the clouds in ~/clouds.yaml: conoha. Received "other".',
  ],
  [
    'a choice of clouds',
    { 'clouds.yaml': 'clouds:\n  a: {}\n  b: {}\n' },
    {},
    'OS_CLOUD must be one of the clouds in ~/clouds.yaml: a, b. Received undefined.',
  ],
  [
    'the name of a method',
    cloud(`auth: ${auth}`),
    { OS_CLOUD: 'constructor' },
    'OS_CLOUD must be one of the clouds in ~/clouds.yaml: conoha. Received "constructor".',
  ],
  [
    'no clouds',
    { 'clouds.yaml': 'cache: {}' },
    {},
    'OS_CLOUD must name a cloud, but ~/clouds.yaml has no clouds. Received undefined.',
  ],
  [
    'a cloud without settings',
    { 'clouds.yaml': 'clouds:\n  conoha:\n' },
    {},
    'clouds.conoha in ~/clouds.yaml must be a mapping. Received null.',
  ],
  [
    'a list of clouds',
    { 'clouds.yaml': 'clouds: [conoha]' },
    {},
    'clouds in ~/clouds.yaml must be a mapping. Received type object.',
  ],
  ['a text', { 'clouds.yaml': canary }, {}, '~/clouds.yaml must be a mapping. Received type string.'],
  ['an empty file', { 'clouds.yaml': '' }, {}, '~/clouds.yaml must be a mapping. Received null.'],
  [
    'wrong YAML',
    { 'clouds.yaml': `clouds:\n  conoha:\n    auth: { password: ${canary}` },
    {},
    '~/clouds.yaml must be valid YAML. At line 3, column 36, settings of one mapping must have the same indentation, and each { or [ must be closed in an indented line.',
  ],
  [
    'an unknown tag',
    cloud(`auth: { password: !vault ${canary} }`),
    {},
    '~/clouds.yaml must be valid YAML. At line 3, column 23, a value that begins with ! must be in quotes. Tags are not supported.',
  ],
  [
    'an alias without its anchor',
    cloud(`auth: *${canary}`),
    {},
    '~/clouds.yaml must be valid YAML. At line 3, column 11, an alias has no anchor before it. A value that begins with * must be in quotes.',
  ],
  [
    'wrong JSON',
    { 'clouds.json': `{ "clouds": { "conoha": "${canary}", } }` },
    {},
    '~/clouds.json must be valid JSON.',
  ],
  [
    'auth as a text',
    cloud(`auth: ${canary}`),
    {},
    'clouds.conoha.auth in ~/clouds.yaml must be a mapping. Received type string.',
  ],
  [
    'a number that needs quotes',
    cloud('auth: { auth_url: "http://127.0.0.1:9", username: u, password: 0123 }'),
    {},
    'clouds.conoha.auth.password in ~/clouds.yaml must be a string: put it in quotes. Received type bigint.',
  ],
  [
    'a date',
    cloud('auth: { auth_url: "http://127.0.0.1:9", username: u, password: 2024-01-01 }'),
    {},
    'clouds.conoha.auth.password in ~/clouds.yaml must be a string: put it in quotes. Received type object.',
  ],
  [
    'a truth value',
    cloud('auth: { auth_url: "http://127.0.0.1:9", username: yes, password: x }'),
    {},
    'clouds.conoha.auth.username in ~/clouds.yaml must be a string: put it in quotes. Received type boolean.',
  ],
  [
    'the name of the variables',
    { 'clouds.yaml': 'clouds: { envvars: {} }' },
    {},
    'OS_CLOUD_NAME must differ from the clouds in ~/clouds.yaml. Default: envvars. Received "envvars".',
  ],
  [
    'a missing file in a variable',
    {},
    { OS_CLIENT_CONFIG_FILE: 'FIXTURE/home/.config/openstack/missing.yaml' },
    'OS_CLIENT_CONFIG_FILE must be the path of a file that this process may read. Received "~/missing.yaml".',
  ],
  ['a folder in a variable', {}, { OS_CLIENT_SECURE_FILE: '/' }, '/ cannot be read (EISDIR).'],
] as const)('cloudOptions rejects %s and says where in the files it is', async (_, files, env, message) => {
  const error = await errorOf(files, env);
  expect(error).toMatchObject({ name: 'QueryError', message: expect.stringContaining(message) });
});

test('cloudOptions says which folders it searched', async () => {
  const { message } = await errorOf({}, { XDG_CONFIG_HOME: '/x', XDG_CONFIG_DIRS: '/y:/z' });
  expect(message).toMatch(/^OS_CLOUD must name a cloud, but there is no clouds\.yaml in .*, \/x\/openstack, /);
  expect(message).toMatch(
    /, \/y\/openstack, \/z\/openstack, \/etc\/openstack, and no OS_AUTH_URL\. Received undefined\.$/,
  );
});
