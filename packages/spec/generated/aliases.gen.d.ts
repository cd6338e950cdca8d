// Generated from openapi/ by `npm run generate`. Do not edit.
import type { components, operations } from './types.gen.js';

export type { components, operations, paths } from './types.gen.js';

/**
 * A page of the list of images.
 *
 * Source: [ConoHa's OpenAPI file](https://github.com/gmo-internet/conoha_vps_openapi) (that `images` is always present).
 *
 * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (that `first` and `schema` are always present).
 */
export type ImageList = components['schemas']['ImageList'];

/**
 * An image. Properties that are not listed here (additional properties) stand beside the others, and their values are strings.
 *
 * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance) (that required properties are always present, that the values of additional properties are strings).
 */
export type Image = components['schemas']['Image'];

/** A filter on a time: an optional operator and a time in ISO 8601. */
export type TimeFilter = components['schemas']['TimeFilter'];

/**
 * An authentication error. It is wrapped in `error`, and its `code` is an integer.
 *
 * Unverified against the live API: [OpenStack keystonemiddleware](https://github.com/openstack/keystonemiddleware).
 */
export type KeystoneError = components['schemas']['KeystoneError'];

/**
 * An error of the Image API. It is not wrapped in `error`, and its `code` is a string.
 *
 * Unverified against the live API: [OpenStack Glance (source code and a running version 25.1)](https://github.com/openstack/glance).
 */
export type WebObError = components['schemas']['WebObError'];

type ImageListQueryParameters = NonNullable<operations['listImages']['parameters']['query']>;

/** The query parameters of /v2/images. Give the order by sort, or by sort_key and sort_dir, not by both. */
export type ImageListQuery = Omit<ImageListQueryParameters, 'sort' | 'sort_key' | 'sort_dir'> &
  (
    | (Pick<ImageListQueryParameters, 'sort'> & { sort_key?: never; sort_dir?: never })
    | (Pick<ImageListQueryParameters, 'sort_key' | 'sort_dir'> & { sort?: never })
  );
