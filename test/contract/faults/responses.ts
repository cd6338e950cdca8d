import type { Body, Fault } from '../fault.ts';
import { eachImage, errorBody, json, text } from './changes.ts';

export const responseFaults: Record<string, Fault> = {
  'response-null-left-out': {
    does: 'leaves out members that are null',
    writes: (body) => ({
      ...body,
      images: body.images.map((image) =>
        Object.fromEntries(Object.entries(image).filter(([, value]) => value !== null)),
      ),
    }),
  },
  'response-size-as-text': {
    does: 'writes sizes as strings',
    writes: eachImage((image) => ({ ...image, size: String(image['size']) })),
  },
  'response-time-without-offset': {
    does: 'writes times without an offset',
    writes: eachImage((image) => ({ ...image, created_at: text(image, 'created_at').replace('Z', '') })),
  },
  'response-self-of-another': {
    does: 'has the path of the first image in every image',
    writes: (body) => ({ ...body, images: body.images.map((image) => ({ ...image, self: body.images[0]?.['self'] })) }),
  },
  'response-file-missing-part': {
    does: 'leaves /file out of the path of a file',
    writes: eachImage((image) => ({ ...image, file: text(image, 'file').replace(/\/file$/, '') })),
  },
  'response-tag-twice': {
    does: 'writes the first tag of an image twice',
    writes: eachImage((image) => {
      const tags = image['tags'] as string[];
      return { ...image, tags: [...tags, ...tags.slice(0, 1)] };
    }),
  },
  'response-updated-before-created': {
    does: 'confuses the times of the creation and of the last update of an image',
    writes: eachImage((image) => ({ ...image, created_at: image['updated_at'], updated_at: image['created_at'] })),
  },
  'response-tags-null': {
    does: 'writes null for an empty list of tags',
    writes: eachImage((image) => ({ ...image, tags: (image['tags'] as string[]).length === 0 ? null : image['tags'] })),
  },
  'response-number-added': {
    does: 'adds a member that is not a string',
    writes: eachImage((image) => ({ ...image, download_count: 3 })),
  },
  'response-less-filtered': {
    does: 'leaves out a required member if there is a filter',
    writes: (body, { value }) => (value('name') ? eachImage(({ checksum, ...image }) => image)(body) : body),
  },
  'response-differs-sorted': {
    does: 'changes the tags of images in a sorted list',
    writes: (body, { value }) => (value('sort') ? eachImage((image) => ({ ...image, tags: [] }))(body) : body),
  },
  'response-schema-link': {
    does: 'has the path of another schema',
    writes: (body) => ({ ...body, schema: '/v2/schemas/image' }),
  },
  'response-empty-null': {
    does: 'writes null for an empty page',
    writes: (body) => ({ ...body, images: body.images.length === 0 ? null : body.images }),
  },
  'response-type-text': {
    does: 'gives a page the media type text/plain',
    responds: async (response) =>
      response.status === 200
        ? new Response(await response.text(), { headers: { 'content-type': 'text/plain' } })
        : response,
  },
  'response-key-upper-case': {
    does: 'writes IDs in upper case',
    writes: eachImage((image) => ({ ...image, id: text(image, 'id').toUpperCase() })),
  },
  'response-envelope-missing': {
    does: 'returns the images without the object around them',
    responds: async (response) =>
      response.status === 200 ? json(200, ((await response.json()) as Body).images) : response,
  },
  'response-visibility-upper-case': {
    does: 'writes the visibility in upper case',
    writes: eachImage((image) => ({ ...image, visibility: text(image, 'visibility').toUpperCase() })),
  },
  'response-not-found-empty': {
    does: 'responds with 404 if nothing is found',
    responds: async (response) =>
      response.status === 200 && ((await response.clone().json()) as Body).images.length === 0
        ? json(404, errorBody)
        : response,
  },
};
