/**
 * Reads an image's tags of the form `key=value`, for example `dst_name=Ruby_on_Rails`.
 *
 * The key ends at the first `=`. In a value `_` stands for a space. A tag without `=` is a key with an empty value. If a
 * key is repeated, its last value counts. Unknown keys are kept.
 *
 * @returns An object without a prototype, so it has no inherited keys.
 * @see ConoHa's reference of GET /v2/images, tags; keys such as app_name as in gmo-internet/conoha_vps_mcp
 */
export function parseTags(tags: readonly string[]): Tags {
  const values: Record<string, string> = Object.create(null);
  for (const tag of tags) {
    const [key = '', ...value] = tag.split('=');
    values[key] = value.join('=').replaceAll('_', ' ');
  }
  return values;
}

/** The keys on ConoHa's own images, and any other key. */
export interface Tags {
  /** The image's position in ConoHa's control panel. */
  readonly display_order?: string;
  /** For example `vps` or `gpu`. */
  readonly service_type?: string;
  /** The distribution. */
  readonly dst_name?: string;
  readonly dst_version?: string;
  /** The application. */
  readonly app_name?: string;
  readonly app_version?: string;
  readonly [key: string]: string | undefined;
}
