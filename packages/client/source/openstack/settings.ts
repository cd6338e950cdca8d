import { QueryError } from '../errors/query-error.ts';
import { isMapping, type Mapping } from './mapping.ts';

/** Settings of one origin: the variables, a cloud in a file, a region of it, or a profile. */
export interface Layer {
  /** The name of a setting in errors, for example `clouds.conoha.region_name in /etc/openstack/clouds.yaml`. */
  readonly nameOf: (path: string) => string;
  /** Names of settings have `_` for `-`. */
  readonly values: Mapping;
}

export interface Setting {
  readonly name: string;
  readonly value: unknown;
}

/** Settings from several origins. Each setting has the value of the first layer that has one. */
export class Settings {
  readonly layers: readonly Layer[];

  constructor(layers: readonly Layer[]) {
    this.layers = layers;
  }

  /** A setting outside `auth`. Of several names the first that any layer has counts. */
  find(...names: readonly string[]): Setting | undefined {
    for (const name of names) {
      for (const { nameOf, values } of this.layers) {
        const value = own(values, name);
        if (value !== undefined) return { name: nameOf(name), value };
      }
    }
    return undefined;
  }

  /** A setting of the login. It is usually in `auth`, but outside it overrides that, as variables do. */
  findAuth(...names: readonly string[]): Setting | undefined {
    return this.find(...names) ?? new Settings(this.layers.map(authLayer)).find(...names);
  }

  /** The text of a setting of the login, which errors do not show. */
  auth(...names: readonly string[]): string | undefined {
    return textOf(this.findAuth(...names), true);
  }

  text(...names: readonly string[]): string | undefined {
    return textOf(this.find(...names), false);
  }
}

/** The names of the settings in a layer's `auth`. */
export function authLayer({ nameOf, values }: Layer): Layer {
  const auth = own(values, 'auth') ?? {};
  if (!isMapping(auth)) throw new QueryError(nameOf('auth'), 'must be a mapping', auth, auth !== null);
  return { nameOf: (path) => nameOf(`auth.${path}`), values: auth };
}

/** @throws {QueryError} if the value is not a text. */
export function textOf(setting: Setting | undefined, isSecret: boolean): string | undefined {
  if (setting === undefined || typeof setting.value === 'string') return setting?.value as string | undefined;
  throw invalid(setting, 'must be a string: put it in quotes', isSecret);
}

/** The error of a setting. It shows no mapping, which may hold the login if a line is indented too far. */
export function invalid({ name, value }: Setting, problem: string, isSecret = false): QueryError {
  const isMapped = [value].flat().some((entry) => typeof entry === 'object' && entry !== null);
  return new QueryError(name, problem, value, isSecret || isMapped);
}

/** A value of a mapping; undefined if it is empty. Names may be those of methods of every object. */
export function own(mapping: Mapping, name: string): unknown {
  const value = Object.hasOwn(mapping, name) ? mapping[name] : undefined;
  return value === null || value === '' ? undefined : value;
}

/** A copy whose names have `_` for `-`, also in the mappings in it, of which `auth` is one. */
export function withUnderscores(mapping: Mapping, isInner = false): Mapping {
  return Object.fromEntries(
    Object.entries(mapping).map(([name, value]) => [
      name.replaceAll('-', '_'),
      isMapping(value) && !isInner ? withUnderscores(value, true) : value,
    ]),
  );
}
