import { inspect } from 'node:util';
import { expect, test, vi } from 'vitest';
import { createImageClient, isAbortError, isTokenError, type Token, type TokenProvider } from '../../source/index.ts';
import { type CloudOptions, cloudOptions } from '../../source/openstack.ts';
import { emptyHome } from './empty-home.ts';
import { imageService, KeystoneService } from './keystone-service.ts';
import { Machine } from './machine.ts';

/** Variables that lead to a Keystone. */
function variables({ url }: KeystoneService, others: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    HOME: emptyHome,
    OS_AUTH_URL: `${url}/v3`,
    OS_USERNAME: 'gncu00000000',
    OS_PASSWORD: 'secret-password',
    OS_PROJECT_NAME: 'gnct00000000',
    ...others,
  };
}

const request = { rejected: undefined, signal: new AbortController().signal };

test('the client renews the token, and logs in again if the service rejects it', async () => {
  await using keystone = await KeystoneService.start({ life: 3_600_000 });
  const { token } = await cloudOptions({ env: variables(keystone), renewBefore: 600_000 });
  const provider = token as TokenProvider;
  const first = (await provider(request)) as Token;
  expect(keystone.logins.length).toBe(1);
  vi.useFakeTimers({ now: Date.now() + 3_100_000, toFake: ['Date'] });
  try {
    const second = (await provider(request)) as Token;
    expect(second.reveal()).not.toBe(first.reveal());
    expect(keystone.logins.length).toBe(2);
    await provider({ ...request, rejected: second });
    expect(keystone.logins.length).toBe(3);
  } finally {
    vi.useRealTimers();
  }
});

test('with image_endpoint_override the first request logs in, and not before', async () => {
  await using keystone = await KeystoneService.start({ catalog: () => [] });
  const override = `${keystone.url}/image/c3j1/public/v2/`;
  const options = await cloudOptions({ env: variables(keystone, { OS_IMAGE_ENDPOINT_OVERRIDE: override }) });
  expect(keystone.logins.length).toBe(0);
  await createImageClient(options).listImages({ limit: 1 });
  expect(keystone.logins.length).toBe(1);
});

test.each(['', '/', '/v2', '/v2/', '/v2.15'])('an endpoint whose URL ends with "%s" is usable', async (ending) => {
  await using keystone = await KeystoneService.start({ catalog: (url) => [imageService(url, ending)] });
  const conoha = createImageClient(await cloudOptions({ env: variables(keystone) }));
  expect((await conoha.listImages({ limit: 1 })).items.length).toBe(1);
});

test.each([
  [{ region: 'c3j2' }, {}, 'c3j2/public'],
  [{ region: 'c3j2' }, { OS_REGION_NAME: 'c3j1' }, 'c3j2/public'],
  [{ region: 'c3j2' }, { OS_IMAGE_REGION_NAME: 'c3j1' }, 'c3j2/public'],
  [{ interface: 'internal' }, { OS_INTERFACE: 'admin', OS_ENDPOINT_TYPE: 'publicURL' }, 'c3j1/internal'],
  [{ interface: ['admin', 'public'] }, { OS_IMAGE_INTERFACE: 'internal' }, 'c3j1/admin'],
] satisfies [CloudOptions, Record<string, string>, string][])(
  'the options %j override the variables %j',
  async (options, env, endpoint) => {
    await using keystone = await KeystoneService.start();
    const { baseUrl } = await cloudOptions({ env: variables(keystone, env), ...options });
    expect(baseUrl).toBe(`${keystone.url}/image/${endpoint}`);
  },
);

test('the option cloud overrides OS_CLOUD', async () => {
  await using keystone = await KeystoneService.start();
  await using machine = await Machine.create({ fixture: 'several', env: { OS_CLOUD: 'ids' } }, keystone.url);
  const { baseUrl } = await cloudOptions({ cloud: 'domains', env: machine.env });
  expect(baseUrl).toBe(`${keystone.url}/image/c3j2/internal`);
});

// Debian's openstacksdk 0.101 takes the project in the file. Version 2.0 changed that.
test.each(['OS_PROJECT_NAME', 'OS_TENANT_NAME'])('%s overrides the project in a file', async (name) => {
  await using keystone = await KeystoneService.start();
  const env = { OS_CLOUD: 'conoha', [name]: 'gnct99999999' };
  await using machine = await Machine.create({ fixture: 'one-cloud', env }, keystone.url);
  await cloudOptions({ env: machine.env });
  expect(keystone.logins).toMatchObject([{ scope: { project: { name: 'gnct99999999' } } }]);
});

