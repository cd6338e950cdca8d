// Checked by `npm run typecheck`. The lines below @ts-expect-error must not compile, and all others must.
import {
  type Image,
  type ImageList,
  type ImageListQuery,
  listImages,
  type Validation,
  validateImageList,
} from '@conoha-images/spec';

declare const image: Image;
declare const body: unknown;

export const size: number | null = image.size;
export const name: string | null = image.name;
export const known: 'public' | 'private' | 'shared' | 'community' = image.visibility;
export const architecture: string | undefined = image.architecture;

// An open set: known values are suggested, and others are allowed.
export const active: Image['status'] = 'active';
export const other: Image['status'] = 'a_new_one';

// @ts-expect-error a size may be null
export const neverNull: number = image.size;
// @ts-expect-error an architecture may be absent
export const alwaysThere: string = image.architecture;
// @ts-expect-error a status may be unknown
export const closed: 'active' | 'queued' = image.status;
// @ts-expect-error a property is misspelt
image.nmae;
// @ts-expect-error the set of visibilities is closed
export const secret: Image['visibility'] = 'secret';

declare const list: ImageList;
export const next: string | undefined = list.next;
// @ts-expect-error the last page has no link to a next page
export const always: string = list.next;

export const queries: ImageListQuery[] = [
  {},
  { limit: 200, visibility: 'public', os_type: 'linux', tag: ['service_type=vps'], protected: true },
  { sort: ['name:asc', 'created_at'] },
  { sort_key: ['name'], sort_dir: ['asc'] },
];
// @ts-expect-error sort excludes sort_key
export const both: ImageListQuery = { sort: ['name:asc'], sort_key: ['name'] };
// @ts-expect-error sort excludes sort_dir
export const half: ImageListQuery = { sort: ['name:asc'], sort_dir: ['asc'] };
// @ts-expect-error a filter is misspelt
export const misspelt: ImageListQuery = { visiblity: 'public' };
// @ts-expect-error the direction is unknown
export const upwards: ImageListQuery = { sort: ['name:up'] };
// @ts-expect-error the sort key is unknown
export const unsortable: ImageListQuery = { sort_key: ['visibility'] };
// @ts-expect-error a limit is a number
export const text: ImageListQuery = { limit: '200' };

const validation: Validation<ImageList> = validateImageList(body);
if (validation.valid) validation.value.images;
else validation.violations[0].message;
// @ts-expect-error only a valid result has a value
validation.value;

export const limit: 'limit' = listImages.page.limit;
// @ts-expect-error the descriptor is read-only
listImages.page.limit = 'count';
