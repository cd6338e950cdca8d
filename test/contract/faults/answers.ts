import type { Body, Fault } from '../faulty-service.ts';
import { eachImage, json, refusal, text } from './changes.ts';

export const answerFaults: Record<string, Fault> = {
  'answer-null-left-out': {
    does: 'leaves out what is null',
    writes: (body) => ({
      ...body,
      images: body.images.map((image) =>
        Object.fromEntries(Object.entries(image).filter(([, value]) => value !== null)),
      ),
    }),
  },
  'answer-size-as-text': {
    does: 'writes sizes as texts',
    writes: eachImage((image) => ({ ...image, size: String(image['size']) })),
  },
  'answer-time-without-offset': {
    does: 'writes times without an offset',
    writes: eachImage((image) => ({ ...image, created_at: text(image, 'created_at').replace('Z', '') })),
  },
  'answer-self-of-another': {
    does: 'has the link of the first image in all',
    writes: (body) => ({ ...body, images: body.images.map((image) => ({ ...image, self: body.images[0]?.['self'] })) }),
  },
  'answer-file-missing-part': {
    does: 'has no /file in the link to a file',
    writes: eachImage((image) => ({ ...image, file: text(image, 'file').replace(/\/file$/, '') })),
  },
  'answer-tags-null': {
    does: 'has null for no tags',
    writes: eachImage((image) => ({ ...image, tags: (image['tags'] as string[]).length === 0 ? null : image['tags'] })),
  },
  'answer-number-added': {
    does: 'has a member more that is no text',
    writes: eachImage((image) => ({ ...image, download_count: 3 })),
  },
  'answer-less-filtered': {
    does: 'leaves out what the document requires where there is a filter',
    writes: (body, { value }) => (value('name') ? eachImage(({ checksum, ...image }) => image)(body) : body),
  },
  'answer-differs-sorted': {
    does: 'gives an image other tags in a list that is sorted',
    writes: (body, { value }) => (value('sort') ? eachImage((image) => ({ ...image, tags: [] }))(body) : body),
  },
  'answer-schema-link': {
    does: 'has the link to another schema',
    writes: (body) => ({ ...body, schema: '/v2/schemas/image' }),
  },
  'answer-empty-null': {
    does: 'has null for a page without items',
    writes: (body) => ({ ...body, images: body.images.length === 0 ? null : body.images }),
  },
  'answer-type-text': {
    does: 'says that a page is text',
    answers: async (answer) =>
      answer.status === 200 ? new Response(await answer.text(), { headers: { 'content-type': 'text/plain' } }) : answer,
  },
  'answer-key-upper-case': {
    does: 'writes the ids in upper case',
    writes: eachImage((image) => ({ ...image, id: text(image, 'id').toUpperCase() })),
  },
  'answer-envelope-missing': {
    does: 'has the images without what is around them',
    answers: async (answer) => (answer.status === 200 ? json(200, ((await answer.json()) as Body).images) : answer),
  },
  'answer-status-unknown-case': {
    does: 'writes the visibility in upper case',
    writes: eachImage((image) => ({ ...image, visibility: text(image, 'visibility').toUpperCase() })),
  },
  'answer-not-found-empty': {
    does: 'answers 404 where nothing is found',
    answers: async (answer) =>
      answer.status === 200 && ((await answer.clone().json()) as Body).images.length === 0
        ? json(404, refusal)
        : answer,
  },
};
