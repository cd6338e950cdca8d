/** A machine with OpenStack's settings, and what they lead to. */
export interface Case {
  /** What the settings show. */
  readonly title: string;
  /** A folder in fixtures/. */
  readonly fixture: string;
  /** Variables. `FIXTURE` is the folder's path, and `KEYSTONE` the URL of the server. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether the fixture's folder work/ is the current folder. */
  readonly inWork?: boolean;
  readonly user?: object;
  readonly scope?: object;
  /** The whole identity, if it is not the user's password. */
  readonly identity?: object;
  /** The region and interface of the endpoint. */
  readonly endpoint: string;
  /** The path of Keystone, if it is not at the root. */
  readonly path?: string;
  /** Whether only openstacksdk reads this. The openstack command is built on it, but leaves it out. */
  readonly sdkOnly?: true;
}

const password = "it's secret: yes";
const name = 'gncu00000000';
const named = { name, password };
const project = { project: { name: 'gnct00000000' } };
const gnc = { name: 'gnc' };
const id = '4b7e0e6c5a5d4d6f8b1f2c3d4e5f6a7b';
const tenant = { project: { id: '7c4a2d1e9f3b4c5d8e6f0a1b2c3d4e5f' } };
const domainId = '5e3bdc22e3c94f5f8f5a5d3b0b0f9f4a';
const endpoint = 'c3j1/public';

/** A cloud of the fixture that holds many. */
function cloud(OS_CLOUD: string, expected: Omit<Case, 'title' | 'fixture'>): Case {
  return { title: `the cloud ${OS_CLOUD}`, fixture: 'several', ...expected, env: { OS_CLOUD, ...expected.env } };
}

const variables = {
  OS_AUTH_URL: 'KEYSTONE/v3',
  OS_USERNAME: name,
  OS_PASSWORD: 'from-the-variables',
  OS_PROJECT_NAME: 'gnct00000000',
};
const fromVariables = { name, password: 'from-the-variables' };

