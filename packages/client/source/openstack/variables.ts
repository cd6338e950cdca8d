/** Environment variables, as in `process.env`. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Variables of upstream's tests, which openstackclient ignores too. */
const foreign = /^OS_(TEST|STD|LOG)/;

/** Variables that choose a cloud, a region or a file. Without any other variable they do not describe a cloud. */
const selectors = ['OS_CLOUD', 'OS_REGION_NAME', 'OS_CLIENT_CONFIG_FILE', 'OS_CLIENT_SECURE_FILE', 'OS_CLOUD_NAME'];

/** The names of the `OS_*` variables that are set. An empty variable counts as not set. */
function namesOf(variables: Variables): string[] {
  return Object.keys(variables).filter((name) => name.startsWith('OS_') && !foreign.test(name) && variables[name]);
}

/**
 * The settings in these variables, by the names that clouds.yaml has for them: `auth_url` for `OS_AUTH_URL`. A tenant
 * becomes a project, so that it overrides a project in a file.
 */
export function variableSettings(variables: Variables): Readonly<Record<string, string | undefined>> {
  const entries = describingVariables(variables).map(
    (name) => [name.slice('OS_'.length).toLowerCase(), variables[name]] as const,
  );
  const tenants = entries.filter(([name]) => name.startsWith('tenant_'));
  const projects = tenants.map(([name, value]) => [name.replace('tenant_', 'project_'), value] as const);
  return Object.fromEntries([...projects, ...entries]);
}

/** The variables that make openstackclient use the variables alone if `OS_CLOUD` is not set. */
export function describingVariables(variables: Variables): string[] {
  return namesOf(variables).filter((name) => !selectors.includes(name));
}
