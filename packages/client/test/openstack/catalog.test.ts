import { expect, test } from 'vitest';
import { isBodyError } from '../../source/index.ts';
import { cloudOptions } from '../../source/openstack.ts';
import { emptyHome } from './empty-home.ts';
import { KeystoneService } from './keystone-service.ts';

const identity = { type: 'identity', name: 'keystone', endpoints: [] };
const oneRegion = [
  { interface: 'admin', region: 'c3j1', url: '' },
  { interface: 'internal', region: 'c3j1', url: 'http://internal.example' },
  { interface: 'public', region: 'c3j1', url: 'http://first.example' },
  { interface: 'public', region: 'c3j1', url: 'http://second.example' },
  { interface: 'public', region: 'former', region_id: 'c3j2', url: 'http://other.example' },
];

/** The endpoint that cloudOptions finds in a catalog. */
async function endpointIn(
  catalog: unknown,
  settings: Readonly<Record<string, string>> = {},
  body?: string,
): Promise<string> {
  await using keystone = await KeystoneService.start({ catalog: () => catalog, body });
  const login = { OS_AUTH_URL: keystone.url, OS_USERNAME: 'u', OS_PASSWORD: 'p', OS_PROJECT_NAME: 'p' };
  return (await cloudOptions({ env: { HOME: emptyHome, ...login, ...settings } })).baseUrl;
}

test.each([
  [{}, 'http://first.example'],
  [{ OS_INTERFACE: 'internal' }, 'http://internal.example'],
  [{ OS_REGION_NAME: 'c3j2' }, 'http://other.example'],
])('the settings %j choose the endpoint %s', async (settings, url) => {
  const catalog = [identity, { type: 'image', name: 'glance', endpoints: oneRegion }];
  expect(await endpointIn(catalog, settings)).toBe(url);
});

test('a service without a list of endpoints, and one without a type, are passed over', async () => {
  const catalog = [null, {}, { type: 'image' }, { type: 'image', endpoints: [null, ...oneRegion] }];
  expect(await endpointIn(catalog)).toBe('http://first.example');
});

test.each([
  [
    { OS_REGION_NAME: 'tyo1' },
    'OS_REGION_NAME must be a region of the image service in Keystone\'s catalog: c3j1, c3j2. Received "tyo1".',
  ],
  [
    { OS_INTERFACE: 'admin', OS_REGION_NAME: 'c3j1' },
    'OS_INTERFACE must be an interface of the image service in region c3j1 of Keystone\'s catalog: internal, public. Received "admin".',
  ],
  [
    { OS_INTERFACE: 'admin' },
    'OS_INTERFACE must be an interface of the image service in Keystone\'s catalog: internal, public. Received "admin".',
  ],
])('the settings %j are rejected with what the catalog has', async (settings, message) => {
  const catalog = [{ type: 'image', name: 'glance', endpoints: oneRegion }];
  await expect(endpointIn(catalog, settings)).rejects.toMatchObject({ name: 'QueryError', message });
});

test.each([
  [
    [identity, { type: 'compute' }],
    "Keystone's catalog has no endpoint of the image service. It has these services: identity, compute.",
  ],
  [[identity, null], "Keystone's catalog has no endpoint of the image service. It has these services: identity."],
  [[null, { type: 1 }, { type: '' }, 'image'], "Keystone's catalog is invalid: no entry has a type."],
  [[], "Keystone's catalog is empty."],
  [undefined, "Keystone's response has no catalog: its body must be JSON with a list token.catalog."],
  ['image', "Keystone's response has no catalog: its body must be JSON with a list token.catalog."],
])('the catalog %j is a BodyError', async (catalog, message) => {
  const error = await endpointIn(catalog).catch((thrown) => thrown);
  expect(isBodyError(error)).toBe(true);
  expect(error.message).toBe(message);
});

test.each([
  [{}, "Keystone's catalog is empty."],
  [{ OS_PROJECT_NAME: '' }, "Keystone's catalog is empty. Set project_id or project_name."],
  [{ OS_PROJECT_NAME: '', OS_TENANT_ID: 'p' }, "Keystone's catalog is empty."],
  [
    {
      OS_PROJECT_NAME: '',
      OS_AUTH_TYPE: 'v3applicationcredential',
      OS_APPLICATION_CREDENTIAL_ID: 'i',
      OS_APPLICATION_CREDENTIAL_SECRET: 's',
    },
    "Keystone's catalog is empty.",
  ],
])(
  'the settings %j with an empty catalog lead to an error that asks for a missing project',
  async (settings, message) => {
    await expect(endpointIn([], settings)).rejects.toMatchObject({ name: 'BodyError', message });
  },
);

test.each(['', '<html>', '{"token":{"catalog":[', '{"token":null}', '{"token":{"catalog":null}}'])(
  'the body %j of a login with a project is a BodyError that does not ask for a project',
  async (body) => {
    const message = "Keystone's response has no catalog: its body must be JSON with a list token.catalog.";
    await expect(endpointIn([], {}, body)).rejects.toMatchObject({ name: 'BodyError', message });
  },
);

test('an endpoint without a region is not among the regions of the error', async () => {
  const endpoints = [{ interface: 'public', url: 'http://x.example' }, ...oneRegion];
  await expect(endpointIn([{ type: 'image', endpoints }], { OS_REGION_NAME: 'tyo1' })).rejects.toThrow(
    "must be a region of the image service in Keystone's catalog: c3j1, c3j2. ",
  );
});

test('an endpoint without an interface is passed over', async () => {
  const endpoints = [{ region: 'c3j1', url: 'http://x.example' }];
  await expect(endpointIn([{ type: 'image', endpoints }])).rejects.toThrow(
    "Keystone's catalog has no endpoint of the image service. It has these services: image.",
  );
});

test('an endpoint whose URL holds a password is rejected without it', async () => {
  const service = {
    type: 'image',
    endpoints: [{ interface: 'public', region: 'c3j1', url: 'http://u:canary@x.example' }],
  };
  const error = await endpointIn([service]).catch((thrown) => thrown);
  expect(error.message).toBe(
    "The image service's URL in Keystone's catalog must begin with http:// or https://, without user, query or fragment. Received type string.",
  );
});
