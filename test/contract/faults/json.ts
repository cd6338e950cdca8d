import type { Fault, Situation } from '../fault.ts';
import { eachImage, text } from './changes.ts';
import { newest } from './images.ts';

/** Changes the text of pages. */
const rewrites =
  (change: (text: string, situation: Situation) => string | Uint8Array<ArrayBuffer>): NonNullable<Fault['responds']> =>
  async (response, situation) =>
    response.status === 200 && situation.request.method === 'GET'
      ? new Response(change(await response.text(), situation), { headers: response.headers })
      : response;

/** Changes the text of pages, and their content-type. */
const retypes =
  (type: string, change: (text: string) => string | Uint8Array<ArrayBuffer>): NonNullable<Fault['responds']> =>
  async (response, situation) => {
    const rewritten = await rewrites(change)(response, situation);
    if (rewritten !== response) rewritten.headers.set('content-type', type);
    return rewritten;
  };

/** Encodes characters of Latin-1 as single bytes, and others as question marks. */
const latin1 = (value: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(value, (character) => (character < '\u0100' ? character.charCodeAt(0) : 0x3f));

/** Faults of the encoding and the syntax of JSON (RFC 8259). */
export const jsonFaults: Record<string, Fault> = {
  'json-charset-latin1': {
    does: 'encodes a page in Latin-1, and says so',
    shows: 'limit=100',
    responds: retypes('application/json; charset=ISO-8859-1', latin1),
  },
  'json-charset-shift-jis': {
    does: 'says that a page is in Shift_JIS, although it is in UTF-8',
    shows: 'limit=2',
    responds: retypes('application/json; charset=Shift_JIS', (body) => body),
  },
  'json-charset-utf-16': {
    does: 'encodes a page in UTF-16, and says so, if an unknown media type is accepted',
    shows: [{ headers: { 'x-auth-token': 'tok-a', accept: '*/*' } }],
    responds: (response, situation) =>
      situation.request.headers.get('accept') === 'application/json'
        ? response
        : retypes('application/json; charset=utf-16', (body) => new Uint8Array(Buffer.from(body, 'utf16le')))(
            response,
            situation,
          ),
  },
  'json-not-utf-8': {
    does: 'encodes Japanese tags with a byte that UTF-8 does not have',
    shows: 'tag=%E8%87%AA%E5%8B%95',
    responds: rewrites((body) => {
      const bytes = new TextEncoder().encode(body.replaceAll('自動', '\u0001'));
      return bytes.map((byte) => (byte === 1 ? 0xff : byte));
    }),
  },
  'json-overlong': {
    does: 'encodes é as a single byte',
    shows: 'name=%C3%A9t%C3%A9',
    responds: rewrites((body) => {
      const bytes = new TextEncoder().encode(body.replaceAll('é', '\u0001'));
      return bytes.map((byte) => (byte === 1 ? 0xe9 : byte));
    }),
  },
  'json-byte-order-mark': {
    does: 'begins a page with a byte order mark',
    shows: 'limit=2',
    responds: rewrites((body) => `\ufeff${body}`),
  },
  'json-images-twice': {
    does: 'has the images twice, first without an item',
    shows: 'limit=2',
    responds: rewrites((body) => body.replace('"images":', '"images":[],"images":')),
  },
  'json-schema-twice': {
    does: 'has the member schema twice',
    shows: 'limit=2',
    responds: rewrites((body) => body.replace(/\}$/, ',"schema":"/v2/schemas/images"}')),
  },
  'json-name-twice-in-item': {
    does: 'has the name of an image twice, first with another value',
    shows: 'limit=2',
    responds: rewrites((body) => body.replace('"name":', '"name":"other","name":')),
  },
  'json-size-twice-in-item': {
    does: 'has the size of an image twice, with the same value',
    shows: 'limit=2',
    responds: rewrites((body) => body.replace(/"size":(\d+)/, '"size":$1,"size":$1')),
  },
  'json-integer-with-fraction': {
    does: 'writes min_disk with a fraction of 0',
    shows: 'min_disk=30&limit=2',
    responds: rewrites((body) => body.replaceAll(/"min_disk":(\d+)/g, '"min_disk":$1.0')),
  },
  'json-integer-negative-zero': {
    does: 'writes a min_ram of 0 as -0',
    shows: 'min_ram=0&limit=2',
    responds: rewrites((body) => body.replaceAll('"min_ram":0,', '"min_ram":-0,')),
  },
  'json-integer-with-exponent': {
    does: 'writes sizes of ten digits or more with an exponent',
    shows: 'limit=2',
    responds: rewrites((body) =>
      body.replaceAll(/"size":(\d)(\d{9,})/g, (_, first, rest) => `"size":${first}.${rest}e${rest.length}`),
    ),
  },
  'json-ram-with-exponent': {
    does: 'writes a min_ram of 1024 as 1.024e3',
    shows: 'min_ram=1024&limit=2',
    responds: rewrites((body) => body.replaceAll('"min_ram":1024', '"min_ram":1.024e3')),
  },
  'json-large-size-as-text': {
    does: 'writes sizes of 2^34 or more as strings',
    shows: 'size_min=17179869184&limit=2',
    writes: eachImage((image) =>
      Number(image['size']) >= 2 ** 34 ? { ...image, size: String(image['size']) } : image,
    ),
  },
  'json-lone-surrogate': {
    does: 'has half of a surrogate pair in a string',
    shows: 'limit=2',
    responds: rewrites((body) => body.replaceAll('"protected":', '"note":"\\ud83d","protected":')),
  },
  'json-raw-control-character': {
    does: 'does not escape a tab in a string',
    shows: 'name=tab%09here',
    responds: rewrites((body) => body.replaceAll('tab\\there', 'tab\there')),
  },
  'json-text-after': {
    does: 'has a zero byte after a later page',
    shows: `marker=${newest}`,
    responds: rewrites((body, { value }) => (value('marker') ? `${body}\0` : body)),
  },
  'json-not-a-number': {
    does: 'writes a missing size as NaN if it is sorted by size',
    shows: 'sort=size:asc',
    responds: rewrites((body, { value }) =>
      value('sort')?.startsWith('size') ? body.replaceAll('"size":null', '"size":NaN') : body,
    ),
  },
  'json-no-tags-as-object': {
    does: 'writes an empty list of tags as an object',
    shows: `id=${newest}`,
    responds: rewrites((body) => body.replaceAll('"tags":[]', '"tags":{}')),
  },
  'json-cut-at-100000': {
    does: 'ends a page after 100,000 characters',
    shows: 'visibility=all&limit=1000',
    responds: rewrites((body) => body.slice(0, 100_000)),
  },
  'json-latin1-escapes': {
    does: 'writes é as the escapes of its two bytes',
    shows: 'name=%C3%A9t%C3%A9',
    responds: rewrites((body) => body.replaceAll('é', '\\u00c3\\u00a9')),
  },
};

