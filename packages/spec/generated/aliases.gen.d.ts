// Generated from openapi/ by `npm run generate`. Do not edit.
import type { operations } from './types.gen.js';

export type { ImageList, Image, TimeFilter, KeystoneError, WebObError, components, operations, paths } from './types.gen.js';

type ImageListQueryParameters = NonNullable<operations['listImages']['parameters']['query']>;

/** The query parameters of /v2/images on the wire. Give the order by sort, or by sort_key and sort_dir, not by both. */
export type ImageListQuery = Omit<ImageListQueryParameters, 'sort' | 'sort_key' | 'sort_dir'> &
  (
    | (Pick<ImageListQueryParameters, 'sort'> & { sort_key?: never; sort_dir?: never })
    | (Pick<ImageListQueryParameters, 'sort_key' | 'sort_dir'> & { sort?: never })
  );
