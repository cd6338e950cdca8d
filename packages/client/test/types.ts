// Checked by the compiler alone (`npm run typecheck`): that wrong code does not compile is as much a promise as that right code does.

import { conohaFetch, createFetchClient, nextMarker } from '../source/fetch.ts';
import {
  createImageClient,
  type Image,
  type ImageClient,
  isImageClientError,
  type ListImagesQuery,
  type Middleware,
  type OperationName,
  type operations,
  type Query,
  type ServerUrl,
} from '../source/index.ts';

const client = createImageClient({ token: 'token' });

type Same<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
function same<One, Other>(_: Same<One, Other>): void {}

// The client has a method for each list of the document.
same<keyof ImageClient, OperationName>(true);
same<Extract<OperationName, keyof operations>, OperationName>(true);

// Options.
createImageClient({ token: async () => 'token', timeout: 1_000, prefetch: true });
createImageClient({ token: 'token', baseUrl: 'http://127.0.0.1:4010' });
declare const server: ServerUrl;
createImageClient({ token: 'token', baseUrl: server });
// @ts-expect-error: the document has no such server.
export const other: ServerUrl = 'https://image-service.example';
// @ts-expect-error: a base URL is a string.
createImageClient({ token: 'token', baseUrl: new URL('http://127.0.0.1:4010') });
// @ts-expect-error: a client needs a token.
createImageClient({ timeout: 1_000 });
// @ts-expect-error: a client has an unknown option.
createImageClient({ token: 'token', region: 'c3j1' });
// @ts-expect-error: a token is a string.
createImageClient({ token: 17 });

createImageClient({ token: 'token', headers: { 'X-One': '1' }, maxBodySize: 1_000_000 });
const middleware: Middleware = { onRequest: ({ request }) => request, onResponse: () => undefined };
createImageClient({ token: 'token', middleware: [middleware] });
// @ts-expect-error: middleware is an array.
createImageClient({ token: 'token', middleware });

// Valid queries.
client.listImages();
client.listImages({ visibility: 'public', os_type: 'linux', limit: 200, marker: 'id', protected: true });
client.listImages({ name: undefined, sort: undefined });
client.listImages({ sort: 'name:asc' });
client.listImages({ sort: ['name:asc', 'size', 'id:desc'] });
client.listImages({ sort_key: 'name', sort_dir: 'asc' });
client.listImages({ sort_key: ['name', 'size'], sort_dir: ['asc', 'desc'] });
client.listImages({ created_at: new Date() });
client.listImages({ created_at: '2023-10-25T09:55:09Z', updated_at: { gte: new Date() } });
client.listImages({ created_at: { lt: '2023-10-25T09:55:09Z' } });
client.listImages({ name: 'a:b', id: { in: ['a', 'b'] }, status: { eq: 'active' } });
client.listImages({ tag: 'service_type=vps' });
client.listImages({ tag: ['service_type=vps', 'dst_name=Ubuntu'] });
client.listImages({}, { properties: { x_label: 'nightly' } });

client.listImages({ created_at: { gte: new Date(), lt: undefined } });
client.listImages({ sort: 'name', sort_key: undefined });
client.listImages({ sort: undefined, sort_dir: 'asc' });

// A query has a type with a name.
same<Query<'listImages'>, ListImagesQuery>(true);
export const query: ListImagesQuery = { visibility: 'private', sort: ['name'] };
client.listImages(query);
declare const queryOrNothing: ListImagesQuery | undefined;
client.listImages(queryOrNothing);

// Invalid queries.
// @ts-expect-error: a misspelt filter.
client.listImages({ visiblity: 'public' });
// @ts-expect-error: the value is not in the enum.
client.listImages({ visibility: 'pubic' });
// @ts-expect-error: case matters.
client.listImages({ os_type: 'Linux' });
// @ts-expect-error: the two ways to say the order exclude each other.
client.listImages({ sort: 'name', sort_key: 'name' });
// @ts-expect-error: the two ways to say the order exclude each other.
client.listImages({ sort: 'name', sort_dir: 'asc' });
// @ts-expect-error: the order of the two does not matter.
client.listImages({ sort_key: 'name', sort: 'name' });
// @ts-expect-error: what the compiler says of the conflict is not a value.
client.listImages({ sort: 'name', sort_key: "sort_key can't be combined with sort" });
declare const bothOrders: { sort: 'name'; sort_key: 'name' };
// @ts-expect-error: the two ways to say the order exclude each other in a variable too.
client.listImages(bothOrders);
// @ts-expect-error: images can't be sorted by this property.
client.listImages({ sort: 'min_disk:asc' });
// @ts-expect-error: an unknown direction.
client.listImages({ sort: ['name:up'] });
// @ts-expect-error: images can't be sorted by this property.
client.listImages({ sort_key: 'os_type' });
// @ts-expect-error: limit is a number.
client.listImages({ limit: '200' });
// @ts-expect-error: an unknown operator.
client.listImages({ created_at: { after: new Date() } });
// @ts-expect-error: a parameter has one operator.
client.listImages({ created_at: { gte: new Date(), lt: new Date() } });
// @ts-expect-error: a comparison has an operator.
client.listImages({ created_at: {} });
// @ts-expect-error: a time is a Date or a string.
client.listImages({ created_at: Date.now() });
// @ts-expect-error: an object that looks like a Date is not one.
client.listImages({ created_at: { toISOString: () => '2023-10-25T09:55:09Z', getTime: () => 0 } });
// @ts-expect-error: a list of values is an array.
client.listImages({ name: { in: 'a,b' } });
// @ts-expect-error: a name can't be compared by order.
client.listImages({ name: { gte: 'a' } });
// @ts-expect-error: this filter has no operators.
client.listImages({ owner: { in: ['a'] } });
// @ts-expect-error: this filter takes one value.
client.listImages({ owner: ['a', 'b'] });
// @ts-expect-error: protected is a boolean.
client.listImages({ protected: 'true' });
// @ts-expect-error: a value can't be null.
client.listImages({ name: null });
// @ts-expect-error: an unknown option.
client.listImages({}, { timeOut: 1 });
// @ts-expect-error: a call has no token of its own.
client.listImages({}, { token: 'another' });

