import { QueryError } from '../errors/query-error.ts';
import { entriesOf, findFile, layerOf } from './files.ts';
import { configFolders } from './folders.ts';
import { chooseRegion, type Region } from './region.ts';
import { type Layer, Settings, textOf } from './settings.ts';
import { describingVariables, type Variables, variableSettings } from './variables.ts';

/** What chooses a cloud: the options of the caller, and the variables. */
export interface Choice {
  readonly cloud: string | undefined;
  readonly region: string | undefined;
  readonly variables: Variables;
}

/** The settings of a cloud and its region. */
export interface Cloud {
  readonly settings: Settings;
  readonly region: Region | undefined;
  /** The files or variables that hold the settings, for errors. */
  readonly source: string;
}

/**
 * Finds a cloud as openstackclient does. Variables override the settings of the region, these secure.yaml, this
 * clouds.yaml, and this the profile.
 *
 * @throws {QueryError} if there is no such cloud, or if a file or a setting is invalid.
 * @see https://docs.openstack.org/openstacksdk/latest/user/config/configuration.html
 */
export async function chooseCloud(choice: Choice): Promise<Cloud> {
  const { region, variables } = choice;
  const folders = configFolders(variables);
  const { layers: cloud, source } = await cloudLayers(choice, folders);
  const profile = await profileLayers(new Settings(cloud), folders);
  const own: Layer = { nameOf: (path) => `OS_${path.toUpperCase()}`, values: variableSettings(variables) };
  const variable = variables['OS_REGION_NAME'];
  const requested = region
    ? { name: 'region', value: region }
    : variable
      ? { name: 'OS_REGION_NAME', value: variable }
      : undefined;
  const chosen = chooseRegion(requested, new Settings(cloud), new Settings(profile));
  const layers = [own, chosen.layer, ...cloud, ...profile].filter((layer) => layer !== undefined);
  return { settings: new Settings(layers), region: chosen.region, source };
}

/** The layers of the chosen cloud in the files, and where they are. There are none if the variables describe it. */
async function cloudLayers(
  { cloud, variables }: Choice,
  folders: readonly string[],
): Promise<{ readonly layers: Layer[]; readonly source: string }> {
  const files = [
    await findFile('secure', folders, variables, 'OS_CLIENT_SECURE_FILE'),
    await findFile('clouds', folders, variables, 'OS_CLIENT_CONFIG_FILE'),
  ].filter((file) => file !== undefined);
  const names = [...new Set(files.flatMap((file) => Object.keys(entriesOf(file, 'clouds'))))];
  const source = files.map(({ path }) => path).join(' and ');

  // The cloud that the variables describe has a name too.
  const described = variables['OS_CLOUD_NAME'] || 'envvars';
  if (names.includes(described)) {
    throw new QueryError('OS_CLOUD_NAME', `must differ from the clouds in ${source}. Default: envvars`, described);
  }
  const describing = describingVariables(variables);
  const isDescribed = describing.length > 0;
  const name = cloud ?? (variables['OS_CLOUD'] || (isDescribed ? described : names.length < 2 ? names[0] : undefined));
  if (name === described && isDescribed) {
    return { layers: [], source: `the variables ${describing.join(', ')} alone, as no cloud of a file is chosen` };
  }
  if (name === undefined || !names.includes(name)) {
    const parameter = cloud !== undefined ? 'cloud' : 'OS_CLOUD';
    const problem =
      names.length > 0
        ? `must be one of the clouds in ${source}: ${names.join(', ')}`
        : `must name a cloud, but ${source ? `${source} has no clouds` : `there is no clouds.yaml in ${folders.join(', ')}, and no OS_AUTH_URL`}`;
    throw new QueryError(parameter, problem, name);
  }
  const layers = files.map((file) => layerOf(file, 'clouds', name)).filter((layer) => layer !== undefined);
  return { layers, source: `the cloud ${name} in ${source}, and the OS_* variables` };
}

/** The layer of the profile that the cloud names, from clouds-public.yaml. */
async function profileLayers(cloud: Settings, folders: readonly string[]): Promise<Layer[]> {
  const setting = cloud.find('profile', 'cloud');
  const name = textOf(setting, false);
  if (!setting || !name) return [];
  const file = await findFile('clouds-public', folders);
  const layer = file && layerOf(file, 'public-clouds', name);
  if (layer) return [layer];
  // Those in openstacksdk include ConoHa's earlier service, VPS v2.
  const known = file ? Object.keys(entriesOf(file, 'public-clouds')).join(', ') : 'that file is missing';
  throw new QueryError(
    setting.name,
    `must be a profile in ${file?.path ?? 'clouds-public.yaml'} (${known}). The profiles of openstacksdk are not supported: write auth_url and region_name`,
    name,
    // A URL, which openstacksdk allows, may hold a password.
    name.includes('@'),
  );
}
