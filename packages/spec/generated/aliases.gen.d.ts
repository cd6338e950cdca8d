// Generated from openapi/ by `npm run generate`. Do not edit.
import type { operations, paths as documentedPaths } from './types.gen.js';

export type { ImageList, Image, TimeFilter, KeystoneError, WebObError, components, operations } from './types.gen.js';

/** The paths of the document, for openapi-fetch and other tools. An enum that is open to other values is a string here. */
export type paths = WithPlainStrings<documentedPaths>;

type WithPlainStrings<Value> = unknown extends Value
  ? Value
  : string extends NonNullable<Value>
    ? string | Extract<Value, null | undefined>
    : Value extends object
      ? { [Name in keyof Value]: WithPlainStrings<Value[Name]> }
      : Value;

type ImageListQueryParameters = NonNullable<operations['listImages']['parameters']['query']>;

/** The query parameters of /v2/images on the wire. Give the order by sort, or by sort_key and sort_dir, not by both. */
export type ImageListQuery = Omit<ImageListQueryParameters, 'sort' | 'sort_key' | 'sort_dir'> &
  (
    | (Pick<ImageListQueryParameters, 'sort'> & { sort_key?: never; sort_dir?: never })
    | (Pick<ImageListQueryParameters, 'sort_key' | 'sort_dir'> & { sort?: never })
  );
