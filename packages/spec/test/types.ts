// Checked by `npm run typecheck`: what must compile does, and under each @ts-expect-error is what must not.
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

// An open set: the values that are known are suggested, others are allowed.
export const active: Image['status'] = 'active';
export const other: Image['status'] = 'a_new_one';

// @ts-expect-error a size may be null
export const neverNull: number = image.size;
// @ts-expect-error an architecture may be absent
export const alwaysThere: string = image.architecture;
// @ts-expect-error a status may be one that nobody knows yet
export const closed: 'active' | 'queued' = image.status;
// @ts-expect-error a misspelt property is no property
image.nmae;
// @ts-expect-error a visibility is one of a closed set
export const secret: Image['visibility'] = 'secret';

declare const list: ImageList;
export const next: string | undefined = list.next;
// @ts-expect-error the last page has no next
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
// @ts-expect-error a misspelt filter
export const misspelt: ImageListQuery = { visiblity: 'public' };
// @ts-expect-error no such direction
export const upwards: ImageListQuery = { sort: ['name:up'] };
// @ts-expect-error no such sort key
export const unsortable: ImageListQuery = { sort_key: ['visibility'] };
// @ts-expect-error a limit is a number
export const text: ImageListQuery = { limit: '200' };

const validation: Validation<ImageList> = validateImageList(body);
if (validation.valid) validation.value.images;
else validation.violations[0].message;
// @ts-expect-error the value is there only where it is valid
validation.value;

export const limit: 'limit' = listImages.page.limit;
// @ts-expect-error the descriptor is data that nobody changes
listImages.page.limit = 'count';