/** Faults of items that contradict themselves. */
export const contradictionFaults: Record<string, Fault> = {
  'item-tag-twice': {
    does: 'has the first tag of an image twice',
    shows: 'tag=daily',
    writes: eachImage((image) => {
      const tags = image['tags'] as string[];
      return { ...image, tags: [...tags, ...tags.slice(0, 1)] };
    }),
  },
  'item-tag-twice-of-one': {
    does: 'has an image with the same tag twice',
    shows: 'tag=daily&limit=100',
    writes: eachImage((image) => (image['name'] === 'trailing ' ? { ...image, tags: ['daily', 'daily'] } : image)),
  },
  'item-updated-before-created': {
    does: 'has images that were changed a second before they were created',
    shows: 'limit=2',
    writes: eachImage((image) => ({
      ...image,
      updated_at: new Date(Date.parse(text(image, 'created_at')) - 1_000).toISOString().replace('.000', ''),
    })),
  },
  'item-updated-before-created-of-one': {
    does: 'has an image that was changed before it was created',
    shows: `id=${newest}`,
    writes: eachImage((image) => (image['id'] === newest ? { ...image, updated_at: '2023-10-01T00:00:00Z' } : image)),
  },
  'item-times-swapped-beside-order': {
    does: 'swaps the two times of an image in a list that is sorted by updated_at',
    shows: 'sort=updated_at',
    writes: (body, { value }) =>
      value('sort')?.includes('updated_at')
        ? eachImage((image) => ({ ...image, created_at: image['updated_at'], updated_at: image['created_at'] }))(body)
        : body,
  },
};