test('empty variables do not hide the only cloud of a file', async () => {
  await using keystone = await KeystoneService.start();
  const env = { OS_TOKEN: '', OS_USERNAME: '' };
  await using machine = await Machine.create({ fixture: 'one-cloud', env }, keystone.url);
  expect((await cloudOptions({ env: machine.env })).baseUrl).toBe(`${keystone.url}/image/c3j1/public`);
});

test('the variables of the process are read by default', async () => {
  await using keystone = await KeystoneService.start();
  for (const [name, value] of Object.entries(variables(keystone))) vi.stubEnv(name, value);
  try {
    expect((await cloudOptions()).baseUrl).toBe(`${keystone.url}/image/c3j1/public`);
  } finally {
    vi.unstubAllEnvs();
  }
});

test('admin_token uses a token and an endpoint without Keystone', async () => {
  const env = { HOME: emptyHome, OS_TOKEN: 'secret-token', OS_ENDPOINT: 'https://image.example/v2' };
  for (const type of ['admin_token', 'token_endpoint']) {
    const options = await cloudOptions({ env: { ...env, OS_AUTH_TYPE: type } });
    expect(options.baseUrl).toBe('https://image.example/v2');
    expect((options.token as Token).reveal()).toBe('secret-token');
    expect(inspect(options, { depth: 9, showHidden: true })).not.toContain('secret-token');
  }
});

test.each([
  ['OS_PASSWORD', { OS_PASSWORD: 'canary/7f3a9c+' }],
  ['OS_TOKEN', { OS_AUTH_TYPE: 'token', OS_TOKEN: 'canary/7f3a9c+' }],
  [
    'OS_APPLICATION_CREDENTIAL_SECRET',
    {
      OS_AUTH_TYPE: 'v3applicationcredential',
      OS_PROJECT_NAME: '',
      OS_APPLICATION_CREDENTIAL_ID: 'id',
      OS_APPLICATION_CREDENTIAL_SECRET: 'canary/7f3a9c+',
    },
  ],
])('a rejected login is a TokenError without %s, which Keystone repeats', async (_, env) => {
  await using keystone = await KeystoneService.start({ rejects: true });
  const error = await cloudOptions({ env: variables(keystone, env) }).catch((thrown) => thrown);
  expect(isTokenError(error)).toBe(true);
  expect(error).toMatchObject({
    message: expect.stringContaining(`The login at ${keystone.url}/v3 failed: 401 Unauthorized: `),
    cause: { status: 401 },
  });
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('7f3a9c');
});

test('the signal aborts the first login', async () => {
  const controller = new AbortController();
  const signals: (AbortSignal | null | undefined)[] = [];
  const promise = cloudOptions({
    env: { HOME: emptyHome, OS_AUTH_URL: 'http://keystone.example', OS_USERNAME: 'u', OS_PASSWORD: 'p' },
    signal: controller.signal,
    fetch: (_, init) => {
      signals.push(init?.signal);
      controller.abort();
      return new Promise(() => {});
    },
  });
  await expect(promise).rejects.toSatisfy(isAbortError);
  expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
});

test('a fetch of the caller logs in and is an option of the client, and then settings of certificates are its own', async () => {
  await using keystone = await KeystoneService.start();
  const urls: string[] = [];
  const send: typeof fetch = (input, init) => {
    urls.push(String(input));
    return fetch(input, init);
  };
  const env = variables(keystone, { OS_CACERT: '/etc/ca.pem', OS_KEY: '/etc/key.pem', OS_VERIFY: 'false' });
  const options = await cloudOptions({ env, fetch: send });
  await createImageClient(options).listImages({ limit: 1 });
  expect(urls).toEqual([`${keystone.url}/v3/auth/tokens`, `${keystone.url}/image/c3j1/public/v2/images?limit=1`]);
});

test('cacert is accepted if Node.js has it from NODE_EXTRA_CA_CERTS', async () => {
  await using keystone = await KeystoneService.start();
  const env = variables(keystone, { OS_CACERT: '/etc/../etc/ca.pem' });
  await expect(cloudOptions({ env })).rejects.toThrow('OS_CACERT must be the file in NODE_EXTRA_CA_CERTS');
  vi.stubEnv('NODE_EXTRA_CA_CERTS', '/etc/ca.pem');
  try {
    await cloudOptions({ env });
  } finally {
    vi.unstubAllEnvs();
  }
});
