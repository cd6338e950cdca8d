import { expect, test } from 'vitest';
import { auth, canary, cloud, errorOf } from './errors.ts';

test.each([
  [
    'a misspelt setting',
    cloud(`auth: { usernme: ${canary} }`),
    {},
    'clouds.conoha.auth.usernme in ~/clouds.yaml is unknown for auth_type password. Known: auth_url, project_id, ',
  ],
  [
    'no user',
    cloud(`auth: { auth_url: "http://127.0.0.1:9", password: ${canary} }`),
    {},
    'auth.username or OS_USERNAME must be set for auth_type password. The settings are those of the cloud conoha in ~/clouds.yaml, and the OS_* variables. Received undefined.',
  ],
  [
    'no URL',
    {},
    { OS_USERNAME: 'u', OS_PASSWORD: canary },
    'auth.auth_url or OS_AUTH_URL must be set for auth_type password. The settings are those of the variables OS_USERNAME, OS_PASSWORD alone, as no cloud of a file is chosen. Received undefined.',
  ],
  [
    'one variable next to a file',
    cloud(`auth: ${auth}`),
    { OS_INTERFACE: 'public' },
    'The settings are those of the variables OS_INTERFACE alone, as no cloud of a file is chosen. Received undefined.',
  ],
  [
    'no domain of a project',
    cloud('auth_type: v3token\nauth: { auth_url: "http://127.0.0.1:9", token: x, project_name: p }'),
    { OS_CLOUD: 'conoha', OS_DEFAULT_DOMAIN_NAME: 'gnc' },
    'auth.project_domain_name or OS_PROJECT_DOMAIN_NAME must be set for auth_type v3token. ',
  ],
  [
    'no domain of a user',
    cloud(`auth_type: v3password\nauth: ${auth}`),
    {},
    'auth.user_domain_name or OS_USER_DOMAIN_NAME must be set for auth_type v3password. ',
  ],
  [
    'a type that is not supported',
    cloud(`auth_type: v3kerberos\nauth: ${auth}`),
    {},
    'clouds.conoha.auth_type in ~/clouds.yaml must be a type that is supported: password, v3password, v3applicationcredential, token, v3token, admin_token. Received "v3kerberos".',
  ],
  [
    'a method as a type',
    {},
    { OS_AUTH_TYPE: 'toString' },
    'OS_AUTH_TYPE must be a type that is supported: password, v3password, ',
  ],
  [
    'a trust',
    cloud(`trust_id: ${canary}\nauth: ${auth}`),
    {},
    'clouds.conoha.trust_id in ~/clouds.yaml is not supported. Set project_id or project_name. Received type string.',
  ],
  [
    'a password in a URL',
    cloud(`auth: { auth_url: "http://u:${canary}@127.0.0.1/v3", username: u, password: p }`),
    {},
    'clouds.conoha.auth.auth_url in ~/clouds.yaml must begin with http:// or https://, without user, query or fragment. Received type string.',
  ],
  [
    'Keystone v2',
    cloud(`auth: { auth_url: "http://127.0.0.1:9/v2.0/", username: u, password: p }`),
    {},
    'clouds.conoha.auth.auth_url in ~/clouds.yaml must be the URL of Keystone v3. Received type string.',
  ],
  [
    'version 2 of Keystone',
    cloud(`identity_api_version: 2\nauth: ${auth}`),
    {},
    'clouds.conoha.identity_api_version in ~/clouds.yaml must be 3, without a point, a sign or another zero. Received "2".',
  ],
  [
    'a placeholder',
    cloud(`auth: { auth_url: "http://{user}/v3", username: u, password: p }`),
    {},
    'clouds.conoha.auth.auth_url in ~/clouds.yaml must have no placeholder other than {region_name}. Received type string.',
  ],
  [
    'an unknown interface',
    cloud(`interface: pubic\nauth: ${auth}`),
    {},
    'clouds.conoha.interface in ~/clouds.yaml must be one of public, internal, admin, or a list of them. Received "pubic".',
  ],
  [
    'no interface',
    cloud(`interface: []\nauth: ${auth}`),
    {},
    'clouds.conoha.interface in ~/clouds.yaml must have an entry. Received [].',
  ],
  [
    'a region that the cloud does not have',
    cloud(`regions: [c3j1, c3j2]\nauth: ${auth}`),
    { OS_CLOUD: 'conoha', OS_REGION_NAME: 'tyo1' },
    'OS_REGION_NAME must be a region of the cloud: c3j1, c3j2. Received "tyo1".',
  ],
  [
    'a region without a name',
    cloud(`regions: [c3j1, { values: {} }]\nauth: ${auth}`),
    {},
    'clouds.conoha.regions in ~/clouds.yaml, entry 2 must be a name, or a mapping with a name and values. Received type object.',
  ],
  [
    'a region with settings outside values',
    cloud(`regions: [{ name: c3j1, interface: public }]\nauth: ${auth}`),
    {},
    'clouds.conoha.regions in ~/clouds.yaml, entry 1 must be a name, or a mapping with a name and values. Received type object.',
  ],
  [
    'a profile that no file has',
    cloud(`profile: conoha\nauth: ${auth}`),
    {},
    'clouds.conoha.profile in ~/clouds.yaml must be a profile in clouds-public.yaml (that file is missing). The profiles of openstacksdk are not supported: write auth_url and region_name. Received "conoha".',
  ],
  [
    'a profile with the name of a method',
    { ...cloud(`profile: constructor\nauth: ${auth}`), 'clouds-public.yaml': 'public-clouds: { mine: {} }' },
    {},
    'clouds.conoha.profile in ~/clouds.yaml must be a profile in ~/clouds-public.yaml (mine). ',
  ],
  [
    'a profile with a password in its URL',
    cloud(`profile: https://u:${canary}@profile.example\nauth: ${auth}`),
    {},
    'Received type string.',
  ],
  [
    'an endpoint with a password',
    cloud(`image_endpoint_override: "http://u:${canary}@127.0.0.1"\nauth: ${auth}`),
    {},
    'clouds.conoha.image_endpoint_override in ~/clouds.yaml must begin with http:// or https://, without user, query or fragment. Received type string.',
  ],
  [
    'certificates that are not verified',
    cloud(`verify: false\nauth: ${auth}`),
    {},
    'clouds.conoha.verify in ~/clouds.yaml is not supported, as certificates are always verified. Remove it, or pass a fetch of your own. Received false.',
  ],
  [
    'insecure',
    cloud(`auth: ${auth}`),
    { OS_CLOUD: 'conoha', OS_INSECURE: 'True' },
    'OS_INSECURE is not supported, as certificates are always verified. Remove it, or pass a fetch of your own. Received "True".',
  ],
  [
    'a client certificate',
    cloud(`key: ${canary}\nauth: ${auth}`),
    {},
    'clouds.conoha.key in ~/clouds.yaml is not supported. Pass a fetch of your own that sends the client certificate. Received type string.',
  ],
  [
    'an authority',
    cloud(`cacert: /etc/ca.pem\nauth: ${auth}`),
    {},
    'clouds.conoha.cacert in ~/clouds.yaml must be the file in NODE_EXTRA_CA_CERTS, set before Node.js starts. Or pass a fetch of your own. Received "/etc/ca.pem".',
  ],
  [
    'no endpoint',
    {},
    { OS_AUTH_TYPE: 'admin_token', OS_TOKEN: canary },
    'auth.endpoint or OS_ENDPOINT must be set for auth_type admin_token.',
  ],
  [
    'no secret',
    {},
    { OS_AUTH_TYPE: 'v3applicationcredential', OS_AUTH_URL: 'http://127.0.0.1:9', OS_APPLICATION_CREDENTIAL_ID: 'x' },
    'auth.application_credential_secret or OS_APPLICATION_CREDENTIAL_SECRET must be set for auth_type v3applicationcredential.',
  ],
] as const)('cloudOptions rejects %s and says where it is set', async (_, files, env, message) => {
  const error = await errorOf(files, env);
  expect(error).toMatchObject({ name: 'QueryError', message: expect.stringContaining(message) });
});

