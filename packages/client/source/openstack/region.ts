import { QueryError } from '../errors/query-error.ts';
import { isMapping, type Mapping } from './mapping.ts';
import { type Layer, type Setting, type Settings, textOf, withUnderscores } from './settings.ts';

/** A region, and the setting that names it. */
export interface Region extends Setting {
  readonly value: string;
}

interface KnownRegion extends Region {
  /** Settings of this region only. */
  readonly values: Mapping;
}

/**
 * Chooses a region as openstackclient does: the requested one, which must be a region of the cloud if the cloud has a
 * list of them, or the first of the list.
 *
 * @param cloud The settings of the cloud.
 * @param profile The settings of its profile, whose regions count if the cloud names none.
 * @returns the region, and the layer of its own settings.
 */
export function chooseRegion(
  requested: Region | undefined,
  cloud: Settings,
  profile: Settings,
): { readonly region: Region | undefined; readonly layer: Layer | undefined } {
  const known = regionsOf(cloud) ?? regionsOf(profile) ?? [];
  const chosen = requested ? known.find(({ value }) => value === requested.value) : known[0];
  if (requested && known.length > 0 && !chosen) {
    const names = known.map(({ value }) => value).join(', ');
    throw new QueryError(requested.name, `must be a region of the cloud: ${names}`, requested.value);
  }
  return {
    region: requested ?? chosen,
    layer: chosen && { nameOf: (path) => `${chosen.name}.values.${path}`, values: withUnderscores(chosen.values) },
  };
}

function regionsOf(settings: Settings): KnownRegion[] | undefined {
  const setting = settings.find('regions') ?? settings.find('region_name');
  if (!setting) return undefined;
  const { name, value } = setting;
  const list = Array.isArray(value) ? value : (textOf(setting, false) ?? '').split(',');
  return list.map((entry: unknown, index) => {
    const region = { name: Array.isArray(value) ? `${name}, entry ${index + 1}` : name, value: entry };
    if (!isMapping(entry)) return { name: region.name, value: textOf(region, false) ?? '', values: {} };
    const { name: title, values = {}, ...others } = entry;
    if (typeof title !== 'string' || !isMapping(values) || Object.keys(others).length > 0) {
      throw new QueryError(region.name, 'must be a name, or a mapping with a name and values', entry, true);
    }
    return { name: region.name, value: title, values };
  });
}
