import type { Case } from './case.ts';
import { variableCases } from './variable-cases.ts';

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
  cloud('both-names', { user: named, scope: project, endpoint: 'c3j1/internal' }),
  cloud('domain-scope', { user: { ...named, domain: gnc }, scope: { domain: gnc }, endpoint }),
  cloud('domain-scope-only', { user: named, scope: { domain: gnc }, endpoint }),
  cloud('own-domain', {
    user: { ...named, domain: gnc },
    scope: { project: { ...project.project, domain: { id: 'default' } } },
    endpoint,
  }),
  cloud('default-domain-id', {
    user: { ...named, domain: { id: 'gnc-id' } },
    scope: { project: { ...project.project, domain: { id: 'gnc-id' } } },
    endpoint,
  }),
  cloud('empty-values', { user: named, scope: project, endpoint }),
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
  ...(
    [
      ['repeated', 'second', 'c3j2/internal'],
      ['merged-twice', 'second', endpoint],
      ['merged-list', 'second', endpoint],
      ['merged-and-own', 'own', endpoint],
      ['quoted-key', 'first', endpoint],
      ['y', 'first', endpoint],
    ] as const
  ).map(([OS_CLOUD, password, endpoint]) => ({
    title: 'repeated and merged settings',
    fixture: 'yaml',
    env: { OS_CLOUD },
    user: { name, password },
    scope: project,
    endpoint,
  })),
  {
    title: 'a profile in clouds-public.yaml',
    fixture: 'profile',
    env: { OS_CLOUD: 'conoha' },
    user: { name, password: 'secret', domain: gnc },
    scope: project,
    endpoint: 'c3j2/internal',
  },
  {
    title: 'a cloud with a profile and a region of its own',
    fixture: 'profile',
    env: { OS_CLOUD: 'own-region' },
    user: { name, password: 'secret', domain: gnc },
    scope: project,
    endpoint: 'c3j1/internal',
  },
  {
    title: 'the only cloud of a file beside variables of other tools',
    fixture: 'one-cloud',
    env: { OS_TEST_TIMEOUT: '60', OS_LOG_CAPTURE: '1', OS_STDOUT_CAPTURE: '1', OS_REGION_NAME: 'c3j1' },
    sdkOnly: true,
    user: { name, password: 'paSSword123456#$%' },
    scope: project,
    endpoint,
  },
  ...(
    [
      ['the home folder', {}, 'of-the-home-folder'],
      ['XDG_CONFIG_HOME', { XDG_CONFIG_HOME: 'FIXTURE/config' }, 'of-xdg-config-home'],
      [
        'the home folder, as XDG_CONFIG_HOME is a file',
        { XDG_CONFIG_HOME: 'FIXTURE/work/clouds.yaml' },
        'of-the-home-folder',
      ],
      ['XDG_CONFIG_DIRS', { HOME: 'FIXTURE/missing', XDG_CONFIG_DIRS: 'FIXTURE/site' }, 'of-xdg-config-dirs'],
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
  ...variableCases,
];
