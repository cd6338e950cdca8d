import type { Case } from './case.ts';

const name = 'gncu00000000';
const project = { project: { name: 'gnct00000000' } };
const gnc = { name: 'gnc' };
const endpoint = 'c3j1/public';

const variables = {
  OS_AUTH_URL: 'KEYSTONE/v3',
  OS_USERNAME: name,
  OS_PASSWORD: 'from-the-variables',
  OS_PROJECT_NAME: 'gnct00000000',
};
const fromVariables = { name, password: 'from-the-variables' };

/** Machines whose variables hold all settings. */
export const variableCases: readonly Case[] = [
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