export const cases: readonly Case[] = [
  {
    title: 'the only cloud of a file, without OS_CLOUD',
    fixture: 'one-cloud',
    sdkOnly: true,
    user: { name, password: 'paSSword123456#$%' },
    scope: project,
    endpoint,
  },
  cloud('domains', {
    user: { ...named, domain: gnc },
    scope: { project: { ...project.project, domain: gnc } },
    endpoint: 'c3j2/internal',
  }),
  cloud('domain-ids', {
    user: { ...named, domain: { id: domainId } },
    scope: { project: { ...project.project, domain: { id: domainId } } },
    endpoint,
  }),
  cloud('one-domain', {
    user: { ...named, domain: gnc },
    scope: { project: { ...project.project, domain: gnc } },
    endpoint,
  }),
  cloud('default-domain', {
    user: { ...named, domain: { id: 'default' } },
    scope: { project: { ...project.project, domain: { id: 'default' } } },
    endpoint,
  }),
  cloud('default-domain', {
    env: { OS_DEFAULT_DOMAIN: 'gnc-id' },
    user: { ...named, domain: { id: 'gnc-id' } },
    scope: { project: { ...project.project, domain: { id: 'gnc-id' } } },
    endpoint,
  }),
  cloud('default-domain-name', {
    user: { ...named, domain: gnc },
    scope: { project: { ...project.project, domain: gnc } },
    endpoint,
  }),
  cloud('ids', { user: { id, password }, scope: tenant, endpoint }),
  cloud('numbers', {
    user: { id: '1234567890123456789012', password: '12345' },
    scope: { project: { id: '12345678901234567890123456789e12' } },
    endpoint,
  }),
  cloud('tenant', { user: named, scope: project, endpoint }),
  cloud('tenant-id', { user: named, scope: tenant, endpoint }),
  cloud('domain-scope', { user: { ...named, domain: gnc }, scope: { domain: gnc }, endpoint }),
  cloud('no-scope', { user: named, endpoint }),
  cloud('dashes', {
    user: { name, password: 'secret', domain: gnc },
    scope: project,
    endpoint: 'c3j2/public',
  }),
  cloud('outside-auth', { user: { name: 'gncu11111111', password: 'another' }, scope: project, endpoint }),
  cloud('endpoint-type', { user: named, scope: project, endpoint: 'c3j1/admin' }),
  cloud('preferred-interfaces', { user: named, scope: project, endpoint: 'c3j1/internal' }),
  cloud('image-settings', { user: named, scope: project, endpoint: 'c3j2/admin' }),
  cloud('override', { user: named, scope: project, endpoint: 'c3j2/internal' }),
  cloud('regions', { user: { name: 'gncu22222222', password }, scope: project, endpoint: 'c3j2/admin' }),
  cloud('regions', { env: { OS_REGION_NAME: 'c3j1' }, user: named, scope: project, endpoint }),
  cloud('regions-in-text', { user: named, scope: project, endpoint: 'c3j2/public' }),
  cloud('region-in-url', { user: named, scope: project, endpoint: 'c3j2/public', path: '/c3j2' }),
  cloud('token', {
    identity: { methods: ['token'], token: { id: 'gAAAAABl-first' } },
    scope: { project: { ...project.project, domain: { id: 'default' } } },
    endpoint,
  }),
  cloud('generic-token', {
    identity: { methods: ['token'], token: { id: 'gAAAAABl-first' } },
    scope: tenant,
    endpoint,
  }),
  cloud('credential', {
    identity: {
      methods: ['application_credential'],
      application_credential: { id: '6cb5fa6a13184e6fab65ba2108adf50c', secret: 'glance_secret' },
    },
    endpoint,
  }),
  cloud('named-credential', {
    identity: {
      methods: ['application_credential'],
      application_credential: { name: 'images', user: { name, domain: gnc }, secret: 'glance_secret' },
    },
    endpoint,
  }),
  cloud('v3password', { user: { ...named, domain: { id: 'default' } }, scope: tenant, endpoint }),
  {
    ...cloud('domains', {
      env: { OS_USERNAME: 'gncu99999999', OS_PASSWORD: 'other', OS_INTERFACE: 'admin' },
      user: { name: 'gncu99999999', password: 'other', domain: gnc },
      scope: { project: { ...project.project, domain: gnc } },
      endpoint: 'c3j2/admin',
    }),
    title: 'variables that override a cloud',
  },
  {
    title: 'secure.yaml over clouds.yml',
    fixture: 'secure',
    env: { OS_CLOUD: 'conoha' },
    user: { name, password: 'in-secure-yaml' },
    scope: project,
    endpoint,
  },
  {
    title: 'clouds.json',
    fixture: 'json',
    env: { OS_CLOUD: 'conoha' },
    user: { name, password: '12345' },
    scope: tenant,
    endpoint: 'c3j2/public',
  },
  {
    title: 'a profile in clouds-public.yaml',
    fixture: 'profile',
    env: { OS_CLOUD: 'conoha' },
    user: { name, password: 'secret', domain: gnc },
    scope: project,
    endpoint: 'c3j2/internal',
  },
  ...(
    [
      ['the home folder', {}, 'of-the-home-folder'],
      ['XDG_CONFIG_HOME', { XDG_CONFIG_HOME: 'FIXTURE/config' }, 'of-xdg-config-home'],
      ['XDG_CONFIG_DIRS', { HOME: '/nonexistent', XDG_CONFIG_DIRS: 'FIXTURE/site' }, 'of-xdg-config-dirs'],
      ['OS_CLIENT_CONFIG_FILE', { OS_CLIENT_CONFIG_FILE: 'FIXTURE/elsewhere/my-clouds.yaml' }, 'of-the-variable'],
    ] as const
  ).map(([place, env, user]) => ({
    title: `clouds.yaml of ${place}`,
    fixture: 'folders',
    env: { OS_CLOUD: 'conoha', ...env },
    user: { name: user, password: 'secret' },
    scope: project,
    endpoint,
  })),
  {
    title: 'clouds.yaml of the current folder',
    fixture: 'folders',
    env: { OS_CLOUD: 'conoha' },
    inWork: true,
    user: { name: 'of-the-current-folder', password: 'secret' },
    scope: project,
    endpoint,
  },
  {
    title: 'variables without a file',
    fixture: 'empty',
    env: { ...variables, OS_REGION_NAME: 'c3j2', OS_INTERFACE: 'internal' },
    user: fromVariables,
    scope: project,
    endpoint: 'c3j2/internal',
  },
  {
    title: 'variables instead of the only cloud of a file',
    fixture: 'one-cloud',
    env: variables,
    user: fromVariables,
    scope: project,
    endpoint,
  },
  {
    title: 'variables in their former names, and empty ones',
    fixture: 'empty',
    env: {
      OS_AUTH_URL: 'KEYSTONE',
      OS_USERNAME: name,
      OS_PASSWORD: 'from-the-variables',
      OS_TENANT_NAME: 'gnct00000000',
      OS_USER_DOMAIN_NAME: 'gnc',
      OS_PROJECT_ID: '',
      OS_CACERT: '',
    },
    user: { ...fromVariables, domain: gnc },
    scope: project,
    endpoint,
  },
  {
    title: 'OS_ENDPOINT_TYPE',
    fixture: 'empty',
    env: { ...variables, OS_ENDPOINT_TYPE: 'internalURL', OS_INTERFACE: 'admin' },
    sdkOnly: true,
    user: fromVariables,
    scope: project,
    endpoint: 'c3j1/internal',
  },
  {
    title: 'variables of the cloud envvars',
    fixture: 'one-cloud',
    env: { ...variables, OS_CLOUD: 'envvars', OS_IDENTITY_API_VERSION: '3' },
    user: { ...fromVariables, domain: { id: 'default' } },
    scope: { project: { ...project.project, domain: { id: 'default' } } },
    endpoint,
  },
  {
    title: 'variables with an application credential',
    fixture: 'empty',
    env: {
      OS_AUTH_URL: 'KEYSTONE/v3',
      OS_AUTH_TYPE: 'v3applicationcredential',
      OS_APPLICATION_CREDENTIAL_ID: '6cb5fa6a13184e6fab65ba2108adf50c',
      OS_APPLICATION_CREDENTIAL_SECRET: 'glance_secret',
    },
    identity: {
      methods: ['application_credential'],
      application_credential: { id: '6cb5fa6a13184e6fab65ba2108adf50c', secret: 'glance_secret' },
    },
    endpoint,
  },
  {
    title: 'variables with a token and a scope',
    fixture: 'empty',
    env: {
      OS_AUTH_URL: 'KEYSTONE/v3',
      OS_AUTH_TYPE: 'token',
      OS_TOKEN: 'gAAAAABl-first',
      OS_PROJECT_NAME: 'gnct00000000',
      OS_PROJECT_DOMAIN_NAME: 'gnc',
    },
    identity: { methods: ['token'], token: { id: 'gAAAAABl-first' } },
    scope: { project: { ...project.project, domain: gnc } },
    endpoint,
  },
  {
    title: 'OS_IMAGE_ENDPOINT_OVERRIDE',
    fixture: 'empty',
    sdkOnly: true,
    env: { ...variables, OS_IMAGE_ENDPOINT_OVERRIDE: 'KEYSTONE/image/c3j2/admin' },
    user: fromVariables,
    scope: project,
    endpoint: 'c3j2/admin',
  },
];

/** The `auth` that Keystone receives. */
export function authOf({ user, identity, scope }: Case): object {
  const whole = identity ?? { methods: ['password'], password: { user } };
  return scope ? { identity: whole, scope } : { identity: whole };
}
