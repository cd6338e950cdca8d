/**
 * Reads the tags of an image that are written as `key=value`, such as `dst_name=Ruby_on_Rails`.
 *
 * A key ends at the first `=`. In a value `_` stands for a space. A tag without `=` is a key whose value is empty. Of a
 * key that is there more than once the last value counts. Keys that nobody knows are kept.
 *
 * @returns An object without a prototype, so that no key is there of itself.
 * @see ConoHa's reference of GET /v2/images, tags; keys such as app_name as in gmo-internet/conoha_vps_mcp
 */
export function parseTags(tags: readonly string[]): Tags {
  const read: Record<string, string> = Object.create(null);
  for (const tag of tags) {
    const [key = '', ...value] = tag.split('=');
    read[key] = value.join('=').replaceAll('_', ' ');
  }
  return read;
}

/** The keys that ConoHa's own images have, and any other. */
export interface Tags {
  /** Where the image stands in ConoHa's control panel. */
  readonly display_order?: string;
  /** Such as `vps` or `gpu`. */
  readonly service_type?: string;
  /** The distribution. */
  readonly dst_name?: string;
  readonly dst_version?: string;
  /** The application. */
  readonly app_name?: string;
  readonly app_version?: string;
  readonly [key: string]: string | undefined;
}