export async function results(): Promise<void> {
  const page = await client.listImages({ limit: 1 });
  same<typeof page.items, readonly Image[]>(true);
  same<typeof page.marker, string | undefined>(true);
  for await (const image of client.listImages()) {
    same<typeof image, Image>(true);
    same<typeof image.virtual_size, number | null>(true);
    // For properties that the document does not name.
    image satisfies Record<string, unknown>;
    (image as Record<string, unknown>)['x_label'];
    // @ts-expect-error: a misspelt property.
    image.virtualsize;
  }
  for await (const image of page) same<typeof image, Image>(true);
  same<Awaited<ReturnType<typeof page.first>>, Image | undefined>(true);
  same<Awaited<ReturnType<typeof page.toArray>>, Image[]>(true);
  await client.listImages().toArray({ maxItems: Number.POSITIVE_INFINITY });
  // @ts-expect-error: the maximum number of items is required.
  await client.listImages().toArray();
  // @ts-expect-error: the maximum number of items is required.
  await client.listImages().toArray({});
  for await (const next of client.listImages().pages()) same<typeof next, typeof page>(true);

  const result = await client.listImages.safe({ limit: 1 });
  // @ts-expect-error: the result may have no page.
  result.page.items;
  switch (result.status) {
    case 200:
      same<typeof result.page, typeof page>(true);
      break;
    case 400:
    case 401:
    case 403:
      same<typeof result.error.status, 400 | 401 | 403>(true);
      break;
    case 'undocumented':
      same<typeof result.error.status, number>(true);
      break;
    case 'none':
      same<
        typeof result.error.name,
        | 'AbortError'
        | 'BodyError'
        | 'CallbackError'
        | 'DriftError'
        | 'NetworkError'
        | 'PageError'
        | 'QueryError'
        | 'TimeoutError'
        | 'TokenError'
      >(true);
      break;
    default:
      result satisfies never;
  }

  const error: unknown = undefined;
  // @ts-expect-error: the type of the error is not known yet.
  error.name;
  if (!isImageClientError(error)) return;
  switch (error.name) {
    case 'ResponseError':
      same<typeof error.status, number>(true);
      break;
    case 'QueryError':
      same<typeof error.parameter, string>(true);
      break;
    case 'DriftError':
      same<(typeof error.drifts)[0]['pointer'], string>(true);
      break;
    case 'AbortError':
    case 'BodyError':
    case 'CallbackError':
    case 'NetworkError':
    case 'PageError':
    case 'TimeoutError':
    case 'TokenError':
      break;
    default:
      error satisfies never;
  }
}

// The entry for programs that use openapi-fetch.
export async function fetchEntry(): Promise<void> {
  const fetchClient = createFetchClient({ token: 'token', retries: 1, headers: { 'X-One': '1' } });
  const result = await fetchClient.GET('/v2/images', { params: { query: { limit: 1, sort: ['name:asc'] } } });
  // @ts-expect-error: a result may have no data.
  result.data.images;
  if (!result.data) {
    same<typeof result.response.status, number>(true);
    return;
  }
  result.data.images satisfies Image[];
  same<(typeof result.data.images)[number]['status'], string>(true);
  same<(typeof result.data.images)[number]['disk_format'], string | null>(true);
  same<(typeof result.data.images)[number]['visibility'], Image['visibility']>(true);
  same<ReturnType<typeof nextMarker>, string | undefined>(true);
  // @ts-expect-error: an unknown path.
  fetchClient.GET('/v2/image');
  // @ts-expect-error: a misspelt filter.
  fetchClient.GET('/v2/images', { params: { query: { visiblity: 'public' } } });
  // @ts-expect-error: a list that the document does not have.
  nextMarker('listVolumes', result.data);
  conohaFetch({ token: 'token' }) satisfies typeof fetch;
  // @ts-expect-error: options of lists are not options of fetch.
  conohaFetch({ token: 'token', maxItems: 1 });
  // @ts-expect-error: a token is required.
  conohaFetch({});
}