test.each(['auth_type', 'region_name', 'regions', 'interface', 'identity_api_version', 'profile', 'verify', 'cacert'])(
  'a login that was indented too far, into %s, does not appear in the error',
  async (name) => {
    for (const value of [`{ auth: ${auth} }`, `[{ auth: ${auth} }]`]) {
      // errorOf looks for the secret.
      const error = await errorOf(cloud(`${name}: ${value}`));
      expect(error).toMatchObject({ name: 'QueryError' });
    }
  },
);

test.each([
  [{ cloud: '' }, 'cloud must be a name. Received "".'],
  [{ region: 1 }, 'region must be a name. Received 1.'],
  [{ interface: 'pubic' }, 'interface must be one of public, internal, admin, or a list of them. Received "pubic".'],
  [{ env: canary }, 'env must be an object like process.env. Received type string.'],
  [{ retries: -1 }, 'retries must be a number, 0 or greater. Received -1.'],
  [{ renewBefore: 'x' }, 'renewBefore must be a number, 0 or greater. Received "x".'],
  [
    { password: canary },
    'password is unknown. Options: timeout, retries, maxRetryDelay, renewBefore, fetch, cloud, region, ',
  ],
])('cloudOptions rejects the options %j', async (options, message) => {
  const error = await errorOf(cloud(`auth: ${auth}`), {}, options as never);
  expect(error).toMatchObject({ name: 'QueryError', message: expect.stringContaining(message) });
});
