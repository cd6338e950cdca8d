// Generated from openapi/ by `npm run generate`. Do not edit.
import type { components, operations } from './types.gen.ts';

export type { components, operations, paths } from './types.gen.ts';

/** One page of the list of images. */
export type ImageList = components['schemas']['ImageList'];

/** An image. Properties of other names (additional properties) stand beside these, and their values are strings. */
export type Image = components['schemas']['Image'];

/** A filter on a time. An operator, which may be left out, and an ISO 8601 time. */
export type TimeFilter = components['schemas']['TimeFilter'];

/** An error of authentication. It is wrapped in `error`, and its `code` is an integer. */
export type KeystoneError = components['schemas']['KeystoneError'];

/** An error of the Image API. It has no wrapper, and its `code` is a string. */
export type WebObError = components['schemas']['WebObError'];

type ImageListQueryParameters = NonNullable<operations['listImages']['parameters']['query']>;

/** The query parameters of /v2/images. Give the order by sort, or by sort_key and sort_dir, not by both. */
export type ImageListQuery = Omit<ImageListQueryParameters, 'sort' | 'sort_key' | 'sort_dir'> &
  (
    | (Pick<ImageListQueryParameters, 'sort'> & { sort_key?: never; sort_dir?: never })
    | (Pick<ImageListQueryParameters, 'sort_key' | 'sort_dir'> & { sort?: never })
  );
