import fc from 'fast-check';

type Values = Readonly<Record<string, unknown>>;

/** A machine with settings in all places: files, and variables by their names in files. */
export interface RandomMachine {
  readonly clouds: Values;
  readonly secure: Values;
  readonly profile: Values;
  readonly variables: Readonly<Record<string, string>>;
}

const user = ['user_id', 'username', 'user_name', 'user_domain_id', 'user_domain_name'];
const scope = ['project_id', 'project_name', 'tenant_id', 'tenant_name', 'domain_id', 'domain_name'];
const projectDomain = ['project_domain_id', 'project_domain_name'];
const defaults = ['default_domain_id', 'default_domain_name'];
const credential = ['application_credential_id', 'application_credential_name', 'application_credential_secret'];

/** For each type of login, its own settings and those that it requires. */
const types: Readonly<Record<string, { readonly names: readonly string[]; readonly minimum: Values }>> = {
  password: { names: [...user, ...defaults, 'password'], minimum: { username: 'u', password: 'p' } },
  v3password: { names: [...user, 'password'], minimum: { username: 'u', password: 'p' } },
  token: { names: ['token', ...defaults], minimum: { token: 't' } },
  v3token: { names: ['token'], minimum: { token: 't' } },
  v3applicationcredential: {
    names: [...user, ...credential],
    minimum: { application_credential_id: 'i', application_credential_secret: 's' },
  },
};

/** Some of these settings, most often few. */
function some(names: readonly string[]): fc.Arbitrary<Values> {
  const value = fc.constantFrom('a', 'b', 'c');
  return fc
    .uniqueArray(fc.constantFrom(...names), { maxLength: 4 })
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map((name) => [name, value] as const))));
}

const interfaces = fc.constantFrom('public', 'internal', 'adminURL');
const regionNames = fc.constantFrom('r1', 'r2');

/**
 * Settings outside `auth`.
 *
 * @param imageInterface One of the two names of this setting. If a machine has both, upstream takes the last of a file.
 */
function others(imageInterface: string): fc.Arbitrary<Values> {
  const entries = fc.oneof(
    fc.constant(['identity_api_version', 3] as const),
    interfaces.map((value) => ['interface', value] as const),
    interfaces.map((value) => ['endpoint_type', value] as const),
    interfaces.map((value) => [imageInterface, value] as const),
    regionNames.map((value) => ['region_name', value] as const),
    fc.constant(['image_region_name', 'r9'] as const),
    fc.constant(['image_endpoint_override', 'http://o.example'] as const),
  );
  return fc
    .uniqueArray(entries, { maxLength: 4, selector: ([name]) => name })
    .map((chosen) => Object.fromEntries(chosen));
}

/**
 * Machines on which upstream's rules are the same in all its versions. Before openstacksdk 2.0, `auth` overrode projects,
 * domains and tokens outside it, so these are only in it.
 */
export const randomMachine: fc.Arbitrary<RandomMachine> = fc.constantFrom(...Object.keys(types)).chain((type) => {
  const { names = [], minimum = {} } = types[type] ?? {};
  const auth = some([...names, ...scope, ...projectDomain]);
  const outside = some([...names.filter((name) => !/domain|token/.test(name)), 'unknown']);
  const regions = auth.map((values) => ['r2', { name: 'r1', values: { interface: 'admin', auth: values } }]);
  const settings = (imageInterface: string) =>
    fc.tuple(outside, others(imageInterface), auth).map(([few, more, login]) => ({ ...few, ...more, auth: login }));
  const both = fc
    .constantFrom('image_interface', 'image_endpoint_type')
    .chain((name) => fc.tuple(settings(name), settings(name)));
  const variables = some(['user_id', 'username', 'password', 'application_credential_name']);
  const region = fc.option(fc.constantFrom('r1', 'r2'), { nil: undefined });
  return fc
    .tuple(both, fc.option(regions, { nil: undefined }), auth, variables, region, fc.boolean())
    .map(([[cloud, profile], list, secure, set, region_name, hasInterface]) => ({
      clouds: {
        ...cloud,
        auth_type: type,
        profile: 'p',
        auth: { auth_url: 'http://k.example/v3', ...minimum, ...cloud.auth },
        ...(list && { regions: list }),
      },
      secure: { auth: secure },
      profile,
      variables: {
        ...(set as Readonly<Record<string, string>>),
        ...(region_name && { region_name }),
        ...(hasInterface && { interface: 'internal' }),
      },
    }));
});
